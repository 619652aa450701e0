package org.partnercenter.account;

import java.time.Instant;

/**
 * That a customer belongs to a partner.
 *
 * @param type           {@code 1} 顾问销售, {@code 2} 代售
 * @param managerId      the account manager's user id, or null
 * @param until          when it ended, or null while it lasts
 * @param performanceExcludedUntil until when a customer that had another partner before earns no performance (CUS-20), or null
 */
public record Bond(String customerId, String partnerId, String type, String associationKey, Instant since, Instant until, String managerId,
                   String tag, String campaign, Instant performanceExcludedUntil) {
}
