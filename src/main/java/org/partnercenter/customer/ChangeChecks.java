package org.partnercenter.customer;

import java.util.Arrays;
import java.util.List;
import org.partnercenter.partner.Members;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The account check as people ask for it: nothing is written or counted (CUS-22). */
@Service
public class ChangeChecks {

    private static final List<String> TYPES = List.of(AssociationType.CONSULTING, AssociationType.RESALE);

    private final ChangeCheck check;
    private final AssociationRepository associations;
    private final Members members;
    private final RefundTargets refunds;

    ChangeChecks(ChangeCheck check, AssociationRepository associations, Members members, RefundTargets refunds) {
        this.check = check;
        this.associations = associations;
        this.members = members;
        this.refunds = refunds;
    }

    /**
     * What stands against a change by the partner. 404 for an association that the actor may not see, 409 {@code NOT_ASSOCIATED} for one
     * that is not bound, 400 for an unknown kind or type.
     */
    @Transactional(readOnly = true)
    public ChangeCheckView check(String associationKey, String kindCode, String newType, Actor actor) {
        Association association = associations.find(associationKey).filter(found -> actor.sees(found.partnerId))
                .filter(found -> members.scope(actor).sees(found.managerId))
                .orElseThrow(() -> Refusal.notFound("association"));
        ChangeKind kind = Arrays.stream(ChangeKind.values()).filter(k -> k.code().equals(kindCode)).findFirst()
                .orElseThrow(() -> Refusal.field("kind", "must be disassociate or switch"));
        if (newType != null && !TYPES.contains(newType)) {
            throw Refusal.field("newType", "must be 1 or 2");
        }
        Changes.requireAssociated(association);
        String present = association.associationType;
        String wanted = kind == ChangeKind.SWITCH && newType == null ? other(present) : newType;
        Changes.requireNewType(new Changes.Filing(associationKey, kind, wanted, null), present);
        List<ChangeBlocker> blockers = check.blockers(new ChangeCheck.Subject(associationKey, association.partnerId,
                association.customerId, ChangeInitiator.PARTNER, kind, present, wanted, null));
        return new ChangeCheckView(associationKey, kind.code(), present, wanted, blockers.isEmpty(), blockers,
                ChangeView.Refund.of(RefundRoute.after(refunds, present, kind)));
    }

    /** The types before and after, as people read them. */
    public static String typeChange(ChangeCheckView check) {
        String present = AssociationType.label(check.associationType());
        return check.newType() == null ? present : present + " → " + AssociationType.label(check.newType());
    }

    private static String other(String type) {
        return AssociationType.RESALE.equals(type) ? AssociationType.CONSULTING : AssociationType.RESALE;
    }
}
