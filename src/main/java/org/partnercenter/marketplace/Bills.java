package org.partnercenter.marketplace;

import java.time.Clock;
import java.util.List;
import org.partnercenter.incentive.SlipIncentives;
import org.partnercenter.payout.Payouts;
import org.partnercenter.payout.PayoutStatus;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bills of the marketplace (云商店机会点专项激励 > 对账管理): every method is one step of {@code marketplace-settlement}, done in its
 * transaction. Each locks the bill first, so that of two groups that decide at once the second sees what the first did.
 */
@Service
@Transactional
public class Bills {

    /** What a marketplace incentive and the one line of its slip are called. */
    private static final String KIND = "marketplace";
    static final String ORIGIN = "marketplace";
    private static final List<String> AUDIENCE = List.of("partner-finance", "partner-admin");
    private static final int FAILURE_TOLD = 500;

    private final BillRepository bills;
    private final SlipIncentives incentives;
    private final Payouts payouts;
    private final Journal journal;
    private final RecordKeys keys;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final List<String> countersigners;

    Bills(BillRepository bills, SlipIncentives incentives, Payouts payouts, Journal journal, RecordKeys keys, Clock clock,
          ApplicationEventPublisher events, @Value("${marketplace.countersigners}") List<String> countersigners) {
        this.bills = bills;
        this.incentives = incentives;
        this.payouts = payouts;
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.events = events;
        this.countersigners = List.copyOf(countersigners);
        if (countersigners.isEmpty() || !Actor.VENDOR_GROUPS.containsAll(countersigners)
                || countersigners.stream().distinct().count() < countersigners.size()) {
            throw new IllegalStateException("marketplace.countersigners must name groups of the vendor, each once: " + countersigners);
        }
    }

    /** Takes a new bill in and announces it; answers its key. */
    String add(String billId, String partnerId, String period, List<Bill.Line> lines) {
        Bill bill = new Bill(keys.next("BIL"), billId, partnerId, period, Bill.sum(lines), clock.instant());
        bills.insert(bill, lines);
        write(bill, null, null, false, AUDIENCE);
        events.publishEvent(new BillImported(bill.key, partnerId));
        return bill.key;
    }

    /** Operations has the bill countersigned: each group of the setting is asked. */
    public void startCountersign(String key, String comment) {
        Bill bill = bills.locked(key);
        ask(bill, comment);
    }

    private void ask(Bill bill, String comment) {
        BillStatus before = bill.status;
        bill.ask();
        bills.ask(bill, countersigners);
        save(bill, before, comment, false, List.of());
    }

    /** The groups that are to decide now, each by a task of its own. */
    @Transactional(readOnly = true)
    public List<String> asked(String key) {
        return bills.undecided(key, bills.round(key).orElseThrow());
    }

    /**
     * One group decides. The first rejection ends the round; the last approval countersigns the bill. What they say stays with the vendor.
     *
     * @return whether the bill is rejected
     */
    public boolean countersign(String key, String group, Decision decision, Actor actor) {
        Bill bill = bills.locked(key);
        bill.requireCountersigning();
        if (!bills.sign(bill, group, decision.code(), actor.userId(), decision.comment())) {
            throw Refusal.alreadyDecided();
        }
        BillStatus before = bill.status;
        if (!decision.approved()) {
            bill.reject();
        } else if (bills.undecided(key, bill.round).isEmpty()) {
            bill.approve();
        }
        save(bill, before, decision.comment(), true, List.of());
        return !decision.approved();
    }

    /** All groups are asked again. */
    public void resubmit(String key, String comment) {
        ask(bills.locked(key), comment);
    }

    /** The bill is given up: nothing will be paid for it. */
    public void voidBill(String key, String comment) {
        Bill bill = bills.locked(key);
        BillStatus before = bill.status;
        bill.voided();
        save(bill, before, comment, false, AUDIENCE);
    }

    /**
     * Makes the bill's incentive and the slip that pays it; both are made once, however often this is repeated.
     *
     * @return the slip's key
     */
    public String createSlip(String key) {
        Bill bill = bills.locked(key);
        String incentive = incentives.countersigned(bill.partnerId, key, bill.line(), bill.amount, calculation(bill));
        String slip = payouts.request(new Payouts.SlipRequest(bill.partnerId, ORIGIN, key, incentive, KIND, bill.amount, bill.line()));
        incentives.attach(incentive, slip);
        // its first status may have been announced meanwhile
        Bill now = bills.locked(key);
        BillStatus before = now.status;
        if (before == BillStatus.SLIP_FAILED) {
            now.slipRetried();
        }
        now.paidBy(incentive, slip);
        save(now, before, slip, false, List.of());
        return slip;
    }

    private String calculation(Bill bill) {
        List<Bill.Line> lines = bills.lines(List.of(bill.key)).getOrDefault(bill.key, List.of());
        return "云商店账单 " + bill.billId + "，账期 " + bill.period + "，" + lines.size() + " 笔 · marketplace bill " + bill.billId + " of " + bill.period + ", "
                + lines.size() + " transactions";
    }

    /** No slip could be made, and an incident tells so (MKT-03). */
    public void slipFailed(String key, String reason) {
        Bill bill = bills.locked(key);
        if (bill.status != BillStatus.SLIP_PENDING) {
            return;
        }
        String told = reason == null ? null : reason.substring(0, Math.min(reason.length(), FAILURE_TOLD));
        bill.slipFailed(told);
        save(bill, BillStatus.SLIP_PENDING, told, true, List.of());
    }

    /** The incident is over: making the slip is tried again. */
    public void slipRetried(String key) {
        Bill bill = bills.locked(key);
        if (bill.status == BillStatus.SLIP_FAILED) {
            bill.slipRetried();
            save(bill, BillStatus.SLIP_FAILED, null, true, List.of());
        }
    }

    /** The bill's slip has a new status, and so has the bill (MKT-01). The partner is told by the slip. */
    void slipChanged(String key, PayoutStatus slip) {
        Bill bill = bills.locked(key);
        BillStatus before = bill.status;
        bill.follow(slip);
        if (bill.status != before) {
            save(bill, before, null, false, List.of());
        }
    }

    private void save(Bill bill, BillStatus before, String comment, boolean internal, List<String> audience) {
        bills.update(bill);
        write(bill, before, comment, internal, audience);
    }

    private void write(Bill bill, BillStatus before, String comment, boolean internal, List<String> audience) {
        journal.write(new Journal.Change(bill.key, bill.partnerId, bill.line(), before == null ? null : before.status(), bill.status.status(), comment,
                internal, audience));
    }
}
