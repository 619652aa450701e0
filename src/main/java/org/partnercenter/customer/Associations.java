package org.partnercenter.customer;

import java.time.Clock;
import java.util.Optional;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The associations: the door of this part, with the partner's and the vendor's steps of {@code customer-association}. Each locks the
 * record first. What the system does is in {@link AssociationOutcomes}, what the customer does in {@link Joining}.
 */
@Service
@Transactional
public class Associations {

    private final AssociationRepository associations;
    private final InvitationRepository links;
    private final AssociationJournal journal;
    private final AssociationInstances instances;
    private final AssociationCheck check;
    private final AssociationFactFinder facts;
    private final Bonds bonds;
    private final Partners partners;
    private final RecordKeys keys;
    private final Clock clock;

    Associations(AssociationRepository associations, InvitationRepository links, AssociationJournal journal,
                 AssociationInstances instances, AssociationCheck check, AssociationFactFinder facts, Bonds bonds, Partners partners,
                 RecordKeys keys, Clock clock) {
        this.associations = associations;
        this.links = links;
        this.journal = journal;
        this.instances = instances;
        this.check = check;
        this.facts = facts;
        this.bonds = bonds;
        this.partners = partners;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Invites the customer of a report by mail: opens an association, or sends again in the one that is open (CUS-07, CUS-08). The caller
     * has seen that the report is {@code reported}. 409 {@code ACTION_NOT_ALLOWED} while the open one may not be sent again (CUS-18), 429
     * {@code INVITATION_LIMIT} above a user's mails of a day (CUS-09), 409 {@code PARTNER_FROZEN}.
     *
     * @return the association's key
     */
    public String invite(Invite invite) {
        partners.requireActive(invite.partnerId());
        Optional<Association> open = associations.openOfReport(invite.reportKey());
        if (open.isPresent()) {
            prepareResend(open.get(), invite.associationType());
            instances.inviteAgain(open.get().key);
            return open.get().key;
        }
        Association association = Association.online(keys.next("ASC"), invite, clock.instant());
        associations.insert(association);
        instances.begin(association.key, association.partnerId, association.managerId);
        return association.key;
    }

    /** The partner wants the invitation sent again, with another type perhaps; the mail is the next step (CUS-18). */
    public void resend(String key, String associationType) {
        prepareResend(associations.locked(key), associationType);
    }

    private void prepareResend(Association association, String associationType) {
        association.requireResend();
        if (associationType != null) {
            association.associationType = associationType;
        }
        associations.update(association);
    }

    /** The partner asks customer service what can be done (CUS-18). */
    public void requestService(String key, String note) {
        Association association = associations.locked(key);
        AssociationStatus before = association.status;
        association.requestService(note);
        associations.update(association);
        journal.write(association, before, note);
    }

    /** Refuses (409 {@code ALREADY_DECIDED}) when there is nothing to close any more. */
    public void requireOpen(String key) {
        if (!associations.locked(key).isOpen()) {
            throw Refusal.alreadyDecided();
        }
    }

    /** Customer service has cleared what was in the way; the mail is the next step. */
    public void clear(String key, String comment) {
        Association association = associations.locked(key);
        association.clear(comment);
        associations.update(association);
    }

    /** Customer service cannot help: the partner goes on from the failure. */
    public void decline(String key, String comment) {
        Association association = associations.locked(key);
        AssociationStatus before = association.status;
        association.decline(comment);
        associations.update(association);
        journal.write(association, before, comment);
    }

    /** A report that ends without association takes its invitation with it (CUS-10). */
    @EventListener
    void reportEnded(ReportEnded event) {
        associations.openOfReport(event.reportKey()).ifPresent(open -> instances.reportEnded(open.key));
    }

    /** Ends the bond of an association; 409 {@code ALREADY_DECIDED} when it has none any more. The caller announces it. */
    public void end(String key, String reason) {
        Association association = associations.locked(key);
        AssociationStatus before = association.status;
        association.end(reason, clock.instant());
        associations.update(association);
        bonds.end(association.customerId);
        journal.write(association, before, reason);
    }

    /** Gives the bond of an association another type; 409 {@code ALREADY_DECIDED} when it has none. The caller announces it. */
    public void switchType(String key, String type) {
        Association association = associations.locked(key);
        if (association.status != AssociationStatus.ASSOCIATED || association.associationType.equals(type)) {
            throw Refusal.alreadyDecided();
        }
        String from = association.associationType;
        association.associationType = type;
        associations.update(association);
        bonds.switchType(association.customerId, type);
        journal.write(association, association.status, AssociationType.label(from) + " → " + AssociationType.label(type));
    }

    /**
     * Refuses (409 {@code NOT_RESALE}, CUS-19) to move money to or from a customer that is not this partner's 代售 customer; 404 when it is
     * not its customer at all.
     */
    @Transactional(readOnly = true)
    public void requireResale(String partnerId, String customerId) {
        Bond bond = bonds.current(customerId).filter(b -> b.partnerId().equals(partnerId)).orElseThrow(() -> Refusal.notFound("customer"));
        if (!AssociationType.RESALE.equals(bond.type())) {
            throw Refusal.conflict("NOT_RESALE", "the customer is associated as 顾问销售: it trades with the vendor itself");
        }
    }

    /** What other parts of this module ask of an association; 404 when there is none. */
    @Transactional(readOnly = true)
    public AssociationRecord get(String key) {
        return associations.find(key).map(AssociationRecord::of).orElseThrow(() -> Refusal.notFound("association"));
    }

    /** What type 2 would be refused for, were this account associated now (CUS-24); empty when nothing is in the way. */
    @Transactional(readOnly = true)
    public Optional<AssociationFailure> resaleObstacle(CustomerAccount account) {
        return check.failure(facts.ofSwitchToResale(account));
    }

    /** The account manager was disabled: associations and links show none (PTR-10). */
    public void forgetManager(String partnerId, String managerId) {
        associations.forgetManager(partnerId, managerId);
        links.forgetManager(partnerId, managerId);
    }
}
