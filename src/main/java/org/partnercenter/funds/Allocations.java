package org.partnercenter.funds;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.consumption.FeeRecords;
import org.partnercenter.customer.AssociationEnded;
import org.partnercenter.customer.AssociationSwitched;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.partner.VerificationCodes;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.reseller.CooperationEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that partners give (拨款) to their 代售 customers and distributors to their resellers, and take back (回收). Everybody takes locks in
 * one order: the customer, or the reseller's organisation; the counter of keys; the accounts.
 */
@Service
@Transactional
public class Allocations {

    static final Status DONE = new Status("done", "已完成", "Done");

    /** How many customers one statement asks about. */
    private static final int PORTION = 1000;
    private static final String RESALE = "2";
    private static final List<String> AUDIENCE = List.of("partner-finance", "partner-admin");

    private final AllocationRepository allocations;
    private final Ledger ledger;
    private final Bonds bonds;
    private final FeeRecords fees;
    private final Partners partners;
    private final VerificationCodes codes;
    private final Journal journal;
    private final RecordKeys keys;
    private final Clock clock;

    Allocations(AllocationRepository allocations, Ledger ledger, Bonds bonds, FeeRecords fees, Partners partners, VerificationCodes codes,
                Journal journal, RecordKeys keys, Clock clock) {
        this.allocations = allocations;
        this.ledger = ledger;
        this.bonds = bonds;
        this.fees = fees;
        this.partners = partners;
        this.codes = codes;
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Gives money or takes it back; answers the record's key. 409 {@code NOT_RESALE} for an own customer that is not 代售, 404 for others and
     * for strangers' resellers, 409 {@code INSUFFICIENT_BALANCE} when the account, or what the other side still has, does not reach (FND-24).
     */
    public String allocate(NewAllocation wanted, Actor actor) {
        String partnerId = FundsPeople.requirePartnerFinance(actor);
        partners.requireActive(partnerId);
        return wanted.customerId() != null ? ofCustomer(partnerId, wanted, actor) : ofReseller(partnerId, wanted, actor);
    }

    private String ofCustomer(String partnerId, NewAllocation wanted, Actor actor) {
        Bond bond = bonds.locked(wanted.customerId()).filter(found -> found.partnerId().equals(partnerId))
                .orElseThrow(() -> Refusal.notFound("customer"));
        if (!RESALE.equals(bond.type())) {
            throw Refusal.conflict("NOT_RESALE", "money goes to customers of the type 代售 resale only");
        }
        requireCode(wanted, actor);
        if (wanted.isReclaim()) {
            requireLeft(wanted.amount(), unspent(partnerId, wanted.customerId(), bond.since()));
        }
        String key = keys.next("ALC");
        String entry = ledger.book(booking(partnerId, wanted.kind(), wanted.amount(), key, wanted.customerId()));
        return record(new AllocationRepository.Allocation(key, partnerId, wanted.kind(), wanted.customerId(), null, wanted.amount(), entry, null, null,
                clock.instant()));
    }

    private String ofReseller(String partnerId, NewAllocation wanted, Actor actor) {
        String resellerId = wanted.resellerId();
        requireOwnReseller(partnerId, resellerId);
        requireCode(wanted, actor);
        String key = keys.next("ALC");
        ledger.lock(FundAccount.RECHARGE, partnerId, resellerId);
        if (wanted.isReclaim()) {
            requireLeft(wanted.amount(), unspentOfReseller(partnerId, resellerId));
        }
        return move(partnerId, resellerId, wanted.kind(), wanted.amount(), key, key, null);
    }

    /** 404 unless the organisation is attached to this distributor; its row stays locked, so that it stays attached. */
    private void requireOwnReseller(String partnerId, String resellerId) {
        boolean known = partners.get(partnerId).identity() == Identity.DISTRIBUTOR
                && partners.byId(List.of(resellerId)).values().stream().anyMatch(reseller -> partnerId.equals(reseller.distributorId()));
        Partner reseller = known ? partners.lock(resellerId) : null;
        if (reseller == null || !partnerId.equals(reseller.distributorId())) {
            throw Refusal.notFound("reseller");
        }
    }

    private void requireCode(NewAllocation wanted, Actor actor) {
        codes.require(actor, (wanted.isReclaim() ? VerificationCodes.Critical.RECLAIM : VerificationCodes.Critical.ALLOCATION).code(),
                wanted.verificationCode());
    }

    private static void requireLeft(BigDecimal wanted, BigDecimal left) {
        if (wanted.compareTo(left) > 0) {
            throw Refusal.conflict("INSUFFICIENT_BALANCE", "of the allocated money " + Money.text(left) + " CNY are left");
        }
    }

    /**
     * What a customer still has of the money of its present bond: allocated, less reclaimed, less the cash that it consumed since then; not
     * more than was given, also where refunds outweigh what was consumed (FND-24).
     */
    private BigDecimal unspent(String partnerId, String customerId, Instant since) {
        return rest(allocations.ofCustomer(partnerId, customerId), fees.cashConsumed(customerId, since));
    }

    private static BigDecimal rest(BigDecimal given, BigDecimal consumed) {
        return given.subtract(consumed.max(BigDecimal.ZERO)).setScale(2, RoundingMode.DOWN).max(BigDecimal.ZERO.setScale(2));
    }

    /** The lesser of what was given and what the reseller's account holds (FND-24). */
    private BigDecimal unspentOfReseller(String partnerId, String resellerId) {
        return allocations.ofReseller(partnerId, resellerId).min(ledger.balance(resellerId, FundAccount.RECHARGE)).max(BigDecimal.ZERO.setScale(2));
    }

    /** What the customers and resellers of the caller's organisation still have of its money, those that have some. */
    @Transactional(readOnly = true)
    public List<Left> left(Actor actor) {
        String partnerId = FundsPeople.requirePartnerFinance(actor);
        Map<String, BigDecimal> given = allocations.byCustomer(partnerId);
        Map<String, Instant> since = new HashMap<>();
        List<String> customers = List.copyOf(given.keySet());
        for (int from = 0; from < customers.size(); from += PORTION) {
            bonds.ofCustomers(customers.subList(from, Math.min(from + PORTION, customers.size())))
                    .forEach((customer, bond) -> since.put(customer, bond.since()));
        }
        Map<String, BigDecimal> consumed = fees.cashConsumed(since);
        List<Left> left = new ArrayList<>();
        given.forEach((customer, amount) -> left.add(new Left(customer, null, rest(amount, consumed.getOrDefault(customer, BigDecimal.ZERO)))));
        allocations.byReseller(partnerId).forEach((reseller, amount) -> left.add(new Left(null, reseller, unspentOfReseller(partnerId, reseller))));
        return left.stream().filter(each -> each.amount().signum() > 0).toList();
    }

    /**
     * What somebody still has of a partner's money.
     *
     * @param customerId or null
     * @param resellerId or null; one of the two is there
     */
    public record Left(String customerId, String resellerId, BigDecimal amount) {
    }

    /** The unspent money of a 代售 bond that has ended returns in the same transaction, once for each change (CUS-27, CUS-28). */
    @EventListener
    void on(AssociationEnded ended) {
        if (RESALE.equals(ended.type())) {
            returnUnspent(ended.partnerId(), ended.customerId(), ended.changeKey(), ended.at());
        }
    }

    /** As for the end: a bond that became 顾问销售 has no allocated money (CUS-27, CUS-28). */
    @EventListener
    void on(AssociationSwitched switched) {
        if (RESALE.equals(switched.from())) {
            returnUnspent(switched.partnerId(), switched.customerId(), switched.changeKey(), switched.at());
        }
    }

    private void returnUnspent(String partnerId, String customerId, String changeKey, Instant at) {
        // the bond is over already: its beginning is in the history
        Instant since = bonds.history(customerId).stream().filter(bond -> bond.partnerId().equals(partnerId) && RESALE.equals(bond.type()))
                .reduce((earlier, later) -> later).map(Bond::since).orElse(at);
        BigDecimal left = unspent(partnerId, customerId, since);
        if (left.signum() > 0) {
            String key = keys.next("ALC");
            String entry = ledger.book(new Booking(partnerId, FundAccount.RECHARGE, TradeDetail.UNBIND, Direction.INCOME, left, at, changeKey,
                    customerId));
            record(new AllocationRepository.Allocation(key, partnerId, AllocationKind.UNBIND, customerId, null, left, entry, null,
                    changeKey, at));
        }
        allocations.closeCustomer(partnerId, customerId);
    }

    /** Allocated money that a reseller still has goes back to the distributor that it leaves, in the same transaction (RSL-10). */
    @EventListener
    void on(CooperationEnded ended) {
        if (allocations.ofReseller(ended.distributorId(), ended.resellerId()).signum() <= 0) {
            return;
        }
        String key = keys.next("ALC");
        ledger.lock(FundAccount.RECHARGE, ended.distributorId(), ended.resellerId());
        BigDecimal left = unspentOfReseller(ended.distributorId(), ended.resellerId());
        if (left.signum() > 0) {
            move(ended.distributorId(), ended.resellerId(), AllocationKind.RETRIEVE, left, key, ended.cooperationKey(), ended.cooperationKey());
        }
        allocations.closeReseller(ended.distributorId(), ended.resellerId());
    }

    /** Books both sides of what goes between a distributor and its reseller. */
    private String move(String distributorId, String resellerId, AllocationKind kind, BigDecimal amount, String key, String tradeId, String originKey) {
        String entry = ledger.book(booking(distributorId, kind, amount, tradeId, null));
        Direction other = kind == AllocationKind.ALLOCATE ? Direction.INCOME : Direction.EXPENSE;
        String counterpart = ledger.book(new Booking(resellerId, FundAccount.RECHARGE, detail(kind), other, amount, clock.instant(), tradeId, null));
        return record(new AllocationRepository.Allocation(key, distributorId, kind, null, resellerId, amount, entry, counterpart, originKey,
                clock.instant()));
    }

    private Booking booking(String partnerId, AllocationKind kind, BigDecimal amount, String tradeId, String customerId) {
        return new Booking(partnerId, FundAccount.RECHARGE, detail(kind), kind == AllocationKind.ALLOCATE ? Direction.EXPENSE : Direction.INCOME, amount,
                clock.instant(), tradeId, customerId);
    }

    private static TradeDetail detail(AllocationKind kind) {
        return kind == AllocationKind.ALLOCATE ? TradeDetail.ALLOCATION : TradeDetail.RECLAIM;
    }

    private String record(AllocationRepository.Allocation allocation) {
        allocations.insert(allocation);
        journal.write(new Journal.Change(allocation.key(), allocation.partnerId(), allocation.kind().status().label() + " "
                + Money.text(allocation.amount()) + " CNY", null, DONE, allocation.originKey(), false, AUDIENCE));
        return allocation.key();
    }
}
