package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Instant;
import org.partnercenter.platform.Refusal;

/**
 * A quota that operations wants to grant; amounts in CNY.
 *
 * @param minFaceValue may be null, as maxFaceValue
 */
public record QuotaGrant(String partnerId, QuotaKind kind, BigDecimal value, Instant effectiveAt, Instant expireAt, UseLimits limits,
                         BigDecimal minFaceValue, BigDecimal maxFaceValue, boolean firstAssociatedOnly, String reason) {

    QuotaTerms terms() {
        return new QuotaTerms(kind, effectiveAt, expireAt, limits, minFaceValue, maxFaceValue, firstAssociatedOnly);
    }

    void requireValid(Instant now) {
        VoucherQuotas.requireAmount("value", value);
        VoucherQuotas.requirePeriod(effectiveAt, expireAt, now);
        if (minFaceValue != null) {
            VoucherQuotas.requireAmount("minFaceValue", minFaceValue);
        }
        if (maxFaceValue != null) {
            VoucherQuotas.requireAmount("maxFaceValue", maxFaceValue);
            if (minFaceValue != null && maxFaceValue.compareTo(minFaceValue) < 0) {
                throw Refusal.field("maxFaceValue", "must not be less than minFaceValue");
            }
        }
    }
}
