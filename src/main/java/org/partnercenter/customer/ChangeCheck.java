package org.partnercenter.customer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;

/** The account check (账号检查) before a change: what is known of customer and requests, and what the tables say to it (CUS-22 to CUS-24). */
@Component
class ChangeCheck {

    private final ChangeRepository changes;
    private final ChangeWindow window;
    private final ChangeGuard guard;
    private final AssociationCheck resale;
    private final AssociationFactFinder finder;
    private final ChangeAccounts accounts;
    private final Clock clock;

    ChangeCheck(ChangeRepository changes, ChangeWindow window, ChangeGuard guard, AssociationCheck resale, AssociationFactFinder finder,
                ChangeAccounts accounts, Clock clock) {
        this.changes = changes;
        this.window = window;
        this.guard = guard;
        this.resale = resale;
        this.finder = finder;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * A change that somebody thinks of or has asked for.
     *
     * @param exceptKey the request itself, which does not stand in its own way; null before it is filed
     */
    record Subject(String associationKey, String partnerId, String customerId, ChangeInitiator initiator, ChangeKind kind, String type,
                   String newType, String exceptKey) {

        static Subject of(Change change) {
            return new Subject(change.associationKey, change.partnerId, change.customerId, change.initiator, change.kind, change.type,
                    change.newType, change.key);
        }

        private boolean leadsToResale() {
            return kind == ChangeKind.SWITCH && AssociationType.RESALE.equals(newType);
        }
    }

    /** Everything that stands against the change, in the tables' order, each code once; empty when nothing does. */
    List<ChangeBlocker> blockers(Subject subject) {
        CustomerAccount account = account(subject.customerId());
        List<Instant> byPartner = filings(subject, ChangeInitiator.PARTNER);
        List<Instant> byCustomer = filings(subject, ChangeInitiator.CUSTOMER);
        Map<String, Object> facts = new LinkedHashMap<>(accountFacts(account));
        facts.put("changeOpen", changes.openFor(subject.associationKey()).filter(open -> !open.key.equals(subject.exceptKey())).isPresent());
        facts.put("partnerFilings", byPartner.size());
        facts.put("maxByPartner", window.maxByPartner());
        facts.put("customerFilings", byCustomer.size());
        facts.put("maxByCustomer", window.maxByCustomer());
        Set<String> codes = new LinkedHashSet<>(guard.blockers(Map.of("initiator", subject.initiator().code(), "kind", subject.kind().code(),
                "type", subject.type(), "facts", facts)));
        if (subject.leadsToResale()) {
            codes.addAll(resaleObstacles(account));
        }
        List<ChangeBlocker> blockers = new ArrayList<>();
        codes.forEach(code -> blockers.add(ChangeObstacle.blocker(code, possibleFrom(code, byPartner, byCustomer))));
        return blockers;
    }

    /** Refuses a change that something stands against: 409 {@code CHANGE_BLOCKED} naming all of it (CUS-22). */
    void require(Subject subject) {
        List<ChangeBlocker> blockers = blockers(subject);
        if (!blockers.isEmpty()) {
            throw Refusal.conflict("CHANGE_BLOCKED", blockers.stream().map(ChangeBlocker::line).collect(Collectors.joining("; ")))
                    .with("blockers", blockers);
        }
    }

    private CustomerAccount account(String customerId) {
        return accounts.get(customerId);
    }

    private List<Instant> filings(Subject subject, ChangeInitiator side) {
        LocalDate today = WorkingCalendar.today(clock);
        return changes.filings(subject.partnerId(), subject.customerId(), side, window.earliest(today), subject.exceptKey()).stream()
                .filter(filedAt -> window.counts(filedAt, today)).toList();
    }

    private LocalDate possibleFrom(String code, List<Instant> byPartner, List<Instant> byCustomer) {
        return switch (code) {
            case "PARTNER_LIMIT" -> window.possibleFrom(byPartner, window.maxByPartner());
            case "CUSTOMER_LIMIT" -> window.possibleFrom(byCustomer, window.maxByCustomer());
            case "CUSTOMER_FILED" -> window.possibleFrom(byCustomer, 1);
            default -> null;
        };
    }

    /** The rows of type 2 of {@code association-check}; the table stops at its first row, so each fact is asked for by itself (CUS-24). */
    private List<String> resaleObstacles(CustomerAccount account) {
        AssociationFacts facts = finder.ofSwitchToResale(account);
        return facts.found().stream().sorted()
                .map(fact -> new AssociationFacts(facts.available(), facts.link(), facts.type(), facts.reported(), Set.of(fact)))
                .flatMap(alone -> resale.failure(alone).stream()).map(AssociationFailure::code).distinct().toList();
    }

    private static Map<String, Object> accountFacts(CustomerAccount account) {
        return Map.of("membership", account.membership(), "independentMembers", account.independentMembers(),
                "reservedInstances", account.reservedInstances(), "ordersAwaitingPayment", account.ordersAwaitingPayment(),
                "pickupVouchers", account.pickupVouchers(), "specialContract", account.specialContract(), "arrears", account.arrears(),
                "invoiceDebt", account.invoiceDebt(), "ownCash", account.ownCash());
    }
}
