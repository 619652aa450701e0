package org.partnercenter.partner.process;

import java.util.Set;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.forms.SubmissionGuard;
import org.springframework.stereotype.Component;

/** The people of a frozen or delisted organisation, and of its resellers, start and submit nothing (PTR-05); the vendor's do. */
@Component
class FrozenPartnerGuard implements SubmissionGuard {

    /** Money that was earned before is still settled. */
    private static final Set<String> ANSWERED_WHILE_FROZEN = Set.of("check-incentive", "issue-invoice");
    /** Its own rule tells a delisted distributor's reseller why (CUS-01). */
    private static final String REPORT = "customer-report";

    private final Partners partners;

    FrozenPartnerGuard(Partners partners) {
        this.partners = partners;
    }

    @Override
    public void check(Actor actor, String processKey, String taskKey) {
        if (actor.partnerId() == null || taskKey != null && ANSWERED_WHILE_FROZEN.contains(taskKey)) {
            return;
        }
        if (taskKey == null && processKey.equals(REPORT)) {
            partners.requireNotFrozen(actor.partnerId());
        } else {
            partners.requireActive(actor.partnerId());
        }
    }
}
