package org.partnercenter.payout;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.forms.Decision;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The invoices of payout slips and the vendor's reviews: each method is one task of {@code payout}, done in its transaction. */
@Service
@Transactional
public class SlipReviews {

    /** The purpose of the deadline by which an approved payment has to start (PAY-12). */
    public static final String PAYMENT = "payment";

    private final SlipRepository slips;
    private final SlipJournal journal;
    private final Payouts payouts;
    private final Partners partners;
    private final Attachments attachments;
    private final Deadlines deadlines;
    private final Clock clock;
    private final int paymentDueWorkingDays;

    SlipReviews(SlipRepository slips, SlipJournal journal, Payouts payouts, Partners partners, Attachments attachments, Deadlines deadlines,
                Clock clock, @Value("${payout.payment-due-working-days}") int paymentDueWorkingDays) {
        this.slips = slips;
        this.journal = journal;
        this.payouts = payouts;
        this.partners = partners;
        this.attachments = attachments;
        this.deadlines = deadlines;
        this.clock = clock;
        this.paymentDueWorkingDays = paymentDueWorkingDays;
    }

    /** The field under which the file of the invoice in this place, from 1, is kept. */
    static String fileField(int place) {
        return "invoiceFile" + place;
    }

    /**
     * The partner sends its invoices (PAY-07); what is left out of a repeated step stays, a file as long as the same invoice is in its
     * place. 400 naming what is wrong.
     *
     * @param list  the rows as they were sent, or null
     * @param files by place, from 1
     */
    public void issueInvoice(String key, JsonNode list, Map<Integer, Upload> files) {
        PayoutSlip slip = slips.locked(key);
        slip.require(PayoutStatus.AWAITING_INVOICE, PayoutStatus.INVOICE_REJECTED);
        List<PayoutInvoice> before = slips.invoices(List.of(key)).getOrDefault(key, List.of());
        if (list == null && before.isEmpty()) {
            throw Refusal.field(InvoiceRows.FIELD, "is required");
        }
        List<PayoutInvoice> invoices = list == null ? before : InvoiceRows.read(list, slip.amount, WorkingCalendar.today(clock));
        putFiles(slip, before, invoices, files);
        slips.replaceInvoices(key, invoices);
        step(slip, PayoutStatus.INVOICE_REVIEWING, null);
    }

    private void putFiles(PayoutSlip slip, List<PayoutInvoice> before, List<PayoutInvoice> invoices, Map<Integer, Upload> files) {
        for (int place = 1; place <= InvoiceRows.MOST; place++) {
            String field = fileField(place);
            Upload file = files.get(place);
            PayoutInvoice invoice = place <= invoices.size() ? invoices.get(place - 1) : null;
            if (file != null && invoice == null) {
                throw Refusal.field(field, "belongs to no invoice in the list");
            }
            boolean same = invoice != null && place <= before.size() && before.get(place - 1).identity().equals(invoice.identity());
            if (!same) {
                attachments.retire(slip.key, field);
            }
            if (file == null && invoice != null && invoice.isElectronic() && !attachments.has(slip.key, field)) {
                throw Refusal.field(field, "is required for the electronic invoice " + invoice.number());
            }
            attachments.put(slip.key, slip.partnerId, field, file);
        }
    }

    /** Finance accepts the invoices, or sends them back with the reason (PAY-08). */
    public void reviewInvoice(String key, Decision decision) {
        PayoutSlip slip = slips.locked(key);
        slip.require(PayoutStatus.INVOICE_REVIEWING);
        step(slip, decision.approved() ? PayoutStatus.PAYOUT_REVIEWING : PayoutStatus.INVOICE_REJECTED, decision.comment());
    }

    /** Finance approves the payout; 409 {@code PARTNER_FROZEN} while the partner is not active (PTR-05). Payment has to start in time (PAY-12). */
    public void reviewPayout(String key, Decision decision) {
        PayoutSlip slip = slips.locked(key);
        slip.require(PayoutStatus.PAYOUT_REVIEWING);
        if (decision.approved()) {
            approve(slip, decision.comment());
        } else {
            step(slip, PayoutStatus.PAYOUT_REJECTED, decision.comment());
        }
    }

    private void approve(PayoutSlip slip, String comment) {
        if (!partners.get(slip.partnerId).isActive()) {
            throw Refusal.conflict("PARTNER_FROZEN", "nothing is paid to the partner until it is active again");
        }
        slip.approvedAt = clock.instant();
        deadlines.start(slip.key, PAYMENT, WorkingCalendar.today(clock), paymentDueWorkingDays);
        step(slip, PayoutStatus.PAYING, comment);
    }

    /**
     * Operations corrects a slip that finance rejected or whose money the bank returned: {@code resubmit} returns to the review, or after a
     * failed payment to paying, with a new instruction; {@code reinvoice} to the partner; {@code cancel} as {@link Payouts#cancel}.
     *
     * @return whether finance has to review it again
     */
    public boolean correct(String key, String action, String comment) {
        PayoutSlip slip = slips.locked(key);
        slip.require(PayoutStatus.PAYOUT_REJECTED, PayoutStatus.FAILED);
        boolean payAgain = action.equals("resubmit") && slip.status == PayoutStatus.FAILED;
        switch (action) {
            case "resubmit" -> resubmit(slip, comment);
            case "reinvoice" -> reinvoice(slip, comment);
            case "cancel" -> {
                slip.requireOrigin();
                payouts.cancel(slip, comment);
            }
            default -> throw Refusal.field("action", "is unknown");
        }
        return !payAgain;
    }

    private void resubmit(PayoutSlip slip, String comment) {
        if (slip.status == PayoutStatus.FAILED) {
            approve(slip, comment);
        } else {
            step(slip, PayoutStatus.PAYOUT_REVIEWING, comment);
        }
    }

    private void reinvoice(PayoutSlip slip, String comment) {
        if (!slip.needsInvoice()) {
            throw Refusal.field("action", "cannot be reinvoice: this way of payment needs no invoice");
        }
        step(slip, PayoutStatus.AWAITING_INVOICE, comment);
    }

    /** Operations has settled a negative slip offline (PAY-09). */
    public void settleOffline(String key, String reference, String comment) {
        PayoutSlip slip = slips.locked(key);
        slip.require(PayoutStatus.SETTLING_OFFLINE);
        slip.settlementReference = reference;
        slips.update(slip);
        journal.noted(slip, comment);
    }

    private void step(PayoutSlip slip, PayoutStatus next, String comment) {
        PayoutStatus before = slip.status;
        slip.become(next);
        journal.changed(slip, before, comment);
    }
}
