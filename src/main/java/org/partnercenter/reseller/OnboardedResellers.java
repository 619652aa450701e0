package org.partnercenter.reseller;

import org.partnercenter.partner.Identity;
import org.partnercenter.partner.IdentityChanged;
import org.partnercenter.partner.PartnerOnboarded;
import org.partnercenter.programme.MembershipEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the vendor does to a reseller's organisation by hand, or to its membership of the plan, is a cooperation's beginning or end too. */
@Component
class OnboardedResellers {

    private final Cooperations cooperations;

    OnboardedResellers(Cooperations cooperations) {
        this.cooperations = cooperations;
    }

    /** A reseller that is onboarded under a distributor cooperates with it from the start. */
    @EventListener
    void on(PartnerOnboarded partner) {
        if (partner.identity() == Identity.RESELLER && partner.distributorId() != null) {
            cooperations.assign(partner.partnerId(), partner.distributorId(), null);
        }
    }

    /** Who stops being a reseller has no distributor. */
    @EventListener
    void on(IdentityChanged partner) {
        if (partner.from() == Identity.RESELLER && partner.to() != Identity.RESELLER) {
            cooperations.endOf(partner.partnerId(), partner.reason());
        }
    }

    /** Who leaves the reseller plan loses the identity, and with it the distributor. */
    @EventListener
    void on(MembershipEnded membership) {
        if (membership.programmeCode().equals(ResellerPlan.PROGRAMME)) {
            cooperations.endOf(membership.partnerId(), "已退出云经销商计划 No longer in the reseller plan");
        }
    }
}
