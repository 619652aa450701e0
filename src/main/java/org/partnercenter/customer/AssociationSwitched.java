package org.partnercenter.customer;

import java.time.Instant;

/**
 * The bond between a partner and a customer has another type. Heard in the same transaction by whoever books the money (CUS-27):
 * the partner's vouchers of that customer are reclaimed, from type 2 the unspent allocated money returns too.
 *
 * @param changeKey         the request that brought it; money is booked once for each (CUS-28)
 * @param from              the type until now, {@code 1} 顾问销售 or {@code 2} 代售
 * @param to                the type from now on
 * @param voucherRecordType the record type of the reclaimed vouchers
 * @param tradeType         the trade type of the money that returns; null where none does
 */
public record AssociationSwitched(String changeKey, String associationKey, String partnerId, String customerId, String from, String to,
                                  Instant at, int voucherRecordType, String tradeType) {
}
