package org.partnercenter.customer;

import java.time.Instant;

/**
 * The bond between a partner and a customer has ended. Heard in the same transaction by whoever books the money (CUS-27): the
 * partner's vouchers of that customer are reclaimed, of a type 2 bond the unspent allocated money returns.
 *
 * @param changeKey         the request that brought it; money is booked once for each (CUS-28)
 * @param type              the type of the bond that ended, {@code 1} 顾问销售 or {@code 2} 代售
 * @param voucherRecordType the record type of the reclaimed vouchers
 * @param tradeType         the trade type of the money that returns; null where none does, because type 1 has no allocated money
 */
public record AssociationEnded(String changeKey, String associationKey, String partnerId, String customerId, String type, Instant at,
                               int voucherRecordType, String tradeType) {
}
