package org.partnercenter.customer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.platform.Journal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out what both sides agreed to: bond, grace and money in one transaction, once for each request (CUS-27, CUS-28). */
@Service
@Transactional
public class ChangeExecution {

    private static final int RECLAIMED_ON_ENDING = 3;
    private static final int RECLAIMED_ON_SWITCHING = 8;
    private static final String MONEY_RETURNS = "BEUNBIND";

    private final ChangeRepository changes;
    private final Associations associations;
    private final CustomerAccounts accounts;
    private final ChangeMails mails;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int graceOnResale;
    private final int graceAfterResale;

    ChangeExecution(ChangeRepository changes, Associations associations, CustomerAccounts accounts, ChangeMails mails, Journal journal,
                    ApplicationEventPublisher events, Clock clock, @Value("${customer.grace.on-resale-days}") int graceOnResale,
                    @Value("${customer.grace.after-resale-days}") int graceAfterResale) {
        this.changes = changes;
        this.associations = associations;
        this.accounts = accounts;
        this.mails = mails;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
        this.graceOnResale = graceOnResale;
        this.graceAfterResale = graceAfterResale;
    }

    /** Carries the agreed request out; one that is completed already stays as it is. Whatever fails leaves the bond as it was. */
    public void apply(String key) {
        Change change = changes.locked(key);
        if (change.status == ChangeStatus.COMPLETED) {
            return;
        }
        Instant now = clock.instant();
        change.complete(now);
        if (change.kind == ChangeKind.DISASSOCIATE) {
            end(change, now);
        } else {
            switchType(change, now);
        }
        changes.update(change);
        journal.write(new Journal.Change(key, change.partnerId, change.line(), ChangeStatus.AGREED.status(), change.status.status(), null,
                false, List.of("partner-admin")));
        mails.outcome(change);
    }

    private void end(Change change, Instant now) {
        boolean resale = AssociationType.RESALE.equals(change.type);
        associations.end(change.associationKey, change.key);
        if (resale) {
            accounts.grace(change.customerId, graceAfterResale);
        }
        events.publishEvent(new AssociationEnded(change.key, change.associationKey, change.partnerId, change.customerId, change.type, now,
                RECLAIMED_ON_ENDING, resale ? MONEY_RETURNS : null));
    }

    private void switchType(Change change, Instant now) {
        boolean fromResale = AssociationType.RESALE.equals(change.type);
        associations.switchType(change.associationKey, change.newType);
        if (!fromResale) {
            accounts.grace(change.customerId, graceOnResale);
        }
        events.publishEvent(new AssociationSwitched(change.key, change.associationKey, change.partnerId, change.customerId, change.type,
                change.newType, now, RECLAIMED_ON_SWITCHING, fromResale ? MONEY_RETURNS : null));
    }
}
