package org.partnercenter.customer;

import org.partnercenter.account.AccountHold;
import org.springframework.stereotype.Component;

/** An account whose association is about to change stays open (CUS-32). */
@Component
class ChangeHold implements AccountHold {

    private final ChangeRepository changes;

    ChangeHold(ChangeRepository changes) {
        this.changes = changes;
    }

    @Override
    public boolean holds(String customerId) {
        return changes.isOpenForCustomer(customerId);
    }
}
