package org.partnercenter.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.Refusal;

/** What payout slips take, and what lapses instead. */
class SlipIncentivesTest {

    private static final String SLIP = "PAY-2026-000001";

    private final IncentiveModule module = new IncentiveModule();
    private final SlipIncentives slips = module.slips;

    @AfterEach
    void close() {
        module.close();
    }

    @Test
    @Rule({"PAY-02", "PAY-13"})
    @DisplayName("Reserved for a slip they are in payout, cancelled they are payable as before, completed they are paid")
    void reserved() {
        String one = module.payable("3000");
        String other = module.payable("1000.50");
        Instant payableSince = slips.payable("cloudstar").get(0).payableSince();

        SlipIncentives.Reservation reservation = slips.reserve("cloudstar", List.of(one, other), SLIP);

        assertThat(reservation.incentiveClass()).isEqualTo("other");
        assertThat(reservation.sum()).isEqualByComparingTo("4000.50");
        assertThat(reservation.lines()).extracting(SlipIncentives.SlipLine::sourceKey).containsExactly(one, other);
        assertThat(status(one)).isEqualTo("in-payout");
        assertThat(module.incentive(one).slipKey()).isEqualTo(SLIP);
        assertThat(slips.payable("cloudstar")).isEmpty();

        module.clock.set("2026-01-23T10:00");
        slips.release(SLIP);
        slips.release(SLIP);
        assertThat(status(one)).isEqualTo("payable");
        assertThat(module.incentive(one).slipKey()).isNull();
        assertThat(slips.payable("cloudstar").get(0).payableSince()).isEqualTo(payableSince);

        slips.reserve("cloudstar", List.of(one), "PAY-2026-000002");
        slips.paid("PAY-2026-000002");
        slips.paid("PAY-2026-000002");
        assertThat(status(one)).isEqualTo("paid");
        assertThat(status(other)).isEqualTo("payable");
        assertThat(slips.partnersWithPayables()).containsExactly("cloudstar");
    }

    @Test
    @Rule("PAY-02")
    @DisplayName("What cannot be paid, is another's or of two classes is refused, and nothing changes")
    void refused() {
        String payable = module.payable("3000");
        String resale = module.payableResale("500");
        String awaiting = module.published("3000");

        Refused.with(409, "NOT_PAYABLE", () -> slips.reserve("cloudstar", List.of(payable, awaiting), SLIP));
        Refused.with(409, "MIXED_CLASSES", () -> slips.reserve("cloudstar", List.of(payable, resale), SLIP));
        Refused.with(404, "NOT_FOUND", () -> slips.reserve("bluewave", List.of(payable), SLIP));
        Refused.with(404, "NOT_FOUND", () -> slips.reserve("cloudstar", List.of(payable, "INC-2026-999999"), SLIP));
        Refused.field("incentiveKeys", () -> slips.reserve("cloudstar", List.of(), SLIP));
        assertThat(status(payable)).isEqualTo("payable");

        slips.reserve("cloudstar", List.of(payable), SLIP);
        Refused.with(409, "NOT_PAYABLE", () -> slips.reserve("cloudstar", List.of(payable), "PAY-2026-000002"));
    }

    @Test
    @Rule("PAY-03")
    @DisplayName("All open negatives of the class go along, those of the other class do not")
    void negatives() {
        String positive = module.payable("3000");
        String negative = module.payable("-200");
        String resaleNegative = module.payableResale("-50");
        String resale = module.payableResale("80");

        SlipIncentives.Reservation reservation = slips.reserve("cloudstar", List.of(positive), SLIP);

        assertThat(reservation.lines()).extracting(SlipIncentives.SlipLine::sourceKey).containsExactly(positive, negative);
        assertThat(reservation.lines()).extracting(SlipIncentives.SlipLine::kind).containsExactly("delivery", "claw-back");
        assertThat(reservation.sum()).isEqualByComparingTo("2800");
        assertThat(slips.reserve("cloudstar", List.of(resale), "PAY-2026-000002").lines())
                .extracting(SlipIncentives.SlipLine::sourceKey).containsExactly(resaleNegative, resale);
    }

    @Test
    @Rule("PAY-03")
    @DisplayName("A sum below zero is refused with the sum; exactly zero is not")
    void negativeSum() {
        String positive = module.payable("200");
        String negative = module.payable("-600");

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> slips.reserve("cloudstar", List.of(positive), SLIP));

        assertThat(refusal.code()).isEqualTo("NEGATIVE_SUM");
        assertThat(refusal.getMessage()).contains("-400.00");
        assertThat(refusal.details()).containsEntry("sum", "-400.00");
        assertThat(status(negative)).isEqualTo("payable");

        String more = module.payable("400");
        assertThat(slips.reserve("cloudstar", List.of(positive, more), SLIP).sum()).isEqualByComparingTo("0");
    }

    @Test
    @Rule("PAY-04")
    @DisplayName("One that lapses pays off the open negatives of its class: what is still owed is one new negative")
    void lapsesAgainstMore() {
        String negative = module.payable("-450");
        String second = module.payable("-150");
        String otherClass = module.payableResale("-70");
        String lapsing = module.published("200");

        module.incentives.lapse(lapsing);

        assertThat(status(lapsing)).isEqualTo("offset");
        assertThat(module.incentive(lapsing).offsetAmount()).isEqualTo("200.00");
        assertThat(status(negative)).isEqualTo("offset");
        assertThat(module.incentive(negative).offsetAmount()).isEqualTo("200.00");
        assertThat(status(second)).isEqualTo("offset");
        assertThat(module.incentive(second).offsetAmount()).isEqualTo("0.00");
        assertThat(status(otherClass)).isEqualTo("payable");
        assertThat(slips.payable("cloudstar")).filteredOn(p -> p.incentiveClass().equals("other")).singleElement().satisfies(owed -> {
            assertThat(owed.amount()).isEqualByComparingTo("-400");
            assertThat(module.incentive(owed.key()).originKey()).isEqualTo(lapsing);
        });
        assertThat(module.incentive(lapsing).deadline()).isNull();
    }

    @Test
    @Rule({"PAY-04", "INC-03"})
    @DisplayName("What it pays off whole leaves the rest lapsed; exactly even it is offset; without negatives it lapses")
    void lapsesAgainstLess() {
        String negative = module.payable("-150");
        String more = module.published("200");
        module.incentives.lapse(more);
        assertThat(status(more)).isEqualTo("lapsed");
        assertThat(module.incentive(more).offsetAmount()).isEqualTo("150.00");
        assertThat(status(negative)).isEqualTo("offset");

        module.payable("-200");
        String even = module.published("200");
        module.incentives.lapse(even);
        assertThat(status(even)).isEqualTo("offset");

        String alone = module.published("200");
        module.incentives.lapse(alone);
        assertThat(status(alone)).isEqualTo("lapsed");
        assertThat(module.incentive(alone).offsetAmount()).isEqualTo("0.00");
        String later = module.payable("-10");
        assertThat(status(later)).isEqualTo("payable");
    }

    @Test
    @Rule("PAY-13")
    @DisplayName("A countersigned bill makes one incentive of any sign, in payout at once; one slip takes it")
    void countersigned() {
        String key = slips.countersigned("cloudstar", "BIL-2026-000001", "云商店", new BigDecimal("-12.30"), "3 笔交易");

        assertThat(slips.countersigned("cloudstar", "BIL-2026-000001", "云商店", new BigDecimal("-12.30"), "3 笔交易")).isEqualTo(key);
        assertThat(status(key)).isEqualTo("in-payout");
        assertThat(module.incentive(key).kind()).isEqualTo("marketplace");
        assertThat(module.incentive(key).amount()).isEqualTo("-12.30");

        slips.attach(key, SLIP);
        slips.attach(key, SLIP);
        Refused.with(409, "NOT_PAYABLE", () -> slips.attach(key, "PAY-2026-000002"));
        slips.paid(SLIP);
        assertThat(status(key)).isEqualTo("paid");
    }

    private String status(String key) {
        return module.incentive(key).status().code();
    }
}
