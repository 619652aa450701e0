package org.partnercenter.payout;

import java.math.BigDecimal;

/**
 * A line of a slip, as it was when the slip was made.
 *
 * @param period for which it is paid, such as {@code 2026-10}
 * @param amount CNY
 */
record SlipLineText(String sourceKey, String kind, String period, String description, BigDecimal amount) {
}
