package org.partnercenter.customer;

import java.time.Clock;
import java.util.List;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The requests to end an association or to switch its type: every method is one step of {@code association-change}, done in its
 * transaction. A filing locks the association, a decision the request, so that of two at the same moment the second sees the first.
 */
@Service
@Transactional
public class Changes {

    /** The purpose under which the calendar keeps the time to answer. */
    public static final String ANSWER = "answer";

    private static final List<String> AUDIENCE = List.of("partner-admin");

    private final ChangeRepository changes;
    private final ChangeCheck check;
    private final ChangeMails mails;
    private final AssociationRepository associations;
    private final PublicLinks links;
    private final Deadlines deadlines;
    private final Journal journal;
    private final RecordKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int answerWorkingDays;

    Changes(ChangeRepository changes, ChangeCheck check, ChangeMails mails, AssociationRepository associations, PublicLinks links,
            Deadlines deadlines, Journal journal, RecordKeys keys, ApplicationEventPublisher events, Clock clock,
            @Value("${customer.change.answer-working-days}") int answerWorkingDays) {
        this.changes = changes;
        this.check = check;
        this.mails = mails;
        this.associations = associations;
        this.links = links;
        this.deadlines = deadlines;
        this.journal = journal;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
        this.answerWorkingDays = answerWorkingDays;
    }

    /**
     * What a partner asks for.
     *
     * @param newType required on a switch, and not the present type
     */
    public record Filing(String associationKey, ChangeKind kind, String newType, String reason) {
    }

    /**
     * The partner files a request; answers its key. 404 for another organisation's association, 409 {@code NOT_ASSOCIATED} for one that
     * is not bound. Whether it may be asked for is {@linkplain #check checked} next, in the same transaction.
     */
    public String file(String partnerId, Filing filing, Actor actor) {
        Association association = associations.locked(filing.associationKey());
        if (!association.partnerId.equals(partnerId)) {
            throw Refusal.notFound("association");
        }
        requireNewType(filing, association.associationType);
        return insert(association, ChangeInitiator.PARTNER, filing, actor.userId());
    }

    /** The customer asks to end its association; answers the request's key. 409 {@code CHANGE_BLOCKED} when something stands against it. */
    public String request(String associationKey, String reason) {
        Association association = associations.locked(associationKey);
        String key = insert(association, ChangeInitiator.CUSTOMER, new Filing(associationKey, ChangeKind.DISASSOCIATE, null, reason),
                Actor.current().userId());
        events.publishEvent(new ChangeRequested(key, association.partnerId));
        return key;
    }

    /** 400 naming {@code newType} when it does not fit the kind and the present type. */
    static void requireNewType(Filing filing, String presentType) {
        if (filing.kind() == ChangeKind.DISASSOCIATE && filing.newType() != null) {
            throw Refusal.field("newType", "belongs to a switch only");
        }
        if (filing.kind() == ChangeKind.SWITCH && filing.newType() == null) {
            throw Refusal.field("newType", "is required to switch");
        }
        if (filing.kind() == ChangeKind.SWITCH && filing.newType().equals(presentType)) {
            throw Refusal.field("newType", "is the present type already");
        }
    }

    private String insert(Association association, ChangeInitiator initiator, Filing filing, String filedBy) {
        requireAssociated(association);
        Change change = new Change(keys.next("CHG"), association.partnerId, association.key, association.customerId,
                nameOf(association), initiator, filing.kind(), association.associationType, filing.newType(), filing.reason(),
                links.nonce(), filedBy, clock.instant());
        changes.insert(change);
        return change.key;
    }

    /** A customer who came over an offline link has no name but its account's. */
    private static String nameOf(Association association) {
        return association.customerName == null ? association.accountName : association.customerName;
    }

    /** 409 {@code NOT_ASSOCIATED} for an association that is not, or no longer, bound. */
    static void requireAssociated(Association association) {
        if (association.status != AssociationStatus.ASSOCIATED) {
            throw Refusal.conflict("NOT_ASSOCIATED", "the customer is not associated");
        }
    }

    /** At the filing and again at the consent: 409 {@code CHANGE_BLOCKED} with everything that stands against it (CUS-22). */
    public void check(String key) {
        check.require(ChangeCheck.Subject.of(changes.locked(key)));
    }

    /** Takes up the filed request: the time to answer begins, and the other side is told (CUS-25, CUS-26). */
    public void open(String key) {
        Change change = changes.locked(key);
        changes.open(change);
        Deadline deadline = deadlines.start(key, ANSWER, WorkingCalendar.today(clock), answerWorkingDays);
        write(change, null, change.reason, "\n答复截止 " + deadline.lastDay() + " 24:00 · to be answered by the end of " + deadline.lastDay());
        if (change.initiator == ChangeInitiator.PARTNER) {
            mails.askForAnswer(change, link(change), deadline);
        }
    }

    /** The partner takes its request back, as long as nobody has answered. */
    public void withdraw(String key, String comment) {
        Change change = changes.locked(key);
        change.requireWithdrawableBy(ChangeInitiator.PARTNER);
        decide(change, ChangeStatus.WITHDRAWN, comment);
        mails.outcome(change);
    }

    /** The customer takes its request back. */
    public void withdrawByCustomer(String key) {
        Change change = changes.locked(key);
        change.requireWithdrawableBy(ChangeInitiator.CUSTOMER);
        decide(change, ChangeStatus.WITHDRAWN, null);
        mails.outcome(change);
        events.publishEvent(new ChangeWithdrawn(key));
    }

    /** The partner answers its customer: 409 {@code DEADLINE_OVER} when the time is over, also while its timer has not run yet. */
    public void answer(String key, Decision decision) {
        Change change = changes.locked(key);
        change.requireAwaitedFrom(ChangeInitiator.PARTNER);
        requireInTime(change);
        decide(change, decision.approved() ? ChangeStatus.AGREED : ChangeStatus.REJECTED, decision.comment());
        mails.outcome(change);
    }

    /**
     * The customer answers its partner. A consent is checked again: 409 {@code CHANGE_BLOCKED}, and the request stays open (CUS-22);
     * 409 {@code DEADLINE_OVER} after the time.
     */
    public void answerByCustomer(String key, boolean agreed, String comment) {
        Change change = changes.locked(key);
        change.requireAwaitedFrom(ChangeInitiator.CUSTOMER);
        requireInTime(change);
        decide(change, agreed ? ChangeStatus.AGREED : ChangeStatus.REJECTED, comment);
        events.publishEvent(new ChangeAnswered(key, agreed));
    }

    /** Nobody answered in time (CUS-25); it trusts its timer, which an administrator may run early. */
    public void timeOut(String key) {
        Change change = changes.locked(key);
        decide(change, ChangeStatus.TIMED_OUT, null);
        mails.outcome(change);
    }

    /** The address of the customer's page; it opens as long as the request waits (CUS-26). */
    String link(Change change) {
        return links.url(new PublicLink(PublicLink.CHANGE, change.key, change.linkNonce, null));
    }

    private void requireInTime(Change change) {
        Deadline deadline = deadlines.find(change.key, ANSWER).orElseThrow(Refusal::alreadyDecided);
        if (!clock.instant().isBefore(deadline.at())) {
            throw Refusal.conflict("DEADLINE_OVER", "the time to answer ended with " + deadline.lastDay());
        }
    }

    private void decide(Change change, ChangeStatus next, String comment) {
        ChangeStatus before = change.status;
        change.decide(next, comment, clock.instant());
        deadlines.close(change.key, ANSWER);
        changes.update(change);
        write(change, before, comment, "");
    }

    private void write(Change change, ChangeStatus before, String comment, String more) {
        journal.write(new Journal.Change(change.key, change.partnerId, change.line() + more, before == null ? null : before.status(),
                change.status.status(), comment, false, AUDIENCE));
    }
}
