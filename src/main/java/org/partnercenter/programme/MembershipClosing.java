package org.partnercenter.programme;

import java.time.LocalDate;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Status;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What ending and expiring have in common (PRG-11, PRG-13). The caller holds the locks. */
@Component
class MembershipClosing {

    private final MembershipRepository memberships;
    private final ProgrammeTables tables;
    private final Partners partners;
    private final Terms terms;
    private final MembershipJournal journal;
    private final ApplicationEventPublisher events;
    private final int redeemMonths;

    MembershipClosing(MembershipRepository memberships, ProgrammeTables tables, Partners partners, Terms terms, MembershipJournal journal,
                      ApplicationEventPublisher events, @Value("${programme.redeem-months}") int redeemMonths) {
        this.memberships = memberships;
        this.tables = tables;
        this.partners = partners;
        this.terms = terms;
        this.journal = journal;
        this.events = events;
        this.redeemMonths = redeemMonths;
    }

    /** Closes the record, takes the identity with the last membership of its programme, and tells {@link MembershipEnded}. */
    void close(Membership membership, MembershipStatus how, String reason) {
        Status before = membership.status.status();
        membership.close(how);
        membership.endReason = reason;
        tables.policy(membership.programmeCode).map(Policy::identity).ifPresent(identity -> {
            LocalDate last = membership.endedOn != null ? membership.endedOn : membership.termUntil;
            membership.redeemUntil = last.plusMonths(redeemMonths);
            if (memberships.of(membership.partnerId, membership.programmeCode).stream().noneMatch(m -> m.isJoined() && !m.key.equals(membership.key))) {
                partners.takeIdentity(membership.partnerId, identity);
            }
        });
        memberships.update(membership);
        terms.close(membership.key);
        journal.write(membership, before, reason);
        events.publishEvent(new MembershipEnded(membership.key, membership.partnerId, membership.programmeCode, how));
    }
}
