package org.partnercenter.incentive;

import java.math.BigDecimal;

/**
 * What an incentive is generated from.
 *
 * @param associationType {@code 1} or {@code 2}, null where it is of no customer's association
 * @param title           what people call it: the customer's name
 * @param originKey       the record or the line that earned it
 * @param onceKey         what makes one incentive and never a second, null where the origin's own step sees to that
 * @param amount          in CNY, its sign as the kind allows
 */
record Entitlement(String partnerId, IncentiveKind kind, String associationType, String title, String originKey, String onceKey,
                   BigDecimal amount, String calculation) {
}
