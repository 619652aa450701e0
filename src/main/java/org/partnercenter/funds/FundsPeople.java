package org.partnercenter.funds;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;

/** Who does what with money. */
final class FundsPeople {

    private FundsPeople() {
    }

    /** The partner whose money this person moves; 403 for all but its {@code partner-finance} and {@code partner-admin}. */
    static String requirePartnerFinance(Actor actor) {
        if (!isPartnerFinance(actor)) {
            throw Refusal.notAllowed("only partner-finance and partner-admin do this");
        }
        return actor.partnerId();
    }

    static boolean isPartnerFinance(Actor actor) {
        return actor.partnerId() != null && (actor.groups().contains("partner-finance") || actor.groups().contains("partner-admin"));
    }

    /** Whether this person reads ledgers and balances: a partner's own, the vendor's {@code finance}, {@code operations} and {@code manager} all. */
    static boolean readsLedger(Actor actor) {
        return actor.isSystem() || isPartnerFinance(actor) || actor.isVendor() && actor.hasAny("finance", "operations", "manager");
    }

    static void requireLedgerReader(Actor actor) {
        if (!readsLedger(actor)) {
            throw Refusal.notAllowed("ledgers and balances are read by partner-finance and partner-admin, finance, operations and manager");
        }
    }
}
