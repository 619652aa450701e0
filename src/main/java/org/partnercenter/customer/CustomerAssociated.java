package org.partnercenter.customer;

import java.time.Instant;

/**
 * A customer has associated itself with a partner; heard in the same transaction (CUS-17).
 *
 * @param reportKey the partner's report of this customer, which is associated now; null when there is none
 * @param type      {@code 1} 顾问销售, {@code 2} 代售
 */
public record CustomerAssociated(String associationKey, String reportKey, String partnerId, String customerId, String type, Instant at) {
}
