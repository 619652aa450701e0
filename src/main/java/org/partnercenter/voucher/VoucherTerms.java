package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a voucher is worth, for what and how long; none of it can be changed afterwards (VCH-08).
 *
 * @param minOrderAmount the least order that it pays for, in CNY, or null
 */
record VoucherTerms(QuotaKind kind, BigDecimal faceValue, BigDecimal minOrderAmount, Instant effectiveAt, Instant expireAt, UseLimits limits) {

    boolean isOver(Instant now) {
        return !now.isBefore(expireAt);
    }
}
