package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Instant;

/** A voucher quota (代金券额度): what a partner may give out in vouchers, with its legal changes. Amounts in CNY. */
class Quota {

    final String key;
    final String partnerId;
    final QuotaKind kind;
    final Instant effectiveAt;
    final Instant expireAt;
    final UseLimits limits;
    final BigDecimal minFaceValue;
    final BigDecimal maxFaceValue;
    final boolean firstAssociatedOnly;
    final String parentKey;
    final String giverId;
    final String slipKey;
    final String reason;
    final Instant createdAt;

    QuotaStatus status;
    BigDecimal value;
    BigDecimal balance;
    int whitelistVersion;
    int whitelistSize;
    BigDecimal pendingValue;
    String pendingBy;
    String pendingReason;
    QuotaStatus statusBefore;
    Instant grantedAt;

    Quota(String key, String partnerId, QuotaTerms terms, Source source, Instant createdAt) {
        this.key = key;
        this.partnerId = partnerId;
        this.kind = terms.kind();
        this.effectiveAt = terms.effectiveAt();
        this.expireAt = terms.expireAt();
        this.limits = terms.limits();
        this.minFaceValue = terms.minFaceValue();
        this.maxFaceValue = terms.maxFaceValue();
        this.firstAssociatedOnly = terms.firstAssociatedOnly();
        this.parentKey = source.parentKey();
        this.giverId = source.giverId();
        this.slipKey = source.slipKey();
        this.reason = source.reason();
        this.createdAt = createdAt;
        this.status = QuotaStatus.NORMAL;
        this.value = BigDecimal.ZERO;
        this.balance = BigDecimal.ZERO;
    }

    /**
     * Where a quota comes from.
     *
     * @param parentKey the quota that it was cut from, null unless a distributor gave it
     * @param giverId   the distributor, or null
     * @param slipKey   the payout slip, or null
     * @param reason    what operations wrote, or null
     */
    record Source(String parentKey, String giverId, String slipKey, String reason) {
    }

    /** A quota of this value that can be used at once. */
    static Quota open(String key, String partnerId, QuotaTerms terms, Source source, BigDecimal value, Instant now) {
        Quota quota = new Quota(key, partnerId, terms, source, now);
        quota.value = value;
        quota.balance = value;
        quota.grantedAt = now;
        return quota;
    }
}
