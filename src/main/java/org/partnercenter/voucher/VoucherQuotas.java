package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The voucher quotas: how they come to be, what operations does with them, and whom they serve. */
@Service
@Transactional
public class VoucherQuotas {

    static final List<String> AUDIENCE = List.of("partner-finance", "partner-admin");

    private final QuotaRepository quotas;
    private final QuotaLocks locks;
    private final WhitelistRepository whitelists;
    private final Partners partners;
    private final Journal journal;
    private final Notices notices;
    private final RecordKeys keys;
    private final Clock clock;
    private final int payoutQuotaMonths;

    VoucherQuotas(QuotaRepository quotas, QuotaLocks locks, WhitelistRepository whitelists, Partners partners, Journal journal, Notices notices,
                  RecordKeys keys, Clock clock, @Value("${voucher.payout-quota-months}") int payoutQuotaMonths) {
        this.quotas = quotas;
        this.locks = locks;
        this.whitelists = whitelists;
        this.partners = partners;
        this.journal = journal;
        this.notices = notices;
        this.keys = keys;
        this.clock = clock;
        this.payoutQuotaMonths = payoutQuotaMonths;
    }

    /**
     * Makes the one quota that a payout slip is paid with: of kind {@code voucher}, without limits, good from now on for some months
     * (PAY-10, VCH-24). Repeated for the same slip it answers the first one's key and changes nothing.
     *
     * @param value in CNY, above 0
     */
    public String grantForPayout(String partnerId, String slipKey, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("a quota of " + value + " for " + slipKey);
        }
        // of two calls for one slip at the same moment the second finds the first one's quota
        partners.lock(partnerId);
        return quotas.ofSlip(slipKey).orElseGet(() -> makeForPayout(partnerId, slipKey, value));
    }

    private String makeForPayout(String partnerId, String slipKey, BigDecimal value) {
        Instant now = clock.instant();
        Instant end = ZonedDateTime.ofInstant(now, EngineClock.ZONE).plusMonths(payoutQuotaMonths).toInstant();
        Quota quota = Quota.open(keys.next("QTA"), partnerId, QuotaTerms.unlimited(QuotaKind.VOUCHER, now, end),
                new Quota.Source(null, null, slipKey, null), value, now);
        quotas.insert(quota);
        write(quota, null, slipKey, false);
        return quota.key;
    }

    /** Operations wants to grant a quota; answers its key. It holds nothing until a second member confirms it. 400 naming the field. */
    public String grant(QuotaGrant grant, Actor actor) {
        Callers.operations(actor);
        Partner partner = requirePartner(partners, grant.partnerId());
        grant.requireValid(clock.instant());
        if (partner.identity() == Identity.RESELLER && grant.kind() != QuotaKind.VOUCHER) {
            throw Refusal.field("kind", "must be voucher: resellers hold no other quotas");
        }
        Quota quota = Quota.proposed(keys.next("QTA"), grant.partnerId(), grant.terms(), grant.value(), grant.reason(), actor.userId(), clock.instant());
        quotas.insert(quota);
        write(quota, null, Money.text(grant.value()) + "：" + grant.reason(), true);
        tellSecond(quota);
        return quota.key;
    }

    /** Operations wants another value; the quota waits for the second member (VCH-19). 400 naming {@code newValue} below what is issued. */
    public void adjust(String key, BigDecimal newValue, String reason, Actor actor) {
        Callers.operations(actor);
        requireAmount("newValue", newValue);
        Quota quota = locked(key);
        QuotaStatus before = quota.status;
        quota.propose(newValue, reason, actor.userId(), clock.instant());
        quotas.update(quota);
        write(quota, before, Money.text(quota.value) + " → " + Money.text(newValue) + "：" + reason, true);
        tellSecond(quota);
    }

    /** The second member of operations decides on a grant or a new value; 403 {@code FOUR_EYES}, 409 {@code ALREADY_DECIDED} (VCH-19). */
    public void confirm(String key, Decision decision, Actor actor) {
        confirm(key, null, decision, actor);
    }

    /**
     * As {@link #confirm(String, Decision, Actor)}, but only the value that the member has read: 409 {@code ALREADY_DECIDED} when another one
     * waits by now.
     *
     * @param seenValue the value that was read, in CNY; null for whichever waits
     */
    public void confirm(String key, BigDecimal seenValue, Decision decision, Actor actor) {
        Callers.operations(actor);
        Quota quota = locked(key);
        if (seenValue != null && (quota.pendingValue == null || seenValue.compareTo(quota.pendingValue) != 0)) {
            throw Refusal.alreadyDecided();
        }
        QuotaStatus before = quota.status;
        boolean internal = quota.isGrant() && !decision.approved();
        quota.decide(decision.approved(), actor.userId(), clock.instant());
        quotas.update(quota);
        write(quota, before, decision.comment(), internal);
    }

    /** Freezes, thaws or invalidates (VCH-15). 409 {@code QUOTA_NOT_USABLE} where the state does not allow it. */
    public void move(String key, QuotaStatus next, String reason, Actor actor) {
        Callers.operations(actor);
        Quota quota = locked(key);
        QuotaStatus before = quota.status;
        quota.move(next, clock.instant());
        quotas.update(quota);
        write(quota, before, reason, false);
    }

    /**
     * Replaces the quota's whitelist by these customers; none lifts it. The version before stays on record (VCH-09). 409
     * {@code NOT_ON_WHITELIST} where a distributor gave the quota with a whitelist, and this one would serve anybody else.
     */
    public void whitelist(String key, Collection<String> customerIds, Actor actor) {
        String partnerId = Callers.partner(actor);
        partners.requireActive(partnerId);
        Quota quota = Optional.of(locked(key)).filter(q -> q.partnerId.equals(partnerId)).orElseThrow(() -> Refusal.notFound("quota"));
        if (quota.shown(clock.instant()).isFinal()) {
            throw Quota.notUsable("the quota is over");
        }
        Set<String> customers = new LinkedHashSet<>(customerIds);
        requireInherited(quota, customers);
        quota.whitelistVersion++;
        quota.whitelistSize = customers.size();
        whitelists.insert(quota.key, quota.whitelistVersion, customers, actor.userId(), clock.instant());
        quotas.update(quota);
        write(quota, quota.status, "客户白名单第 " + quota.whitelistVersion + " 版，" + customers.size() + " 个客户 Whitelist version "
                + quota.whitelistVersion + ": " + customers.size() + " customers", false);
    }

    /** The whitelist that a distributor's quota came with was made together with it; it can only be narrowed. */
    private void requireInherited(Quota quota, Set<String> customers) {
        boolean inherited = quota.source.parentKey() != null && whitelists.versions(quota.key).stream()
                .anyMatch(version -> version.version() == 1 && version.importedAt().equals(quota.createdAt));
        if (inherited && (customers.isEmpty() || !whitelists.customers(quota.key, 1).containsAll(customers))) {
            throw Refusal.conflict("NOT_ON_WHITELIST", "the quota came with a whitelist, which can only be narrowed");
        }
    }

    private Quota locked(String key) {
        return Optional.ofNullable(locks.lock(List.of(key)).get(key)).orElseThrow(() -> Refusal.notFound("quota"));
    }

    private void write(Quota quota, QuotaStatus before, String comment, boolean internal) {
        journal.write(new Journal.Change(quota.key, quota.partnerId, quota.title(), before == null ? null : before.status(), quota.status.status(),
                comment, internal, AUDIENCE));
    }

    private void tellSecond(Quota quota) {
        notices.send(new Notice(Audience.vendor("operations"), quota.key, "代金券额度待复核 " + quota.key, "Voucher quota to be confirmed: " + quota.key,
                quota.partnerId + " " + Money.text(quota.pendingValue) + "\n" + quota.pendingReason));
    }

    static Partner requirePartner(Partners partners, String partnerId) {
        return Optional.ofNullable(partners.byId(List.of(partnerId)).get(partnerId))
                .orElseThrow(() -> Refusal.field("partnerId", "is no partner"));
    }

    static void requireAmount(String field, BigDecimal amount) {
        if (amount.signum() <= 0) {
            throw Refusal.field(field, "must be more than 0");
        }
    }

    static void requirePeriod(Instant effectiveAt, Instant expireAt, Instant now) {
        if (!effectiveAt.isBefore(expireAt)) {
            throw Refusal.field("expireAt", "must lie after effectiveAt");
        }
        if (!expireAt.isAfter(now)) {
            throw Refusal.field("expireAt", "must lie in the future");
        }
    }
}
