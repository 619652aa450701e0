package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Under which terms vouchers are cut from a quota; they never change.
 *
 * @param minFaceValue        in CNY, or null
 * @param maxFaceValue        in CNY, or null
 * @param firstAssociatedOnly whether only customers without an earlier bond are served (VCH-09)
 */
record QuotaTerms(QuotaKind kind, Instant effectiveAt, Instant expireAt, UseLimits limits, BigDecimal minFaceValue, BigDecimal maxFaceValue,
                  boolean firstAssociatedOnly) {

    /** Without limits. */
    static QuotaTerms unlimited(QuotaKind kind, Instant effectiveAt, Instant expireAt) {
        return new QuotaTerms(kind, effectiveAt, expireAt, UseLimits.NONE, null, null, false);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expireAt);
    }
}
