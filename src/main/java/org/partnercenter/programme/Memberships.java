package org.partnercenter.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The memberships: who is a member, how a membership begins and ends. Each step locks the partner's row first. */
@Service
@Transactional
public class Memberships {

    private static final ApiForm ENDING = ApiForm.of(ApiForm.prose("reason", 500).required());

    private final MembershipRepository memberships;
    private final ProgrammeTables tables;
    private final MembershipClosing closing;
    private final Partners partners;
    private final Terms terms;
    private final Deadlines deadlines;
    private final MembershipJournal journal;
    private final Journal entries;
    private final RecordKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Memberships(MembershipRepository memberships, ProgrammeTables tables, MembershipClosing closing, Partners partners, Terms terms,
                Deadlines deadlines, MembershipJournal journal, Journal entries, RecordKeys keys, ApplicationEventPublisher events, Clock clock) {
        this.memberships = memberships;
        this.tables = tables;
        this.closing = closing;
        this.partners = partners;
        this.terms = terms;
        this.deadlines = deadlines;
        this.journal = journal;
        this.entries = entries;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A membership that runs today.
     *
     * @param validUntil the last day of the present term, null for until ended
     */
    public record Joined(String key, String programmeCode, String nameZh, String nameEn, LocalDate validFrom, LocalDate validUntil) {
    }

    /** Whether the partner is a member of the programme on that day; nothing else decides it (PRG-12). */
    @Transactional(readOnly = true)
    public boolean isMember(String partnerId, String programmeCode, LocalDate day) {
        return memberships.of(partnerId, programmeCode).stream().anyMatch(m -> m.coversDay(day));
    }

    /** The partners that had an identity by a membership, and may redeem nothing any more since that day (PRG-13). */
    @Transactional(readOnly = true)
    public List<String> redemptionsOver(LocalDate day) {
        return memberships.redemptionsOver(day);
    }

    /** Whether this partner is one of them. */
    @Transactional(readOnly = true)
    public boolean isRedemptionOver(String partnerId, LocalDate day) {
        return memberships.isRedemptionOver(partnerId, day);
    }

    /** The partner's memberships that run today. */
    @Transactional(readOnly = true)
    public List<Joined> of(String partnerId) {
        LocalDate today = WorkingCalendar.today(clock);
        return memberships.ofPartner(partnerId).stream().filter(m -> m.coversDay(today))
                .map(m -> new Joined(m.key, m.programmeCode, m.nameZh, m.nameEn, m.validFrom, m.termUntil)).toList();
    }

    /**
     * Makes the membership of an approved application, for this term or for the next, and gives the programme's identity (PRG-11).
     *
     * @return whether it has a term
     */
    public boolean join(String key) {
        Membership membership = locked(key);
        membership.require(MembershipStatus.DRAFT, MembershipStatus.REJECTED, MembershipStatus.INVITED, MembershipStatus.REVIEWING);
        join(membership, policy(membership), firstDay(membership), membership.reviewComment);
        return membership.termUntil != null;
    }

    private LocalDate firstDay(Membership membership) {
        LocalDate today = WorkingCalendar.today(clock);
        return Optional.ofNullable(membership.renewsKey).flatMap(memberships::find).filter(Membership::isJoined)
                .filter(running -> running.termUntil != null && !running.termUntil.isBefore(today))
                .map(running -> running.termUntil.plusDays(1)).orElse(today);
    }

    private void join(Membership membership, Policy policy, LocalDate first, String comment) {
        Status before = entries.of(membership.key, Actor.current()).isEmpty() ? null : membership.status.status();
        membership.join(first, policy.lastDay(first), clock.instant());
        memberships.update(membership);
        terms.start(membership);
        giveIdentity(membership.partnerId, policy);
        journal.write(membership, before, comment);
    }

    /** An organisation has one identity: the programme of the former one ends. */
    private void giveIdentity(String partnerId, Policy policy) {
        if (policy.identity() == null) {
            return;
        }
        if (partners.get(partnerId).identity() != policy.identity()) {
            partners.grantIdentity(partnerId, policy.identity());
        }
        tables.policies().stream().filter(other -> other.identity() != null && other.identity() != policy.identity())
                .forEach(other -> endAll(partnerId, other, "身份变更为" + policy.identity().status().zh() + " The identity is now "
                        + policy.identity().status().en()));
    }

    /**
     * Begins a membership without an application, unless it runs already; an open application becomes it (PRG-11). 404 for a programme
     * that there is not.
     */
    public void begin(String partnerId, String programmeCode) {
        Policy policy = tables.policy(programmeCode).orElseThrow(() -> Refusal.notFound("programme"));
        partners.lock(partnerId);
        List<Membership> open = memberships.of(partnerId, programmeCode).stream().filter(Membership::isOpen).toList();
        if (open.stream().anyMatch(Membership::isJoined)) {
            return;
        }
        Membership membership = open.isEmpty() ? create(partnerId, policy) : memberships.locked(open.get(0).key);
        deadlines.close(membership.key, Applications.INVITATION);
        join(membership, policy, WorkingCalendar.today(clock), null);
        events.publishEvent(new MembershipGranted(membership.key, partnerId, programmeCode, !open.isEmpty(), membership.termUntil != null));
    }

    private Membership create(String partnerId, Policy policy) {
        Membership membership = new Membership(keys.next("JOIN"), partnerId, policy.code(), policy.nameZh(), policy.nameEn(),
                MembershipStatus.DRAFT, clock.instant());
        membership.slot = 1;
        memberships.insert(membership);
        return membership;
    }

    /** Begins the membership of the programme that gives this identity, if there is one. */
    void begin(String partnerId, Identity identity) {
        tables.policies().stream().filter(policy -> policy.identity() == identity).findFirst()
                .ifPresent(policy -> begin(partnerId, policy.code()));
    }

    /** Ends the memberships of the programme that gives this identity. */
    void end(String partnerId, Identity identity, String reason) {
        tables.policies().stream().filter(policy -> policy.identity() == identity).forEach(policy -> endAll(partnerId, policy, reason));
    }

    /**
     * The vendor ends a membership: 404 for another organisation's, 403 for other roles, 400 without a reason, 409 {@code NOT_JOINED} for
     * what is no membership (PRG-13).
     *
     * @param body with the field {@code reason}
     */
    public void end(String key, Map<String, ?> body, Actor actor) {
        memberships.find(key).filter(found -> actor.sees(found.partnerId)).orElseThrow(() -> Refusal.notFound("programme membership"));
        if (!actor.hasAny("ecosystem-manager")) {
            throw Refusal.notAllowed("only ecosystem-manager may end a membership");
        }
        String reason = ENDING.check(body).text("reason");
        Membership membership = locked(key);
        if (!membership.isJoined()) {
            throw Refusal.conflict("NOT_JOINED", "it is " + membership.status.code() + ", not a running membership");
        }
        end(membership, reason);
    }

    /** Ends all memberships of this programme, if the partner has any. */
    public void endAll(String partnerId, String programmeCode, String reason) {
        tables.policy(programmeCode).ifPresent(policy -> endAll(partnerId, policy, reason));
    }

    private void endAll(String partnerId, Policy policy, String reason) {
        partners.lock(partnerId);
        memberships.of(partnerId, policy.code()).stream().filter(Membership::isJoined).map(m -> memberships.locked(m.key))
                .forEach(m -> end(m, reason));
    }

    private void end(Membership membership, String reason) {
        membership.endedOn = WorkingCalendar.today(clock);
        closing.close(membership, MembershipStatus.ENDED, reason);
    }

    private Policy policy(Membership membership) {
        return tables.policy(membership.programmeCode).orElseThrow(() ->
                new IllegalStateException("no row for " + membership.programmeCode + " in programme-policy"));
    }

    private Membership locked(String key) {
        memberships.find(key).ifPresent(found -> partners.lock(found.partnerId));
        return memberships.locked(key);
    }
}
