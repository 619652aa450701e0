package org.partnercenter.customer;

import java.time.Clock;
import java.time.Instant;
import org.partnercenter.account.Bonds;
import org.partnercenter.calendar.Deadlines;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The system's steps of {@code customer-association}: each is one service task and runs in the transaction of what caused it. */
@Service
@Transactional
public class AssociationOutcomes {

    /** The purpose under which the calendar keeps how long a mailed link lives. */
    public static final String INVITATION = "invitation";

    private final AssociationRepository associations;
    private final InvitationRepository links;
    private final Invitations invitations;
    private final InvitationMails mails;
    private final AssociationJournal journal;
    private final AssociationInstances instances;
    private final Deadlines deadlines;
    private final Bonds bonds;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AssociationOutcomes(AssociationRepository associations, InvitationRepository links, Invitations invitations, InvitationMails mails,
                        AssociationJournal journal, AssociationInstances instances, Deadlines deadlines, Bonds bonds,
                        ApplicationEventPublisher events, Clock clock) {
        this.associations = associations;
        this.links = links;
        this.invitations = invitations;
        this.mails = mails;
        this.journal = journal;
        this.instances = instances;
        this.deadlines = deadlines;
        this.bonds = bonds;
        this.events = events;
        this.clock = clock;
    }

    /** Mails a new link and kills the former in the same transaction (CUS-08, CUS-09). */
    public void sendInvitation(String key) {
        Association association = associations.locked(key);
        AssociationStatus before = association.invitationKey == null ? null : association.status;
        links.kill(key, InvitationStatus.SUPERSEDED);
        Invitation invitation = invitations.mail(association);
        association.send(invitation);
        associations.update(association);
        deadlines.startAt(key, INVITATION, invitation.expiresAt);
        mails.invite(association, invitation);
        journal.write(association, before, before == null ? null : association.serviceComment);
    }

    /** The mailed link has lived its days; it trusts its timer, which an administrator may run early. */
    public void expire(String key) {
        Association association = associations.locked(key);
        AssociationStatus before = association.status;
        links.kill(key, InvitationStatus.EXPIRED);
        deadlines.close(key, INVITATION);
        association.expire();
        if (association.status != before) {
            associations.update(association);
            journal.write(association, before, null);
        }
    }

    /** The partner has closed it, or its report has ended: the link dies (CUS-10). */
    public void cancel(String key) {
        Association association = associations.locked(key);
        AssociationStatus before = association.status;
        links.kill(key, InvitationStatus.REVOKED);
        deadlines.close(key, INVITATION);
        association.cancel();
        associations.update(association);
        journal.write(association, before, null);
    }

    /** The click did not associate the customer; the partner reads why (CUS-17, CUS-18). Answers whether the customer may click again. */
    public boolean fail(String key, String outcome) {
        Association association = associations.locked(key);
        boolean begun = association.kind.isOffline();
        AssociationStatus before = association.status;
        association.fail(AssociationFailure.valueOf(outcome), clock.instant());
        associations.update(association);
        if (!association.isOpen()) {
            links.kill(key, InvitationStatus.REVOKED);
            deadlines.close(key, INVITATION);
        }
        journal.write(association, begun ? null : before, association.failure.status().label());
        return association.isOpen();
    }

    /**
     * Binds the customer to the partner: the bond's primary key lets it have one partner at most (CUS-17). The partner's other mailed
     * links to the customer end.
     */
    public void associate(String key) {
        Association association = associations.locked(key);
        AssociationStatus before = association.kind.isOffline() ? null : association.status;
        Instant now = clock.instant();
        association.associate(now);
        bonds.bind(association.customerId, association.partnerId,
                new Bonds.Terms(association.associationType, key, association.managerId, association.tag, association.campaign));
        associations.update(association);
        links.locked(association.invitationKey).ifPresent(link -> {
            link.associate();
            links.update(link);
        });
        deadlines.close(key, INVITATION);
        events.publishEvent(new CustomerAssociated(key, association.reportKey, association.partnerId, association.customerId,
                association.associationType, now));
        associations.openOfCustomer(association.partnerId, association.mobile, association.reportKey)
                .forEach(other -> instances.reportEnded(other.key));
        journal.write(association, before, null);
        mails.associated(association);
    }

    /** A click on a link that opens nothing any more: the partner sees it once (CUS-18). */
    public void deadLink(String key, AssociationFailure failure) {
        Association association = associations.locked(key);
        if (association.isUnknownDeadLink(failure)) {
            association.noteDeadLink(failure, clock.instant());
            associations.update(association);
            journal.tell(association, failure.status().zh() + " " + key, failure.status().en() + ": " + key,
                    association.line() + "\n" + failure.adviceZh() + " " + failure.adviceEn());
        }
    }
}
