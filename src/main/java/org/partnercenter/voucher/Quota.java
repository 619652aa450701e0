package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Instant;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;

/** A voucher quota (代金券额度): what a partner may give out in vouchers, with its legal changes. Amounts in CNY. */
class Quota {

    final String key;
    final String partnerId;
    final QuotaTerms terms;
    final Source source;
    final Instant createdAt;

    QuotaStatus status = QuotaStatus.NORMAL;
    BigDecimal value = BigDecimal.ZERO;
    BigDecimal balance = BigDecimal.ZERO;
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
        this.terms = terms;
        this.source = source;
        this.createdAt = createdAt;
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

        /** Granted by operations. */
        static Source granted(String reason) {
            return new Source(null, null, null, reason);
        }
    }

    /** A quota of this value that can be used at once. */
    static Quota open(String key, String partnerId, QuotaTerms terms, Source source, BigDecimal value, Instant now) {
        Quota quota = new Quota(key, partnerId, terms, source, now);
        quota.value = value;
        quota.balance = value;
        quota.grantedAt = now;
        return quota;
    }

    /** A grant that somebody else has to confirm: until then it holds nothing. */
    static Quota proposed(String key, String partnerId, QuotaTerms terms, BigDecimal value, String reason, String by, Instant now) {
        Quota quota = new Quota(key, partnerId, terms, Source.granted(reason), now);
        quota.status = QuotaStatus.ADJUSTING;
        quota.await(value, reason, by);
        return quota;
    }

    /** The state that everybody sees: from its end on a quota is invalid, whatever was stored (VCH-15). */
    QuotaStatus shown(Instant now) {
        return !status.isFinal() && terms.isOver(now) ? QuotaStatus.INVALID : status;
    }

    /** What was given out of it, in vouchers or to resellers, and has not come back. */
    BigDecimal issued() {
        return value.subtract(balance);
    }

    /** Refuses what gives out of a quota that is not normal, or outside its period (VCH-02). */
    void requireUsable(Instant now) {
        if (status != QuotaStatus.NORMAL) {
            throw notUsable("the quota is " + status.code());
        }
        if (now.isBefore(terms.effectiveAt()) || terms.isOver(now)) {
            throw Refusal.conflict("QUOTA_NOT_IN_PERIOD", "the quota is good from " + terms.effectiveAt() + " to " + terms.expireAt());
        }
    }

    /** Takes the amount out; false, and nothing changes, when the balance does not reach (VCH-03). */
    boolean take(BigDecimal amount) {
        if (balance.compareTo(amount) < 0) {
            return false;
        }
        balance = balance.subtract(amount);
        return true;
    }

    /** Puts an amount back; false when it lapses because the quota is over (VCH-13). */
    boolean putBack(BigDecimal amount, Instant now) {
        if (shown(now).isFinal()) {
            return false;
        }
        balance = balance.add(amount);
        return true;
    }

    /** Its distributor takes it back: the whole balance, which is answered (VCH-21). */
    BigDecimal takeBack() {
        BigDecimal rest = balance;
        balance = BigDecimal.ZERO;
        status = QuotaStatus.RECLAIMED;
        pendingValue = null;
        return rest;
    }

    /** A new value is proposed; in between the quota cannot be used (VCH-19). */
    void propose(BigDecimal newValue, String reason, String by, Instant now) {
        requireOpen(now);
        if (source.parentKey() != null) {
            throw notUsable("a quota from a distributor is not adjusted: the distributor gives or takes back");
        }
        requireAtLeastIssued(newValue);
        statusBefore = status;
        status = QuotaStatus.ADJUSTING;
        await(newValue, reason, by);
    }

    /** The second member of operations decides; refusing leaves the quota as it was, a refused grant is over (VCH-19). */
    void decide(boolean approved, String by, Instant now) {
        if (pendingValue == null || status != QuotaStatus.ADJUSTING) {
            throw Refusal.alreadyDecided();
        }
        if (pendingBy.equals(by)) {
            throw Refusal.fourEyes("who proposed it cannot confirm it");
        }
        if (approved) {
            if (terms.isOver(now)) {
                throw notUsable("the quota's period is over");
            }
            requireAtLeastIssued(pendingValue);
            balance = pendingValue.subtract(issued());
            value = pendingValue;
        }
        status = isGrant() ? approved ? QuotaStatus.NORMAL : QuotaStatus.INVALID : statusBefore;
        grantedAt = grantedAt == null && approved ? now : grantedAt;
        pendingValue = null;
        pendingBy = null;
        pendingReason = null;
        statusBefore = null;
    }

    /** Freezes, thaws or invalidates; only an open quota, and not to the state that it has (VCH-15). */
    void move(QuotaStatus next, Instant now) {
        requireOpen(now);
        if (next == status) {
            throw notUsable("the quota is " + status.code() + " already");
        }
        status = next;
    }

    /** Whether what awaits confirmation is the grant itself. */
    boolean isGrant() {
        return grantedAt == null;
    }

    private void requireOpen(Instant now) {
        QuotaStatus shown = shown(now);
        if (shown.isFinal() || shown == QuotaStatus.ADJUSTING) {
            throw notUsable("the quota is " + shown.code());
        }
    }

    private void requireAtLeastIssued(BigDecimal newValue) {
        if (newValue.compareTo(issued()) < 0) {
            throw Refusal.field("newValue", "must not be less than " + Money.text(issued()) + ", which is issued");
        }
    }

    private void await(BigDecimal newValue, String reason, String by) {
        pendingValue = newValue;
        pendingReason = reason;
        pendingBy = by;
    }

    static Refusal notUsable(String reason) {
        return Refusal.conflict("QUOTA_NOT_USABLE", reason);
    }

    /** What people call it. */
    String title() {
        return terms.kind().status().zh() + "额度 " + Money.text(value) + " " + terms.kind().status().en() + " quota";
    }
}
