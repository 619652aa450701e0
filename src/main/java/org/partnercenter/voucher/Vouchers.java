package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.partner.VerificationCodes;
import org.partnercenter.partner.VerificationCodes.Critical;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The vouchers: what partners issue to customers and take back by hand, and what the vendor gives partners for themselves. */
@Service
@Transactional
public class Vouchers {

    /** Without letters and digits that look alike. */
    private static final String CODE_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int CODE_LENGTH = 16;
    private static final int MOST_RECLAIMED = 100;
    private static final String RESALE = "2";

    private final QuotaLocks quotas;
    private final QuotaRepository quotaTable;
    private final VoucherRepository vouchers;
    private final OperationRepository operations;
    private final CustomerEligibility eligibility;
    private final VoucherReturns returns;
    private final Partners partners;
    private final VerificationCodes codes;
    private final Journal journal;
    private final RecordKeys keys;
    private final Clock clock;
    private final int pageBatch;
    private final int apiBatch;
    private final SecureRandom random = new SecureRandom();

    Vouchers(QuotaLocks quotas, QuotaRepository quotaTable, VoucherRepository vouchers, OperationRepository operations,
             CustomerEligibility eligibility, VoucherReturns returns, Partners partners, VerificationCodes codes, Journal journal,
             RecordKeys keys, Clock clock, @Value("${voucher.page-batch}") int pageBatch, @Value("${voucher.api-batch}") int apiBatch) {
        this.quotas = quotas;
        this.quotaTable = quotaTable;
        this.vouchers = vouchers;
        this.operations = operations;
        this.eligibility = eligibility;
        this.returns = returns;
        this.partners = partners;
        this.codes = codes;
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.pageBatch = pageBatch;
        this.apiBatch = apiBatch;
    }

    /** How many customers a page may name at once (VCH-05). */
    public int pageBatch() {
        return pageBatch;
    }

    /** As {@link #issue(String, VoucherOrder, IssueDoor)}, by one of the partner's people on a page, with the code where one is asked (PTR-13). */
    public IssueResult issue(VoucherOrder order, String verificationCode, Actor actor) {
        return issue(Callers.partner(actor), order, IssueDoor.PAGE, () -> codes.require(actor, Critical.VOUCHER_ISSUE.code(), verificationCode));
    }

    /**
     * Issues a voucher to each customer, in the order given, as far as the quota reaches (VCH-02 to VCH-10). What is wrong with the whole
     * request issues nothing: 404 for a quota that is not this partner's, 409 {@code PARTNER_FROZEN}, {@code QUOTA_NOT_USABLE},
     * {@code QUOTA_NOT_IN_PERIOD}, {@code QUOTA_BUSY}, {@code NOT_ON_WHITELIST}, {@code NOT_FIRST_ASSOCIATED}, 400 naming the field.
     */
    public IssueResult issue(String partnerId, VoucherOrder order, IssueDoor door) {
        return issue(partnerId, order, door, () -> { });
    }

    private IssueResult issue(String partnerId, VoucherOrder order, IssueDoor door, Runnable lastCheck) {
        partners.requireActive(partnerId);
        Quota quota = own(Optional.ofNullable(quotas.lock(List.of(order.quotaKey())).get(order.quotaKey())), partnerId);
        VoucherTerms terms = checked(quota, order, door, clock.instant());
        lastCheck.run();
        return serve(quota, order, terms, door);
    }

    /** Refuses now what {@link #issue(VoucherOrder, String, Actor)} would refuse as a whole; for the page that names the sum first. */
    @Transactional(readOnly = true)
    public void check(VoucherOrder order, Actor actor) {
        String partnerId = Callers.partner(actor);
        partners.requireActive(partnerId);
        checked(own(quotaTable.find(order.quotaKey()), partnerId), order, IssueDoor.PAGE, clock.instant());
    }

    private static Quota own(Optional<Quota> quota, String partnerId) {
        return quota.filter(q -> q.partnerId.equals(partnerId)).orElseThrow(() -> Refusal.notFound("quota"));
    }

    private VoucherTerms checked(Quota quota, VoucherOrder order, IssueDoor door, Instant now) {
        order.requireCustomers(door == IssueDoor.PAGE ? pageBatch : apiBatch);
        Partner partner = partners.get(quota.partnerId);
        quota.requireUsable(now);
        requirePresentDistributor(quota, partner);
        VoucherTerms terms = order.terms(quota.terms, now);
        if (partner.cloudAccountId() != null && order.customerIds().contains(partner.cloudAccountId())) {
            throw Refusal.field("customerIds", "must not name the partner itself").with("limit", "self");
        }
        eligibility.requireServed(quota, order.customerIds());
        return terms;
    }

    /** A reseller uses nothing more of a distributor that it has left: it goes back (RSL-10). */
    private static void requirePresentDistributor(Quota quota, Partner partner) {
        if (quota.source.giverId() != null && !quota.source.giverId().equals(partner.distributorId())) {
            throw Quota.notUsable("the quota is from a former distributor and goes back");
        }
    }

    private IssueResult serve(Quota quota, VoucherOrder order, VoucherTerms terms, IssueDoor door) {
        Map<String, CustomerEligibility.Candidate> candidates = eligibility.candidates(quota, order.customerIds());
        // after the bonds were locked: what is issued from here on is of a bond that runs now
        Instant now = clock.instant();
        List<IssueResult.Issued> issued = new ArrayList<>();
        List<IssueResult.Failed> failed = new ArrayList<>();
        List<VoucherOperation> written = new ArrayList<>();
        candidates.forEach((customerId, candidate) -> {
            Optional<Refusal> failure = candidate.failure(terms.faceValue(), door);
            if (failure.isEmpty() && !quota.take(terms.faceValue())) {
                failure = Optional.of(Refusal.conflict("QUOTA_EXHAUSTED", "the quota has " + Money.text(quota.balance) + " left"));
            }
            if (failure.isPresent()) {
                failed.add(new IssueResult.Failed(customerId, failure.get().code(), failure.get().getMessage()));
                written.add(VoucherOperation.failed(OperationType.ISSUE, VoucherOperation.Subject.of(quota, customerId), terms.faceValue(), failure.get(),
                        order.memo(), now));
            } else {
                Voucher voucher = make(quota.partnerId, candidate.holder(), quota.key, terms, Voucher.Plan.NONE, now);
                issued.add(new IssueResult.Issued(customerId, voucher.key, Money.text(terms.faceValue())));
                written.add(VoucherOperation.issued(voucher, order.memo(), now));
            }
        });
        quotaTable.update(quota);
        operations.write(written);
        BigDecimal total = terms.faceValue().multiply(BigDecimal.valueOf(issued.size()));
        return new IssueResult(quota.key, Money.text(total), Money.text(quota.balance), issued, failed);
    }

    private Voucher make(String partnerId, Voucher.Holder holder, String quotaKey, VoucherTerms terms, Voucher.Plan plan, Instant now) {
        Voucher voucher = new Voucher(keys.next("CPN"), code(), partnerId, holder, quotaKey, terms, plan, Actor.current().publicName(), now);
        vouchers.insert(voucher);
        journal.write(new Journal.Change(voucher.key, partnerId, voucher.title(), null, voucher.status.status(), null, false, VoucherQuotas.AUDIENCE));
        return voucher;
    }

    private String code() {
        StringBuilder code = new StringBuilder(CODE_LENGTH);
        random.ints(CODE_LENGTH, 0, CODE_CHARACTERS.length()).forEach(i -> code.append(CODE_CHARACTERS.charAt(i)));
        return code.toString();
    }

    /** As {@link #reclaim(String, Collection, String, IssueDoor)}, by one of the partner's people on a page, with the code where one is asked. */
    public ReclaimResult reclaim(Collection<String> voucherKeys, String remark, String verificationCode, Actor actor) {
        String partnerId = Callers.partner(actor);
        partners.requireActive(partnerId);
        ReclaimResult.requireKeys("voucherKeys", voucherKeys, MOST_RECLAIMED);
        codes.require(actor, Critical.VOUCHER_RECLAIM.code(), verificationCode);
        return reclaim(partnerId, voucherKeys, remark, IssueDoor.PAGE);
    }

    /**
     * Takes the whole rest of these vouchers back, each for itself (VCH-12): {@code NOT_FOUND} for what this partner did not issue,
     * {@code NOT_RECLAIMABLE}, {@code VOUCHER_LOCKED}. For the partner API {@code NOT_RESALE} for vouchers of 顾问销售 customers. For the
     * whole request 409 {@code PARTNER_FROZEN}, {@code QUOTA_BUSY}.
     *
     * @param remark may be null
     */
    public ReclaimResult reclaim(String partnerId, Collection<String> voucherKeys, String remark, IssueDoor door) {
        partners.requireActive(partnerId);
        ReclaimResult.requireKeys("voucherKeys", voucherKeys, MOST_RECLAIMED);
        List<String> found = vouchers.byKey(voucherKeys).values().stream().filter(v -> v.partnerId.equals(partnerId)).map(v -> v.quotaKey)
                .filter(Objects::nonNull).toList();
        Map<String, Quota> locked = quotas.lock(found);
        Map<String, Voucher> own = vouchers.locked(voucherKeys);
        ReclaimResult.Collector result = new ReclaimResult.Collector();
        for (String key : new LinkedHashSet<>(voucherKeys)) {
            Voucher voucher = Optional.ofNullable(own.get(key)).filter(v -> v.partnerId.equals(partnerId)).orElse(null);
            try {
                requireReclaimable(voucher, door);
                result.returned(key, returns.close(voucher, locked.get(voucher.quotaKey), VoucherStatus.RECLAIMED,
                        new VoucherReturns.Cause(OperationType.RECLAIM, remark, null)));
            } catch (Refusal failure) {
                result.failed(key, failure);
                if (voucher != null) {
                    operations.write(VoucherOperation.failed(OperationType.RECLAIM, VoucherOperation.Subject.of(voucher), voucher.balance, failure, null,
                            clock.instant()));
                }
            }
        }
        return result.result();
    }

    private void requireReclaimable(Voucher voucher, IssueDoor door) {
        if (voucher == null) {
            throw Refusal.notFound("voucher");
        }
        if (door == IssueDoor.PARTNER_API && !RESALE.equals(voucher.holder.associationType())) {
            throw Refusal.conflict("NOT_RESALE", "the customer is associated as 顾问销售");
        }
        voucher.requireReclaimable(clock.instant());
    }

    /**
     * Gives a partner a voucher for itself; answers its key. 400 naming {@code partnerId} when there is no such partner.
     *
     * @param faceValue above 0, in CNY
     */
    public String own(String partnerId, QuotaKind kind, BigDecimal faceValue, Instant effectiveAt, Instant expireAt, String planId, String planName,
                      String planDescription, Actor actor) {
        Callers.operations(actor);
        VoucherQuotas.requirePartner(partners, partnerId);
        VoucherQuotas.requireAmount("faceValue", faceValue);
        VoucherQuotas.requirePeriod(effectiveAt, expireAt, clock.instant());
        VoucherTerms terms = new VoucherTerms(kind, faceValue, null, effectiveAt, expireAt, UseLimits.NONE);
        return make(partnerId, Voucher.Holder.PARTNER, null, terms, new Voucher.Plan(planId, planName, planDescription), clock.instant()).key;
    }
}
