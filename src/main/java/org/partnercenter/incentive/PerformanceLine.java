package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one order's consumption earns under one plan.
 *
 * @param period          the month of the consumption, such as {@code 2026-10}
 * @param countedPeriod   the period whose statement it is on: a frozen line that was freed late counts in the one then open (INC-20)
 * @param associationType {@code 1} or {@code 2}
 * @param rate            with four decimals
 * @param amount          signed, in CNY: base × rate
 * @param frozen          whether it waits for the customer's credit to be repaid
 * @param importKey       the import that brought it last
 */
record PerformanceLine(String lineId, String partnerId, String period, String countedPeriod, String planCode, String planName,
                       String associationType, String customerId, String orderId, LocalDate consumedOn, BigDecimal baseAmount,
                       BigDecimal rate, BigDecimal amount, boolean frozen, String importKey) {

    /** The statement that it is on. */
    Owner owner() {
        return new Owner(partnerId, countedPeriod);
    }

    /** Whose statement of which period. */
    record Owner(String partnerId, String period) {
    }
}
