package org.partnercenter.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.partnercenter.incentive.IncentiveModule.ADMIN;
import static org.partnercenter.incentive.IncentiveModule.FINANCE;
import static org.partnercenter.incentive.IncentiveModule.OPERATIONS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;
import org.partnercenter.Rule;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.notice.Notice;

/** The confirmation of incentives: in time, disputed, lapsed. Generated on 2026-01-20, the last day is 2026-03-23. */
class IncentivesTest {

    private final IncentiveModule module = new IncentiveModule();
    private final Incentives incentives = module.incentives;

    @AfterEach
    void close() {
        module.close();
    }

    @Test
    @Rule({"INC-01", "INC-04"})
    @DisplayName("Published, it shows its deadline and the working days left")
    void published() {
        String key = module.published("3000");

        IncentiveView shown = module.incentive(key);
        assertThat(shown.status().code()).isEqualTo("awaiting-confirmation");
        assertThat(shown.deadline().at()).isEqualTo("2026-03-23T16:00:00Z");
        assertThat(shown.deadline().workingDaysLeft()).isEqualTo(40);
        assertThat(shown.amount()).isEqualTo("3000.00");
        assertThat(shown.generatedAt()).isEqualTo("2026-01-20T02:00:00Z");
        assertThat(sentNotices()).singleElement().satisfies(notice -> {
            assertThat(notice.audience().partnerId()).isEqualTo("cloudstar");
            assertThat(notice.audience().groups()).containsExactly("partner-finance", "partner-admin");
            assertThat(notice.text()).contains("3000.00", "2026-03-23");
        });
    }

    @ParameterizedTest
    @CsvSource({"2026-03-23T23:59:59, true", "2026-03-24T00:00:00, false", "2026-03-30T10:00:00, false"})
    @Rule({"INC-01", "INC-02"})
    @DisplayName("Confirmed or disputed on the last day it counts, after it it does not, though no timer has run")
    void decidedInTime(String now, boolean inTime) {
        String confirmed = module.published("3000");
        String disputed = module.published("3000");
        module.clock.set(now);

        if (inTime) {
            confirm(confirmed, FINANCE);
            dispute(disputed);
            assertThat(status(confirmed)).isEqualTo("payable");
            assertThat(status(disputed)).isEqualTo("disputed");
        } else {
            Refused.with(409, "DEADLINE_OVER", () -> confirm(confirmed, FINANCE));
            Refused.with(409, "DEADLINE_OVER", () -> dispute(disputed));
            assertThat(status(confirmed)).isEqualTo("awaiting-confirmation");
            assertThat(status(disputed)).isEqualTo("awaiting-confirmation");
        }
    }

    @Test
    @Rule({"INC-01", "INC-02", "INC-03"})
    @DisplayName("The lapse trusts its timer, and a lapsed incentive stays so")
    void lapsed() {
        String key = module.published("3000");

        incentives.lapse(key);

        assertThat(status(key)).isEqualTo("lapsed");
        assertThat(module.incentive(key).deadline()).isNull();
        Refused.with(409, "ALREADY_DECIDED", () -> confirm(key, FINANCE));
        Refused.with(409, "ALREADY_DECIDED", () -> dispute(key));
        Refused.with(409, "ALREADY_DECIDED", () -> answer(key, OPERATIONS, "1"));
        Refused.with(409, "ALREADY_DECIDED", () -> incentives.confirmByDeadline(key));
        Refused.with(409, "ALREADY_DECIDED", () -> incentives.lapse(key));
        Refused.with(409, "ALREADY_DECIDED", () -> incentives.publish(key, 40));
        assertThat(status(key)).isEqualTo("lapsed");
    }

    @ParameterizedTest
    @EnumSource(value = IncentiveStatus.class, names = "AWAITING_CONFIRMATION", mode = EnumSource.Mode.EXCLUDE)
    @Rule({"INC-02", "INC-03"})
    @DisplayName("Only what awaits confirmation can be confirmed or lapse")
    void onlyOnce(IncentiveStatus status) {
        String key = module.published("3000");
        module.jdbc.sql("update incentive set status = ? where incentive_key = ?").params(status.code(), key).update();

        Refused.with(409, "ALREADY_DECIDED", () -> confirm(key, FINANCE));
        Refused.with(409, "ALREADY_DECIDED", () -> incentives.confirmByDeadline(key));
        Refused.with(409, "ALREADY_DECIDED", () -> incentives.lapse(key));
        assertThat(status(key)).isEqualTo(status.code());
    }

    @Test
    @Rule("INC-02")
    @DisplayName("A confirmed incentive does not lapse any more")
    void confirmed() {
        String key = module.published("3000");
        confirm(key, FINANCE);

        Refused.with(409, "ALREADY_DECIDED", () -> incentives.lapse(key));
        assertThat(status(key)).isEqualTo("payable");
        assertThat(module.incentive(key).deadline()).isNull();
        assertThat(module.incentive(key).history()).extracting(Journal.Entry::to).containsExactly("awaiting-confirmation", "payable");
    }

    @Test
    @Rule("INC-06")
    @DisplayName("The deadline confirms what its policy says; a statement's amount then waits for its release")
    void confirmedByDeadline() {
        String key = module.published("3000");
        incentives.confirmByDeadline(key);

        assertThat(status(key)).isEqualTo("payable");
        assertThat(IncentiveKind.PERFORMANCE.confirmed()).isEqualTo(IncentiveStatus.CONFIRMED);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-09T09:00, 10", "2026-03-18T09:00, 3", "2026-03-20T09:00, 1"})
    @Rule("INC-05")
    @DisplayName("A reminder says how many working days are left, and goes out once")
    void reminder(String now, int left) {
        String key = module.published("3000");
        clearInvocations(module.notices);
        module.clock.set(now);

        incentives.remind(key);
        incentives.remind(key);

        assertThat(sentNotices()).singleElement().satisfies(notice -> {
            assertThat(notice.zh()).contains("剩余 " + left + " 个工作日").contains(key);
            assertThat(notice.en()).contains(left + " working days left");
            assertThat(notice.text()).contains("3000.00").contains("2026-03-23");
            assertThat(notice.audience().groups()).containsExactly("partner-finance", "partner-admin");
        });
    }

    @Test
    @Rule("INC-05")
    @DisplayName("No reminder goes out at or after the deadline, nor once it is disputed or decided")
    void noReminder() {
        String late = module.published("3000");
        String disputed = module.published("3000");
        String confirmed = module.published("3000");
        dispute(disputed);
        confirm(confirmed, FINANCE);
        clearInvocations(module.notices);
        incentives.remind(disputed);
        incentives.remind(confirmed);

        module.clock.set("2026-03-24T00:00");
        incentives.remind(late);

        verify(module.notices, never()).send(any());
    }

    @Test
    @Rule("INC-07")
    @DisplayName("A dispute stops the clock; the answer gives back what was left, from its own day")
    void clockStops() {
        String key = module.published("3000");
        module.clock.set("2026-01-28T17:00");
        assertThat(module.incentive(key).deadline().workingDaysLeft()).isEqualTo(34);

        dispute(key);

        IncentiveView disputed = module.incentive(key);
        assertThat(disputed.status().code()).isEqualTo("disputed");
        assertThat(disputed.deadline()).isNull();
        assertThat(disputed.feedback()).isEqualTo("32 days were worked");
        assertThat(disputed.expectedAmount()).isEqualTo("3200.00");
        module.clock.set("2026-06-01T10:00");
        assertThat(answer(key, OPERATIONS, "3100.00")).isFalse();
        IncentiveView answered = module.incentive(key);
        assertThat(answered.status().code()).isEqualTo("awaiting-confirmation");
        assertThat(answered.deadline().workingDaysLeft()).isEqualTo(34);
        assertThat(answered.deadline().at()).isAfter(Instant.parse("2026-07-15T00:00:00Z"));
        assertThat(answered.generatedAt()).isEqualTo("2026-01-20T02:00:00Z");
    }

    @Test
    @Rule({"INC-05", "INC-07"})
    @DisplayName("A resumed deadline has its own reminders, also where the former had sent the same")
    void remindersAfterAnAnswer() {
        String key = module.published("3000");
        module.clock.set("2026-03-18T09:00");
        incentives.remind(key);
        dispute(key);
        answer(key, OPERATIONS, "3000.00");
        clearInvocations(module.notices);
        module.clock.set("2026-03-20T09:00");
        assertThat(module.incentive(key).deadline().workingDaysLeft()).isEqualTo(3);

        incentives.remind(key);
        incentives.remind(key);

        assertThat(sentNotices()).singleElement().satisfies(notice -> assertThat(notice.zh()).contains("剩余 3 个工作日"));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-23T10:00, 5", "2026-03-17T10:00, 5", "2026-03-16T10:00, 5", "2026-03-13T10:00, 6"})
    @Rule("INC-07")
    @DisplayName("An answer gives at least five working days")
    void atLeastFive(String now, int given) {
        String key = module.published("3000");
        module.clock.set(now);
        dispute(key);

        answer(key, OPERATIONS, "3000.00");

        assertThat(module.incentive(key).deadline().workingDaysLeft()).isEqualTo(given);
    }

    @Test
    @Rule("INC-07")
    @DisplayName("An amount of 0 cancels; a negative one is not for a support")
    void cancelled() {
        String key = module.published("3000");
        dispute(key);
        Refused.field("amount", () -> answer(key, OPERATIONS, "-0.01"));

        assertThat(answer(key, OPERATIONS, "0")).isTrue();

        assertThat(status(key)).isEqualTo("cancelled");
        assertThat(module.incentive(key).deadline()).isNull();
        assertThat(IncentiveKind.PERFORMANCE.allows(new BigDecimal("-1"))).isTrue();
        assertThat(IncentiveKind.CLAW_BACK.allows(new BigDecimal("-1"))).isTrue();
        assertThat(IncentiveKind.DEDICATED_STAFF.allows(new BigDecimal("-1"))).isFalse();
    }

    @Test
    @Rule("INC-08")
    @DisplayName("Who entered the amount cannot confirm it, an administrator included")
    void fourEyesOfTheFirstAmount() {
        String key = module.published("3000", ADMIN);

        Refused.with(403, "FOUR_EYES", () -> confirm(key, ADMIN));
        assertThat(status(key)).isEqualTo("awaiting-confirmation");
        confirm(key, FINANCE);
        assertThat(status(key)).isEqualTo("payable");
    }

    @Test
    @Rule("INC-08")
    @DisplayName("Nor who corrected it; the correction is shown beside the old amount with its reason")
    void fourEyesOfACorrection() {
        String key = module.published("3000");
        dispute(key);
        answer(key, ADMIN, "2000.00");

        Refused.with(403, "FOUR_EYES", () -> confirm(key, ADMIN));
        IncentiveView shown = module.incentive(key);
        assertThat(shown.amount()).isEqualTo("2000.00");
        assertThat(shown.previousAmount()).isEqualTo("3000.00");
        assertThat(shown.answer()).isEqualTo("recounted");
        assertThat(shown.corrections()).singleElement().satisfies(correction -> {
            assertThat(correction.by()).as("a partner reads the group").isEqualTo("camunda-admin");
            assertThat(correction.oldAmount()).isEqualTo("3000.00");
            assertThat(correction.newAmount()).isEqualTo("2000.00");
            assertThat(correction.reason()).isEqualTo("recounted");
        });
        assertThat(module.incentiveRecords.item(key, OPERATIONS).corrections().get(0).by()).isEqualTo("admin");
    }

    @Test
    @Rule("INC-08")
    @DisplayName("An answer that leaves the amount as it was is no correction, but its author does not confirm it either")
    void unchangedAmount() {
        String key = module.published("3000");
        dispute(key);
        answer(key, ADMIN, "3000.00");

        assertThat(module.incentive(key).previousAmount()).isNull();
        assertThat(module.incentive(key).corrections()).isEmpty();
        Refused.with(403, "FOUR_EYES", () -> confirm(key, ADMIN));
    }

    /** A claim over 50,000.00, its cap, that waits for the partner's confirmation. */
    private String claimed(String account) {
        String key = module.claim("cloudstar", module.claimable("cloudstar", account), account);
        return IncentiveModule.as(OPERATIONS, () -> {
            module.claims.review(key, IncentiveModule.APPROVE, new BigDecimal("50000.00"), OPERATIONS);
            incentives.publish(key, 40);
            return key;
        });
    }

    private void clawBack(String key, String amount) {
        IncentiveModule.as(OPERATIONS, () -> {
            module.clawBacks.clawBack(key, Map.of("amount", amount, "occurredOn", "2026-01-20", "reason", "客户退订"), OPERATIONS);
            return key;
        });
    }

    @Test
    @Rule("INC-16")
    @DisplayName("The answer to a dispute about a claim is held to the cap, and does not give back what was clawed back")
    void answerWithinCap() {
        String key = claimed("cap-1");
        dispute(key);
        Refused.with(409, "ABOVE_CAP", () -> answer(key, OPERATIONS, "50000.01"));
        assertThat(status(key)).isEqualTo("disputed");
        answer(key, OPERATIONS, "50000.00");

        clawBack(key, "1000.00");
        dispute(key);
        Refused.with(409, "ABOVE_CAP", () -> answer(key, OPERATIONS, "49000.01"));
        answer(key, OPERATIONS, "49000.00");
        assertThat(module.incentive(key).amount()).isEqualTo("49000.00");
    }

    @Test
    @Rule("INC-17")
    @DisplayName("While an amount is disputed no part of it is clawed back, which the answer would undo; all of it is")
    void clawedBackWhileDisputed() {
        String key = claimed("cap-2");
        dispute(key);

        Refused.with(409, "CLAWBACK_NOT_POSSIBLE", () -> clawBack(key, "1000.00"));
        assertThat(module.incentive(key).amount()).isEqualTo("50000.00");
        clawBack(key, "50000.00");

        assertThat(status(key)).isEqualTo("clawed-back");
        Refused.with(409, "ALREADY_DECIDED", () -> answer(key, OPERATIONS, "50000.00"));
    }

    private List<Notice> sentNotices() {
        ArgumentCaptor<Notice> sent = ArgumentCaptor.forClass(Notice.class);
        verify(module.notices, org.mockito.Mockito.atLeast(0)).send(sent.capture());
        return sent.getAllValues();
    }

    private String status(String key) {
        return module.incentive(key).status().code();
    }

    private void confirm(String key, Actor actor) {
        IncentiveModule.as(actor, () -> {
            incentives.confirm(key, null, actor);
            return key;
        });
    }

    private void dispute(String key) {
        IncentiveModule.as(FINANCE, () -> {
            incentives.dispute(key, "32 days were worked", new BigDecimal("3200"));
            return key;
        });
    }

    private boolean answer(String key, Actor actor, String amount) {
        return IncentiveModule.as(actor, () -> incentives.answer(key, "recounted", new BigDecimal(amount), actor));
    }
}
