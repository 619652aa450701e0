package org.partnercenter.customer;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccount;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Finds what the decision {@code association-check} wants to know of a customer. */
@Component
class AssociationFactFinder {

    private final Bonds bonds;
    private final AssociationReports reports;
    private final Clock clock;
    private final Duration newAccount;
    private final BigDecimal invoiceDebtLimit;

    AssociationFactFinder(Bonds bonds, AssociationReports reports, Clock clock, @Value("${customer.new-account-days}") int newAccountDays,
                          @Value("${customer.association.invoice-debt-limit}") BigDecimal invoiceDebtLimit) {
        this.bonds = bonds;
        this.reports = reports;
        this.clock = clock;
        this.newAccount = Duration.ofDays(newAccountDays);
        this.invoiceDebtLimit = invoiceDebtLimit;
    }

    /** The facts about the account with which the customer wants to join. */
    AssociationFacts of(Association association, CustomerAccount account) {
        Set<String> found = account(account);
        if (bonds.current(account.customerId()).isPresent()) {
            found.add("associated");
        }
        if (reports.heldByOther(association.partnerId, account)) {
            found.add("reported-by-other-partner");
        }
        boolean reported = reportOf(association, account).isPresent();
        return new AssociationFacts(true, AssociationFacts.GOOD_LINK, association.associationType, reported, found);
    }

    /** The facts when the customer is not who was invited. */
    AssociationFacts ofStranger(Association association) {
        return new AssociationFacts(true, AssociationFacts.GOOD_LINK, association.associationType, false, Set.of("other-mobile"));
    }

    /** The facts when nothing can be said about the account. */
    AssociationFacts unknown(Association association) {
        return new AssociationFacts(false, AssociationFacts.GOOD_LINK, association.associationType, false, Set.of());
    }

    /** The facts that a switch to 代售 asks about: only what stands in the way of that type (CUS-24). */
    AssociationFacts ofSwitchToResale(CustomerAccount account) {
        Set<String> found = resale(account);
        return new AssociationFacts(true, AssociationFacts.GOOD_LINK, AssociationType.RESALE, true, found);
    }

    /** The partner's own report of the customer that is in status {@code reported}. */
    Optional<String> reportOf(Association association, CustomerAccount account) {
        return association.reportKey != null && reports.isReported(association.reportKey) ? Optional.of(association.reportKey)
                : reports.reportedBy(association.partnerId, account);
    }

    private Set<String> account(CustomerAccount a) {
        Set<String> found = resale(a);
        note(found, "international", "international".equals(a.site()));
        note(found, "internal", a.internal());
        note(found, "consumer-cloud", a.consumerCloud());
        note(found, "is-partner", !"none".equals(a.partnerState()));
        note(found, "reported-by-vendor", a.vendorReported());
        note(found, "special-contract", a.specialContract());
        note(found, "reward-programme", a.rewardProgramme());
        note(found, "consumption", isPositive(a.cashConsumed()));
        note(found, "registered-long-ago", a.registeredAt() != null && clock.instant().isAfter(a.registeredAt().plus(newAccount)));
        note(found, "invoice-debt-above-limit", isPositive(a.ownCash()) && a.invoiceDebt().compareTo(invoiceDebtLimit) > 0);
        note(found, "arrears", isPositive(a.arrears()));
        return found;
    }

    private static Set<String> resale(CustomerAccount a) {
        Set<String> found = new LinkedHashSet<>();
        note(found, "credit-account", a.creditAccount());
        note(found, "independent-members", a.independentMembers() > 0);
        note(found, "independent-member", "independent".equals(a.membership()));
        note(found, "reserved-instance", a.reservedInstances() > 0);
        note(found, "stored-value", isPositive(a.storedValue()));
        note(found, "bonus-balance", isPositive(a.bonusBalance()));
        note(found, "invoice-debt", isPositive(a.invoiceDebt()));
        return found;
    }

    private static void note(Set<String> found, String fact, boolean holds) {
        if (holds) {
            found.add(fact);
        }
    }

    private static boolean isPositive(BigDecimal amount) {
        return amount != null && amount.signum() > 0;
    }
}
