package org.partnercenter.programme;

import java.time.Clock;
import java.time.LocalDate;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.forms.Decision;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applications for programmes: every method is one step of {@code programme-join}, done in its transaction. */
@Service
@Transactional
public class Applications {

    /** The purpose under which the calendar keeps the time to answer an invitation. */
    public static final String INVITATION = "invitation";
    static final String ATTACHMENT = "attachment";

    private final MembershipRepository memberships;
    private final ProgrammeTables tables;
    private final Eligibility eligibility;
    private final ApplicationSheet sheet;
    private final Partners partners;
    private final Attachments attachments;
    private final Deadlines deadlines;
    private final MembershipJournal journal;
    private final RecordKeys keys;
    private final Clock clock;
    private final int invitationDays;

    Applications(MembershipRepository memberships, ProgrammeTables tables, Eligibility eligibility, ApplicationSheet sheet, Partners partners,
                 Attachments attachments, Deadlines deadlines, MembershipJournal journal, RecordKeys keys, Clock clock,
                 @Value("${programme.invitation-days}") int invitationDays) {
        this.memberships = memberships;
        this.tables = tables;
        this.eligibility = eligibility;
        this.sheet = sheet;
        this.partners = partners;
        this.attachments = attachments;
        this.deadlines = deadlines;
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.invitationDays = invitationDays;
    }

    /**
     * What the partner typed; null where it left a field out.
     *
     * @param conditionsConfirmed {@code false} is as good as nothing
     */
    public record Entries(Boolean conditionsConfirmed, Boolean agreementsAccepted, Upload attachment, String note) {
    }

    /**
     * Keeps a draft, or submits at once; answers the key. 400 for an unknown programme, 409 {@code PROGRAMME_NOT_OPEN} where partners do
     * not apply (PRG-02), {@code ALREADY_MEMBER} (PRG-07), {@code CONDITIONS_NOT_MET} (PRG-04).
     */
    public String apply(String partnerId, String programmeCode, boolean submit, Entries entries, Actor actor) {
        Policy policy = open(programmeCode, Policy.SELF);
        Membership membership = create(partnerId, policy, MembershipStatus.DRAFT);
        sheet.enter(membership, policy, entries, actor);
        if (submit) {
            sheet.submit(membership, policy, entries.attachment() != null);
        }
        memberships.insert(membership);
        attachments.put(membership.key, partnerId, ATTACHMENT, entries.attachment());
        if (!submit || policy.review()) {
            journal.write(membership, null, null);
        }
        return membership.key;
    }

    /** Invites a partner (PRG-02, PRG-10); answers the key. */
    public String invite(String partnerId, String programmeCode) {
        Policy policy = open(programmeCode, Policy.INVITATION);
        Membership membership = create(partnerId, policy, MembershipStatus.INVITED);
        memberships.insert(membership);
        LocalDate lastDay = WorkingCalendar.today(clock).plusDays(invitationDays);
        deadlines.startAt(membership.key, INVITATION, lastDay.plusDays(1).atStartOfDay(EngineClock.ZONE).toInstant());
        journal.write(membership, null, null);
        return membership.key;
    }

    private Policy open(String programmeCode, String entry) {
        Policy policy = tables.policy(programmeCode).orElseThrow(() -> Refusal.field("programmeCode", "is no programme"));
        if (!policy.entry().equals(entry)) {
            throw Refusal.conflict("PROGRAMME_NOT_OPEN", "the programme " + programmeCode + " is joined by " + policy.entry());
        }
        return policy;
    }

    /** The partner's row stays locked: of two starts at the same moment the second sees the first (PRG-07). */
    private Membership create(String partnerId, Policy policy, MembershipStatus status) {
        partners.lock(partnerId);
        Eligibility.Place place = eligibility.place(policy, memberships.of(partnerId, policy.code()));
        if (place == null) {
            throw Refusal.conflict("ALREADY_MEMBER", "the partner is a member of " + policy.code() + " or is applying already");
        }
        Membership membership = new Membership(keys.next("JOIN"), partnerId, policy.code(), policy.nameZh(), policy.nameEn(), status,
                clock.instant());
        membership.slot = place.slot();
        membership.renewsKey = place.renewsKey();
        return membership;
    }

    /** Declines the invitation: 409 {@code DEADLINE_OVER} after its last day (PRG-10). */
    public void decline(String key) {
        Membership membership = inTime(key);
        closeInvitation(membership, MembershipStatus.DECLINED);
    }

    /** Accepts the invitation; the conditions are checked as on any submission (PRG-04). */
    public void accept(String key, Entries entries, Actor actor) {
        Membership membership = inTime(key);
        Policy policy = policy(membership);
        Status before = membership.status.status();
        sheet.enter(membership, policy, entries, actor);
        sheet.submit(membership, policy, entries.attachment() != null);
        deadlines.close(key, INVITATION);
        attachments.put(key, membership.partnerId, ATTACHMENT, entries.attachment());
        save(membership, before, null);
    }

    private Membership inTime(String key) {
        Membership membership = locked(key);
        membership.require(MembershipStatus.INVITED);
        deadlines.find(key, INVITATION).map(Deadline::at).filter(at -> !clock.instant().isBefore(at)).ifPresent(at -> {
            throw Refusal.conflict("DEADLINE_OVER", "the invitation was good until " + at);
        });
        return membership;
    }

    /** Closes an invitation that nobody answered; it trusts its timer (PRG-10). */
    public void expireInvitation(String key) {
        Membership membership = locked(key);
        membership.require(MembershipStatus.INVITED);
        closeInvitation(membership, MembershipStatus.EXPIRED);
    }

    private void closeInvitation(Membership membership, MembershipStatus how) {
        Status before = membership.status.status();
        membership.close(how);
        deadlines.close(membership.key, INVITATION);
        save(membership, before, null);
    }

    /** The code of the programme that the record is about. */
    @Transactional(readOnly = true)
    public String programmeOf(String key) {
        return memberships.find(key).orElseThrow(() -> Refusal.notFound("programme membership")).programmeCode;
    }

    /** Saves a draft or a rejected application without submitting it; what is left out keeps its value. */
    public void save(String key, Entries entries, Actor actor) {
        Membership membership = editable(key);
        sheet.enter(membership, policy(membership), entries, actor);
        memberships.update(membership);
        attachments.put(key, membership.partnerId, ATTACHMENT, entries.attachment());
    }

    /** Submits a draft, or a rejected application again (PRG-08). */
    public void submit(String key, Entries entries, Actor actor) {
        Membership membership = editable(key);
        Policy policy = policy(membership);
        Status before = membership.status.status();
        sheet.enter(membership, policy, entries, actor);
        sheet.submit(membership, policy, entries.attachment() != null || attachments.has(key, ATTACHMENT));
        attachments.put(key, membership.partnerId, ATTACHMENT, entries.attachment());
        save(membership, before, null);
    }

    /** Deletes a draft, or gives up a rejected application (PRG-09). */
    public void delete(String key) {
        Membership membership = editable(key);
        if (membership.status == MembershipStatus.DRAFT) {
            attachments.deleteAll(key);
        }
        withdraw(membership, null);
    }

    private Membership editable(String key) {
        Membership membership = locked(key);
        membership.require(MembershipStatus.DRAFT, MembershipStatus.REJECTED);
        return membership;
    }

    /** Takes an application back while it is in review, where the programme's policy allows it (PRG-09). */
    public void withdraw(String key, String comment) {
        Membership membership = locked(key);
        membership.require(MembershipStatus.REVIEWING);
        withdraw(membership, comment);
    }

    private void withdraw(Membership membership, String comment) {
        Status before = membership.status.status();
        membership.close(MembershipStatus.WITHDRAWN);
        save(membership, before, comment);
    }

    /** Decides: an approval checks the conditions once more (PRG-04) and the next step joins; a rejection goes back to the partner. */
    public void review(String key, Decision decision) {
        Membership membership = locked(key);
        membership.require(MembershipStatus.REVIEWING);
        membership.reviewComment = decision.comment();
        if (decision.approved()) {
            eligibility.of(policy(membership), membership).require();
            memberships.update(membership);
        } else {
            Status before = membership.status.status();
            membership.status = MembershipStatus.REJECTED;
            save(membership, before, decision.comment());
        }
    }

    private Policy policy(Membership membership) {
        return tables.policy(membership.programmeCode).orElseThrow(() ->
                Refusal.conflict("PROGRAMME_NOT_OPEN", "the programme " + membership.programmeCode + " is not offered any more"));
    }

    /** The partner's row first, as everywhere: joining and ending change it too. */
    private Membership locked(String key) {
        memberships.find(key).ifPresent(found -> partners.lock(found.partnerId));
        return memberships.locked(key);
    }

    private void save(Membership membership, Status before, String comment) {
        memberships.update(membership);
        if (!before.equals(membership.status.status())) {
            journal.write(membership, before, comment);
        }
    }
}
