package org.partnercenter.programme;

import java.util.Optional;
import org.partnercenter.account.AccountFacts;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.FactsUnavailable;
import org.partnercenter.partner.Partner;
import org.springframework.stereotype.Component;

/** What is known of a partner's own account at the vendor's cloud, as far as the conditions ask. */
@Component
class CloudAccounts {

    private final AccountFacts facts;
    private final Bonds bonds;

    CloudAccounts(AccountFacts facts, Bonds bonds) {
        this.facts = facts;
        this.bonds = bonds;
    }

    /** The account's facts; unknown without an account, and while nothing can be said about it. */
    Facts.Account of(Partner partner) {
        try {
            return find(partner);
        } catch (FactsUnavailable e) {
            return Facts.Account.UNKNOWN;
        }
    }

    /** As {@link #of}, but throws {@link FactsUnavailable} where the answer may be another one later: a job then tries again. */
    Facts.Account find(Partner partner) {
        return Optional.ofNullable(partner.cloudAccountId()).flatMap(facts::find).map(this::facts).orElse(Facts.Account.UNKNOWN);
    }

    private Facts.Account facts(CustomerAccount account) {
        return new Facts.Account(true, account.realName(), bonds.current(account.customerId()).isPresent(), account.openResources(),
                account.arrears(), account.membership(), account.creditAccount());
    }
}
