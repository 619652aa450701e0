package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;

/**
 * What a partner asks to be issued; null for what is left to the quota.
 *
 * @param customerIds in the order in which they are served
 * @param faceValue   of each voucher, in CNY
 * @param limits      own limits; empty lists for the quota's
 */
public record VoucherOrder(String quotaKey, List<String> customerIds, BigDecimal faceValue, BigDecimal minOrderAmount, Instant effectiveAt,
                           Instant expireAt, UseLimits limits, String memo) {

    private static final BigDecimal MOST = new BigDecimal("99999999999");

    public VoucherOrder {
        customerIds = List.copyOf(customerIds);
    }

    /** Refuses more customers than this at once, none, or one twice (VCH-05). */
    void requireCustomers(int most) {
        if (customerIds.isEmpty() || customerIds.size() > most || new HashSet<>(customerIds).size() < customerIds.size()) {
            throw Refusal.field("customerIds", "must name 1 to " + most + " customers, each once");
        }
    }

    /** The terms of the vouchers; refuses what the quota's terms forbid (VCH-06 to VCH-08). */
    VoucherTerms terms(QuotaTerms quota, Instant now) {
        requireFaceValue(quota);
        Instant from = effectiveAt == null ? quota.effectiveAt() : effectiveAt;
        Instant to = expireAt == null ? quota.expireAt() : expireAt;
        if (from.isBefore(quota.effectiveAt()) || !from.isBefore(to)) {
            throw Refusal.field("effectiveAt", "must lie between the quota's beginning, " + quota.effectiveAt() + ", and the voucher's end");
        }
        if (to.isAfter(quota.expireAt()) || !to.isAfter(now)) {
            throw Refusal.field("expireAt", "must lie in the future and not after the quota's end, " + quota.expireAt());
        }
        return new VoucherTerms(quota.kind(), faceValue, minOrderAmount, from, to, limits.of(quota.limits()));
    }

    private void requireFaceValue(QuotaTerms quota) {
        if (faceValue.signum() <= 0 || faceValue.compareTo(MOST) > 0) {
            throw Refusal.field("faceValue", "must be more than 0 and at most " + MOST);
        }
        if (quota.minFaceValue() != null && faceValue.compareTo(quota.minFaceValue()) < 0) {
            throw Refusal.field("faceValue", "must be at least " + Money.text(quota.minFaceValue()) + ", the quota's least").with("limit", "minFaceValue");
        }
        if (quota.maxFaceValue() != null && faceValue.compareTo(quota.maxFaceValue()) > 0) {
            throw Refusal.field("faceValue", "must be at most " + Money.text(quota.maxFaceValue()) + ", the quota's most").with("limit", "maxFaceValue");
        }
        if (minOrderAmount != null && minOrderAmount.signum() < 0) {
            throw Refusal.field("minOrderAmount", "must not be negative");
        }
    }
}
