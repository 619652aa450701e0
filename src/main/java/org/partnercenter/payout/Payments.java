package org.partnercenter.payout;

import java.time.Clock;
import java.time.LocalDate;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.certification.Certifications;
import org.partnercenter.certification.CertifiedBusiness;
import org.partnercenter.funds.Booking;
import org.partnercenter.funds.Direction;
import org.partnercenter.funds.FundAccount;
import org.partnercenter.funds.Ledger;
import org.partnercenter.funds.OwedInvoices;
import org.partnercenter.funds.TradeDetail;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.partnercenter.voucher.VoucherQuotas;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Paying (PAY-10): once for each slip. A payment and the slip's row change in one transaction, and each payment is known by the slip's key
 * where it is made: broken off, repeated or run twice it is never made again.
 */
@Service
@Transactional
public class Payments {

    private final SlipRepository slips;
    private final SlipJournal journal;
    private final InstructionRepository instructions;
    private final Certifications certifications;
    private final Ledger ledger;
    private final OwedInvoices owed;
    private final VoucherQuotas quotas;
    private final Deadlines deadlines;
    private final Notices notices;
    private final Clock clock;

    Payments(SlipRepository slips, SlipJournal journal, InstructionRepository instructions, Certifications certifications, Ledger ledger,
             OwedInvoices owed, VoucherQuotas quotas, Deadlines deadlines, Notices notices, Clock clock) {
        this.slips = slips;
        this.journal = journal;
        this.instructions = instructions;
        this.certifications = certifications;
        this.ledger = ledger;
        this.owed = owed;
        this.quotas = quotas;
        this.deadlines = deadlines;
        this.notices = notices;
        this.clock = clock;
    }

    /** Pays an approved slip in its way; a slip whose payment had ended as an incident is paying again. */
    public void pay(String key) {
        PayoutSlip slip = slips.locked(key);
        if (slip.status == PayoutStatus.FAILED) {
            step(slip, PayoutStatus.PAYING, null);
        }
        slip.require(PayoutStatus.PAYING);
        slip.resultKey = switch (slip.way) {
            case BANK_TRANSFER -> instructions.instruct(slip, payee(slip));
            case CLOUD_ACCOUNT -> credit(slip);
            case CLOUD_ACCOUNT_UNINVOICED -> {
                owed.add(slip.partnerId, slip.key, slip.amount);
                yield credit(slip);
            }
            case VOUCHER_QUOTA -> quotas.grantForPayout(slip.partnerId, slip.key, slip.amount);
        };
        slips.update(slip);
        if (slip.way != PayoutWay.BANK_TRANSFER) {
            deadlines.close(key, SlipReviews.PAYMENT);
        }
    }

    /** Whose account it is at this moment; {@link Payouts#goOn}, in the same transaction, saw to it that there is one. */
    private CertifiedBusiness payee(PayoutSlip slip) {
        return certifications.settling(slip.partnerId).orElseThrow(() -> new IllegalStateException(slip.partnerId + " cannot be paid now"));
    }

    private String credit(PayoutSlip slip) {
        return ledger.book(new Booking(slip.partnerId, FundAccount.RECHARGE, TradeDetail.REBATE, Direction.INCOME, slip.amount, clock.instant(),
                slip.key, null));
    }

    /** Paying has ended as an incident: the slip shows it, finance and operations are told; repaired and retried, it goes on. */
    public void failed(String key) {
        PayoutSlip slip = slips.locked(key);
        if (slip.status != PayoutStatus.PAYING) {
            return;
        }
        step(slip, PayoutStatus.FAILED, "支付未成功，已转人工处理。The payment did not succeed and is being looked into.");
        notices.send(new Notice(Audience.vendor("finance", "operations"), key, "支付失败，需处理 " + key, "Payment failed, to be repaired: " + key,
                slip.line()));
    }

    /** The bank has paid: 409 unless an instruction waits for it. */
    public void paid(String key, String bankReference, LocalDate paidOn) {
        PayoutSlip slip = slips.locked(key);
        InstructionRepository.Instruction instruction = waiting(slip);
        if (paidOn.isAfter(WorkingCalendar.today(clock))) {
            throw Refusal.field("paidOn", "must not be in the future");
        }
        slip.bankReference = bankReference;
        slip.paidOn = paidOn;
        slips.update(slip);
        instructions.become(instruction, InstructionStatus.PAID);
        deadlines.close(key, SlipReviews.PAYMENT);
    }

    /** The bank has returned the money: operations corrects. */
    public void returned(String key, String comment) {
        PayoutSlip slip = slips.locked(key);
        InstructionRepository.Instruction instruction = waiting(slip);
        instructions.become(instruction, InstructionStatus.RETURNED);
        deadlines.close(key, SlipReviews.PAYMENT);
        step(slip, PayoutStatus.FAILED, comment);
    }

    /** Also one that no file took, as finance may have told the bank otherwise: decided, it goes into none. */
    private InstructionRepository.Instruction waiting(PayoutSlip slip) {
        slip.require(PayoutStatus.PAYING);
        return instructions.lockedLast(slip.key)
                .filter(i -> i.status() == InstructionStatus.OPEN || i.status() == InstructionStatus.EXPORTED)
                .orElseThrow(Refusal::alreadyDecided);
    }

    /** Reminds finance of a payment that has not started in time (PAY-12); one that has is no reason. */
    public void remind(String key) {
        PayoutSlip slip = slips.locked(key);
        boolean started = instructions.last(key)
                .filter(i -> i.status() == InstructionStatus.EXPORTED || i.status() == InstructionStatus.PAID).isPresent();
        if (slip.status.isOver() || started) {
            return;
        }
        notices.send(new Notice(Audience.vendor("finance"), key, "申付支付已逾期 " + key, "Payment overdue: " + key,
                slip.line() + "\n审批通过后未按时启动支付。 · The payment has not started in time after its approval."));
    }

    private void step(PayoutSlip slip, PayoutStatus next, String comment) {
        PayoutStatus before = slip.status;
        slip.become(next);
        journal.changed(slip, before, comment);
    }
}
