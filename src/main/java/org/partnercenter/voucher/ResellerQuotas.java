package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.partner.VerificationCodes;
import org.partnercenter.partner.VerificationCodes.Critical;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What distributors give their resellers of their quotas, and take back (VCH-20, VCH-21). */
@Service
@Transactional
public class ResellerQuotas {

    private static final int MOST = 100;
    private static final BigDecimal MOST_AMOUNT = new BigDecimal("100000000");

    private final QuotaRepository quotas;
    private final QuotaLocks locks;
    private final WhitelistRepository whitelists;
    private final OperationRepository operations;
    private final Partners partners;
    private final Bonds bonds;
    private final VerificationCodes codes;
    private final Journal journal;
    private final Notices notices;
    private final RecordKeys keys;
    private final Clock clock;

    ResellerQuotas(QuotaRepository quotas, QuotaLocks locks, WhitelistRepository whitelists, OperationRepository operations, Partners partners,
                   Bonds bonds, VerificationCodes codes, Journal journal, Notices notices, RecordKeys keys, Clock clock) {
        this.quotas = quotas;
        this.locks = locks;
        this.whitelists = whitelists;
        this.operations = operations;
        this.partners = partners;
        this.bonds = bonds;
        this.codes = codes;
        this.journal = journal;
        this.notices = notices;
        this.keys = keys;
        this.clock = clock;
    }

    /** The quota that a reseller got; the amount in CNY. */
    public record Given(String resellerId, String quotaKey, String amount) {
    }

    /** What was given, the sum in CNY, and what the parent has left. */
    public record Allocation(String quotaKey, String total, String quotaBalance, List<Given> quotas) {
    }

    /** As {@link #allocate(String, String, Collection, BigDecimal)}, by one of the partner's people, with the code where one is asked (PTR-13). */
    public Allocation allocate(String quotaKey, Collection<String> resellerIds, BigDecimal amount, String verificationCode, Actor actor) {
        return allocate(Callers.partner(actor), quotaKey, resellerIds, amount,
                () -> codes.require(actor, Critical.QUOTA_ISSUE.code(), verificationCode));
    }

    /**
     * Gives each reseller a quota of this amount with the parent's limits, period and whitelist; all of them or none (VCH-20). 403
     * {@code NOT_A_DISTRIBUTOR}; 404 for a quota that is not the partner's, or somebody who is not its reseller; 409
     * {@code QUOTA_NOT_USABLE} (also for 现金券, VCH-01), {@code QUOTA_NOT_IN_PERIOD}, {@code QUOTA_EXHAUSTED}, {@code QUOTA_BUSY},
     * {@code PARTNER_FROZEN}, {@code NOT_ON_WHITELIST} when the whitelist names somebody who is not that reseller's customer.
     */
    public Allocation allocate(String partnerId, String quotaKey, Collection<String> resellerIds, BigDecimal amount) {
        return allocate(partnerId, quotaKey, resellerIds, amount, () -> { });
    }

    private Allocation allocate(String partnerId, String quotaKey, Collection<String> resellerIds, BigDecimal amount, Runnable lastCheck) {
        requireDistributor(partnerId);
        ReclaimResult.requireKeys("resellerIds", resellerIds, MOST);
        if (amount.signum() <= 0 || amount.compareTo(MOST_AMOUNT) > 0) {
            throw Refusal.field("amount", "must be more than 0 and at most " + MOST_AMOUNT);
        }
        requireResellers(partnerId, resellerIds);
        Instant now = clock.instant();
        Quota parent = Optional.ofNullable(locks.lock(List.of(quotaKey)).get(quotaKey)).filter(q -> q.partnerId.equals(partnerId))
                .orElseThrow(() -> Refusal.notFound("quota"));
        parent.requireUsable(now);
        if (parent.terms.kind() != QuotaKind.VOUCHER) {
            throw Quota.notUsable("resellers get quotas of kind voucher only");
        }
        Set<String> whitelist = parent.whitelistSize == 0 ? Set.of() : whitelists.customers(parent.key, parent.whitelistVersion);
        resellerIds.forEach(reseller -> requireCustomersOf(reseller, whitelist));
        lastCheck.run();
        BigDecimal total = amount.multiply(BigDecimal.valueOf(resellerIds.size()));
        if (!parent.take(total)) {
            throw Refusal.conflict("QUOTA_EXHAUSTED", "the quota has " + Money.text(parent.balance) + " left, " + Money.text(total) + " are needed");
        }
        quotas.update(parent);
        List<Given> given = new ArrayList<>();
        resellerIds.forEach(reseller -> given.add(give(parent, reseller, amount, whitelist, now)));
        return new Allocation(parent.key, Money.text(total), Money.text(parent.balance), given);
    }

    private Given give(Quota parent, String resellerId, BigDecimal amount, Set<String> whitelist, Instant now) {
        Quota child = Quota.open(keys.next("QTA"), resellerId, parent.terms, new Quota.Source(parent.key, parent.partnerId, null, null), amount, now);
        if (!whitelist.isEmpty()) {
            child.whitelistVersion = 1;
            child.whitelistSize = whitelist.size();
        }
        quotas.insert(child);
        if (!whitelist.isEmpty()) {
            whitelists.insert(child.key, 1, whitelist, Actor.current().userId(), now);
        }
        operations.write(new VoucherOperation(OperationType.QUOTA_ISSUE, VoucherOperation.Subject.given(child), amount, null, false, null, null, null, now));
        journal.write(new Journal.Change(child.key, resellerId, child.title(), null, child.status.status(), parent.partnerId, false, List.of()));
        tell(child, "收到代金券额度 ", "Voucher quota given: ", amount);
        return new Given(resellerId, child.key, Money.text(amount));
    }

    /** As {@link #takeBack(String, Collection, String)}, by one of the partner's people, with the code where one is asked (PTR-13). */
    public ReclaimResult takeBack(Collection<String> quotaKeys, String remark, String verificationCode, Actor actor) {
        String partnerId = Callers.partner(actor);
        requireDistributor(partnerId);
        ReclaimResult.requireKeys("quotaKeys", quotaKeys, MOST);
        codes.require(actor, Critical.QUOTA_RECLAIM.code(), verificationCode);
        return takeBack(partnerId, quotaKeys, remark);
    }

    /**
     * Takes quotas back from resellers, each for itself and its whole balance (VCH-21): {@code NOT_FOUND} for what this partner did not
     * give, {@code QUOTA_NOT_USABLE} unless normal. Vouchers cut from them stay valid. For the whole request as {@link #allocate}.
     *
     * @param remark may be null
     */
    public ReclaimResult takeBack(String partnerId, Collection<String> quotaKeys, String remark) {
        requireDistributor(partnerId);
        ReclaimResult.requireKeys("quotaKeys", quotaKeys, MOST);
        Map<String, Quota> locked = locks.lock(withParents(quotaKeys, partnerId));
        ReclaimResult.Collector result = new ReclaimResult.Collector();
        for (String key : quotaKeys) {
            Quota quota = Optional.ofNullable(locked.get(key)).filter(q -> partnerId.equals(q.source.giverId())).orElse(null);
            if (quota == null) {
                result.failed(key, Refusal.notFound("quota"));
            } else if (quota.shown(clock.instant()) != QuotaStatus.NORMAL) {
                Refusal failure = Quota.notUsable("the quota is " + quota.shown(clock.instant()).code());
                result.failed(key, failure);
                operations.write(VoucherOperation.failed(OperationType.QUOTA_RECLAIM, VoucherOperation.Subject.given(quota), quota.balance, failure, null,
                        clock.instant()));
            } else {
                result.returned(key, takeBack(quota, locked.get(quota.source.parentKey()), remark, null));
            }
        }
        return result.result();
    }

    /** The quotas that a reseller has from a former distributor and that are not over go back, in whatever other state (RSL-10). */
    void takeBackAll(Collection<String> quotaKeys, Map<String, Quota> locked, String causeKey) {
        quotaKeys.stream().map(locked::get).filter(quota -> !quota.shown(clock.instant()).isFinal())
                .forEach(quota -> takeBack(quota, locked.get(quota.source.parentKey()), null, causeKey));
    }

    /** These quotas, as far as this partner gave them, and those that they were cut from: in the order in which they have to be locked. */
    Collection<String> withParents(Collection<String> quotaKeys, String giverId) {
        Set<String> all = new TreeSet<>();
        quotaKeys.stream().map(quotas::find).flatMap(Optional::stream).filter(q -> giverId.equals(q.source.giverId())).forEach(q -> {
            all.add(q.key);
            all.add(q.source.parentKey());
        });
        return all;
    }

    private VoucherReturns.Returned takeBack(Quota quota, Quota parent, String remark, String causeKey) {
        Instant now = clock.instant();
        QuotaStatus before = quota.status;
        BigDecimal rest = quota.takeBack();
        boolean reached = parent.putBack(rest, now);
        quotas.update(quota);
        quotas.update(parent);
        operations.write(new VoucherOperation(OperationType.QUOTA_RECLAIM, VoucherOperation.Subject.given(quota), rest, null, !reached, remark, null,
                causeKey, now));
        journal.write(new Journal.Change(quota.key, quota.partnerId, quota.title(), before.status(), quota.status.status(), remark, false, List.of()));
        tell(quota, "代金券额度已回收 ", "Voucher quota taken back: ", rest);
        return new VoucherReturns.Returned(rest, !reached);
    }

    /** The reseller is another organisation than the one whose people act. */
    private void tell(Quota quota, String zh, String en, BigDecimal amount) {
        notices.send(new Notice(Audience.partner(quota.partnerId, VoucherQuotas.AUDIENCE), quota.key, zh + quota.key, en + quota.key, Money.text(amount)));
    }

    private void requireDistributor(String partnerId) {
        if (partners.get(partnerId).identity() != Identity.DISTRIBUTOR) {
            throw Refusal.of(403, "NOT_A_DISTRIBUTOR", null, "only a distributor has resellers");
        }
        partners.requireActive(partnerId);
    }

    /** 404 unless all are attached to this distributor; their rows stay locked, so that they stay attached. */
    private void requireResellers(String partnerId, Collection<String> resellerIds) {
        Set<String> own = partners.resellersOf(partnerId).stream().map(Partner::id).collect(Collectors.toSet());
        if (!own.containsAll(resellerIds)) {
            throw Refusal.notFound("reseller");
        }
        // one that has left meanwhile would keep the quota: what it had was given back already
        if (!resellerIds.stream().sorted().map(partners::lock).toList().stream().allMatch(reseller -> partnerId.equals(reseller.distributorId()))) {
            throw Refusal.notFound("reseller");
        }
    }

    private void requireCustomersOf(String resellerId, Set<String> whitelist) {
        Map<String, Bond> running = bonds.ofCustomers(whitelist);
        Set<String> strangers = new HashSet<>(whitelist);
        strangers.removeIf(customer -> running.containsKey(customer) && running.get(customer).partnerId().equals(resellerId));
        if (!strangers.isEmpty()) {
            throw Refusal.conflict("NOT_ON_WHITELIST", "the quota's whitelist names customers who are not " + resellerId + "'s");
        }
    }
}
