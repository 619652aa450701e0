package org.partnercenter.incentive.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.incentive.ClawBacks;
import org.partnercenter.incentive.IncentiveKind;
import org.partnercenter.incentive.SlipIncentives;
import org.springframework.beans.factory.annotation.Autowired;

/** What is taken back of delivery incentives of 52,000.00; the delivery ended on 2026-01-16. */
class ClawBackTest extends IncentiveProcessTest {

    @Autowired
    private ClawBacks clawBacks;
    @Autowired
    private SlipIncentives slips;
    private String key;

    @BeforeEach
    void generate() {
        key = deliveryIncentive();
    }

    private void clawBack(String user, String amount, String occurredOn) {
        as(user, () -> clawBacks.clawBack(key, Map.of("amount", amount, "occurredOn", occurredOn, "reason", "客户退订"), actor(user)));
    }

    private void clawBack(String amount) {
        clawBack("operations", amount, "2026-01-19");
    }

    private void confirmed() {
        complete("cloudstar-finance", key, "check-incentive", "decision", "confirm");
    }

    private String paid() {
        confirmed();
        String slip = "PAY-" + key;
        slips.reserve("cloudstar", List.of(key), slip);
        return slip;
    }

    private String negative() {
        return jdbc.sql("select incentive_key from incentive where origin_key = ? order by incentive_key desc limit 1").param(key)
                .query(String.class).single();
    }

    @Test
    @Rule("INC-17")
    @DisplayName("Before payout the amount falls; the old one stays beside it with the reason")
    void falls() {
        clawBack("2000.00");

        assertThat(incentive(key).amount()).isEqualTo("50000.00");
        assertThat(incentive(key).previousAmount()).isEqualTo("52000.00");
        assertThat(incentive(key).clawedBackAmount()).isEqualTo("2000.00");
        assertThat(incentive(key).corrections().get(0).reason()).isEqualTo("客户退订");
        assertThat(openTasks(key)).containsExactly("check-incentive");
        confirmed();
        clawBack("50000.00");
        assertThat(status(key)).isEqualTo("clawed-back");
        assertThat(slips.payable("cloudstar")).extracting(SlipIncentives.Payable::key).doesNotContain(key);
    }

    @ParameterizedTest
    @CsvSource({"confirm", "dispute"})
    @Rule("INC-17")
    @DisplayName("Clawed back whole while it is checked or disputed, its confirmation ends")
    void whole(String state) {
        if (state.equals("dispute")) {
            complete("cloudstar-finance", key, "check-incentive", "decision", "dispute", "feedback", "少算");
        }
        clawBack("52000.00");

        assertThat(status(key)).isEqualTo("clawed-back");
        assertThat(incentive(key).deadline()).isNull();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count()).isZero();
        assertThat(notices("cloudstar-finance", key)).anyMatch(n -> n.startsWith("已追回"));
    }

    @Test
    @Rule({"INC-17", "PAY-03"})
    @DisplayName("What was paid comes back as a negative incentive that is confirmed and then goes with the next slip")
    void afterPayout() {
        String slip = paid();
        assertRefused(409, "IN_PAYOUT", "", () -> clawBack("1000.00"));
        slips.paid(slip);

        clawBack("2000.00");
        assertThat(status(key)).isEqualTo("paid");
        assertThat(incentive(key).amount()).isEqualTo("52000.00");
        String negative = negative();
        assertThat(incentive(negative).amount()).isEqualTo("-2000.00");
        assertThat(incentive(negative).kind()).isEqualTo(IncentiveKind.CLAW_BACK.code());
        assertThat(incentive(negative).deadline().workingDaysLeft()).isEqualTo(10);
        assertFieldRefused("amount", () -> clawBack("50000.01"));
        clawBack("50000.00");
        assertThat(status(key)).isEqualTo("clawed-back");
        assertThat(incentive(key).clawedBackAmount()).isEqualTo("52000.00");

        complete("cloudstar-finance", negative, "check-incentive", "decision", "confirm");
        assertThat(slips.payable("cloudstar")).extracting(SlipIncentives.Payable::key).contains(negative);
        runTimer(negative(), "deadline-reached");
        assertThat(status(negative())).isEqualTo("payable");
        String other = deliveryIncentive();
        complete("cloudstar-finance", other, "check-incentive", "decision", "confirm");
        assertThat(slips.reserve("cloudstar", List.of(other), "PAY-next-" + key).sum()).isEqualByComparingTo("0");
    }

    @Test
    @Rule({"INC-17", "INC-08"})
    @DisplayName("A disputed claw-back is corrected with its sign, and the paid incentive with it")
    void disputed() {
        slips.paid(paid());
        clawBack("52000.00");
        String negative = negative();
        complete("cloudstar-finance", negative, "check-incentive", "decision", "dispute", "feedback", "只退订一半");

        assertFieldRefused("amount", () -> complete("operations", negative, "answer-feedback", "answer", "a", "amount", "1"));
        assertFieldRefused("amount", () -> complete("operations", negative, "answer-feedback", "answer", "a", "amount", "-52000.01"));
        complete("operations", negative, "answer-feedback", "answer", "同意", "amount", "-26000.00");
        assertThat(status(key)).isEqualTo("paid");
        assertThat(incentive(key).clawedBackAmount()).isEqualTo("26000.00");

        complete("cloudstar-finance", negative, "check-incentive", "decision", "dispute", "feedback", "没有退订");
        complete("operations", negative, "answer-feedback", "answer", "同意", "amount", "0");
        assertThat(status(negative)).isEqualTo("cancelled");
        assertThat(incentive(key).clawedBackAmount()).isEqualTo("0.00");
        clawBack("52000.00");
        assertThat(status(key)).isEqualTo("clawed-back");
        complete("cloudstar-finance", negative(), "check-incentive", "decision", "confirm");
        slips.reserve("cloudstar", List.of(payable()), "PAY-even-" + key);
    }

    private String payable() {
        String other = deliveryIncentive();
        complete("cloudstar-finance", other, "check-incentive", "decision", "confirm");
        return other;
    }

    @Test
    @Rule("INC-17")
    @DisplayName("Only operations, only what happened within six months of the delivery, at most the amount, and only of these kinds")
    void refused() {
        assertRefused(403, "NOT_ALLOWED", "", () -> clawBack("finance", "1", "2026-01-19"));
        assertRefused(403, "NOT_ALLOWED", "", () -> clawBack("cloudstar-admin", "1", "2026-01-19"));
        assertFieldRefused("amount", () -> clawBack("0"));
        assertFieldRefused("amount", () -> clawBack("52000.01"));
        assertFieldRefused("occurredOn", () -> clawBack("operations", "1", "2026-12-31"));
        Map<String, Object> incomplete = new HashMap<>(Map.of("amount", "1", "occurredOn", "2026-01-19"));
        assertFieldRefused("reason", () -> as("operations", () -> clawBacks.clawBack(key, incomplete, actor("operations"))));

        confirmed();
        moveTo(LocalDate.parse("2026-08-01"));
        assertRefused(409, "CLAWBACK_TOO_LATE", "2026-07-16", () -> clawBack("operations", "1", "2026-07-17"));
        clawBack("operations", "52000.00", "2026-07-16");
        assertRefused(409, "CLAWBACK_NOT_POSSIBLE", "", () -> clawBack("operations", "1", "2026-07-16"));

        key = published(IncentiveKind.DEDICATED_STAFF, "10.00");
        assertRefused(409, "CLAWBACK_NOT_POSSIBLE", "", () -> clawBack("1"));
        key = "INC-2020-999999";
        assertRefused(404, "NOT_FOUND", "", () -> clawBack("1"));
    }
}
