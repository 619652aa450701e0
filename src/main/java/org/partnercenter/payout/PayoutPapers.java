package org.partnercenter.payout;

import org.partnercenter.invoice.InvoiceLists;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The invoice list (开票清单) of a slip (INV-08, INV-10); that of a marketplace bill is that of its slip. */
@Service
@Transactional(readOnly = true)
public class PayoutPapers {

    private final SlipRepository slips;
    private final InvoiceLists lists;

    PayoutPapers(SlipRepository slips, InvoiceLists lists) {
        this.slips = slips;
        this.lists = lists;
    }

    static boolean mayOpen(Actor viewer) {
        return viewer.hasAny("partner-finance", "partner-admin", "finance", "operations");
    }

    static boolean hasInvoiceList(PayoutSlip slip) {
        return slip.needsInvoice() && slip.status.hasInvoiceList();
    }

    /**
     * The list as PDF: 404 for another organisation's slip, 403 for other roles, 409 {@code NO_INVOICE_LIST} before the invoice is due, for
     * a slip of 0 or below, of a way without invoice, or a cancelled one.
     */
    public byte[] invoiceList(String slipKey, Actor viewer) {
        PayoutSlip slip = slips.find(slipKey).filter(found -> viewer.sees(found.partnerId)).orElseThrow(() -> Refusal.notFound("payout slip"));
        if (!mayOpen(viewer)) {
            throw Refusal.notAllowed("the invoice list is for partner-finance, partner-admin, finance and operations");
        }
        if (!hasInvoiceList(slip)) {
            throw none();
        }
        return lists.pdf(slipKey).orElseThrow(PayoutPapers::none);
    }

    private static Refusal none() {
        return Refusal.conflict("NO_INVOICE_LIST", "the slip has no invoice list: no invoice is due for it");
    }
}
