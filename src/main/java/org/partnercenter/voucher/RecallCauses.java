package org.partnercenter.voucher;

import org.partnercenter.customer.AssociationEnded;
import org.partnercenter.customer.AssociationSwitched;
import org.partnercenter.customer.CustomerAssociated;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.reseller.CooperationEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears in other modules' transactions what takes vouchers back, and holds nothing up: the work is a job (VCH-16). */
@Component
class RecallCauses {

    private final VoucherRecalls recalls;
    private final VoucherRepository vouchers;
    private final Partners partners;

    RecallCauses(VoucherRecalls recalls, VoucherRepository vouchers, Partners partners) {
        this.recalls = recalls;
        this.vouchers = vouchers;
        this.partners = partners;
    }

    /** Cause 3: the partner's vouchers of that customer (CUS-27). */
    @EventListener
    void on(AssociationEnded event) {
        recalls.cause(event.partnerId(), OperationType.of(event.voucherRecordType()), event.changeKey(),
                Recall.Target.bond(event.customerId(), event.associationKey(), null));
    }

    /** Cause 8: what the customer got as a customer of the former type (CUS-27). */
    @EventListener
    void on(AssociationSwitched event) {
        recalls.cause(event.partnerId(), OperationType.of(event.voucherRecordType()), event.changeKey(),
                Recall.Target.bond(event.customerId(), event.associationKey(), event.from()));
    }

    /** Cause 7: what is left from an earlier bond; cause 9 when the customer comes from another reseller to a reseller. */
    @EventListener
    void on(CustomerAssociated event) {
        Partner joined = partners.get(event.partnerId());
        vouchers.partnersOfLeftovers(event.customerId(), event.associationKey()).forEach(former -> recalls.cause(former,
                isMove(partners.get(former), joined) ? OperationType.RESELLER_CHANGED : OperationType.ASSOCIATED, event.associationKey(),
                Recall.Target.customer(event.customerId())));
    }

    private static boolean isMove(Partner from, Partner to) {
        return !from.id().equals(to.id()) && from.identity() == Identity.RESELLER && to.identity() == Identity.RESELLER;
    }

    /** Cause 9: what a reseller has from its former distributor's quotas, which go back too (RSL-10). */
    @EventListener
    void on(CooperationEnded event) {
        recalls.cause(event.resellerId(), OperationType.RESELLER_CHANGED, event.cooperationKey(), Recall.Target.distributor(event.distributorId()));
    }
}
