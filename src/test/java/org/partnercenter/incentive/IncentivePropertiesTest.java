package org.partnercenter.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.partnercenter.Rule;
import org.partnercenter.platform.Refusal;

/** The arithmetic of days, for any days. */
class IncentivePropertiesTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-02-01");
    private static final IncentiveModule MODULE = new IncentiveModule();
    private static int customers;

    @Property(tries = 200)
    @Rule("INC-10")
    @Label("Two projects of a customer are refused exactly when they share a day")
    void overlap(@ForAll @IntRange(max = 20) int start, @ForAll @IntRange(max = 10) int length,
                 @ForAll @IntRange(max = 20) int otherStart, @ForAll @IntRange(max = 10) int otherLength) {
        String customer = "customer-" + customers++;
        LocalDate from = FIRST.plusDays(start);
        LocalDate otherFrom = FIRST.plusDays(otherStart);
        MODULE.register("cloudstar", IncentiveModule.registration(customer, from, from.plusDays(length)));

        boolean refused = false;
        try {
            MODULE.register("bluewave", IncentiveModule.registration(customer, otherFrom, otherFrom.plusDays(otherLength)));
        } catch (Refusal e) {
            refused = e.code().equals("PROJECT_OVERLAP");
        }

        boolean shareADay = from.datesUntil(from.plusDays(length + 1)).collect(Collectors.toSet()).stream()
                .anyMatch(otherFrom.datesUntil(otherFrom.plusDays(otherLength + 1)).collect(Collectors.toSet())::contains);
        assertThat(refused).isEqualTo(shareADay);
    }

    @Property(tries = 100)
    @Rule("INC-07")
    @Label("Whenever it is disputed and answered, what was left is given back, with five days at least")
    void resumed(@ForAll @IntRange(max = 61) int disputedAfter, @ForAll @IntRange(max = 100) int answeredAfter) {
        MODULE.clock.set("2026-01-20T10:00");
        String key = MODULE.published("3000");
        LocalDate disputed = LocalDate.parse("2026-01-20").plusDays(disputedAfter);
        MODULE.clock.set(disputed + "T10:00");
        int left = MODULE.incentive(key).deadline().workingDaysLeft();
        MODULE.incentives.dispute(key, "too low", null);

        MODULE.clock.set(disputed.plusDays(answeredAfter) + "T10:00");
        MODULE.incentives.answer(key, "no", new BigDecimal("3000"), IncentiveModule.OPERATIONS);

        assertThat(MODULE.incentive(key).deadline().workingDaysLeft()).isEqualTo(Math.max(left, 5));
        MODULE.clock.set("2026-01-20T10:00");
    }
}
