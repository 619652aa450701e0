package org.partnercenter.programme;

import org.partnercenter.partner.Identity;
import org.partnercenter.partner.IdentityChanged;
import org.partnercenter.partner.PartnerOnboarded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes or ends the membership that goes with an identity, in the action that changes the identity (PRG-11). */
@Component
class IdentityProgrammes {

    private final Memberships memberships;

    IdentityProgrammes(Memberships memberships) {
        this.memberships = memberships;
    }

    @EventListener
    void on(PartnerOnboarded partner) {
        if (partner.identity() != Identity.NONE) {
            memberships.begin(partner.partnerId(), partner.identity());
        }
    }

    @EventListener
    void on(IdentityChanged change) {
        if (change.from() != Identity.NONE) {
            memberships.end(change.partnerId(), change.from(), change.reason());
        }
        if (change.to() != Identity.NONE) {
            memberships.begin(change.partnerId(), change.to());
        }
    }
}
