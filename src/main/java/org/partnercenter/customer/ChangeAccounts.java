package org.partnercenter.customer;

import org.partnercenter.account.AccountFacts;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.FactsUnavailable;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;

/** The facts about the customer of a change: 503 {@code SYSTEM_BUSY} while they cannot be had, nothing has changed then. */
@Component
class ChangeAccounts {

    private final AccountFacts facts;

    ChangeAccounts(AccountFacts facts) {
        this.facts = facts;
    }

    /** The account; 404 when there is none that is open. */
    CustomerAccount get(String customerId) {
        try {
            return facts.find(customerId).orElseThrow(() -> Refusal.notFound("customer account"));
        } catch (FactsUnavailable e) {
            throw Refusal.of(503, "SYSTEM_BUSY", null, "the facts about the customer are not available now, please try again later");
        }
    }
}
