package org.partnercenter.reseller;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Joins resellers to distributors and parts them. Whatever attaches or detaches a reseller locks its organisation first, so that of two
 * answers at the same moment one sees what the other did (RSL-08).
 */
@Service
public class Cooperations {

    /** The purpose of the deadline by which an invitation is answered. */
    public static final String INVITATION = "invitation";

    private final CooperationRepository cooperations;
    private final CooperationChecks checks;
    private final CooperationNews news;
    private final RecordKeys keys;
    private final Partners partners;
    private final ResellerPlan plan;
    private final Deadlines deadlines;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int invitationDays;

    Cooperations(CooperationRepository cooperations, CooperationChecks checks, CooperationNews news, RecordKeys keys, Partners partners,
                 ResellerPlan plan, Deadlines deadlines, ApplicationEventPublisher events, Clock clock,
                 @Value("${reseller.invitation-validity-days}") int invitationDays) {
        this.cooperations = cooperations;
        this.checks = checks;
        this.news = news;
        this.keys = keys;
        this.partners = partners;
        this.plan = plan;
        this.deadlines = deadlines;
        this.events = events;
        this.clock = clock;
        this.invitationDays = invitationDays;
    }

    /**
     * An organisation applies with a distributor, or a distributor invites one; answers the key. 403 {@code NOT_A_DISTRIBUTOR} when
     * somebody else invites, 409 {@code COOPERATION_OPEN} when the two await an answer already (RSL-07), 409 {@code COOPERATION_BLOCKED}
     * with everything that stands against it (RSL-04, RSL-05).
     */
    @Transactional
    public String request(CooperationKind kind, String partnerId, String counterpartId, String message) {
        checks.requireCounterpart(partnerId, counterpartId);
        partners.requireActive(partnerId);
        if (kind == CooperationKind.INVITATION && partners.get(partnerId).identity() != Identity.DISTRIBUTOR) {
            throw Resellers.notADistributor();
        }
        Cooperation request = Cooperation.requested(keys.next("RSC"), kind, partnerId, counterpartId, message, now());
        partners.lock(request.resellerId());
        if (cooperations.isOpen(request.resellerId(), request.distributorId())) {
            throw Refusal.conflict("COOPERATION_OPEN", "the two organisations have a request that awaits its answer");
        }
        checks.require(request);
        cooperations.insert(request);
        if (kind == CooperationKind.INVITATION) {
            LocalDate lastDay = LocalDate.ofInstant(request.createdAt(), EngineClock.ZONE).plusDays(invitationDays);
            deadlines.startAt(request.key(), INVITATION, lastDay.plusDays(1).atStartOfDay(EngineClock.ZONE).toInstant());
        }
        news.changed(null, request);
        return request.key();
    }

    /** The vendor's review of an application to the plan; an approved one goes on to the distributor (RSL-06). */
    @Transactional
    public void reviewPlan(String key, Decision decision) {
        Cooperation application = awaited(key, CooperationStatus.PLAN_REVIEWING);
        move(application, decision.approved() ? CooperationStatus.AWAITING_DISTRIBUTOR : CooperationStatus.PLAN_REJECTED, decision.comment());
    }

    /** The distributor's review of an application; approval attaches the reseller (RSL-08), checked anew (RSL-05). */
    @Transactional
    public void review(String key, Decision decision) {
        Cooperation application = awaited(key, CooperationStatus.AWAITING_DISTRIBUTOR);
        if (decision.approved()) {
            join(application, decision.comment());
        } else {
            move(application, CooperationStatus.DISTRIBUTOR_REJECTED, decision.comment());
        }
    }

    /** The invitee's answer; accepting attaches it (RSL-08), checked anew (RSL-05). 409 {@code DEADLINE_OVER} after the last day. */
    @Transactional
    public void answer(String key, boolean accepted, String comment) {
        Cooperation invitation = awaited(key, CooperationStatus.INVITED);
        deadlines.find(key, INVITATION).filter(deadline -> !now().isBefore(deadline.at())).ifPresent(deadline -> {
            throw Refusal.conflict("DEADLINE_OVER", "the invitation ended with " + deadline.lastDay());
        });
        if (accepted) {
            join(invitation, comment);
        } else {
            move(invitation, CooperationStatus.DECLINED, comment);
        }
    }

    /** The invitation's time is over; 409 {@code ALREADY_DECIDED} when it was answered. */
    @Transactional
    public void expire(String key) {
        move(awaited(key, CooperationStatus.INVITED), CooperationStatus.EXPIRED, null);
    }

    /** Takes a request back: its starter's administrator, until it is answered (RSL-07); else 409 {@code ALREADY_DECIDED}. */
    @Transactional
    public void withdraw(String key, Actor actor) {
        Cooperation request = seen(key, actor, c -> c.partnerId().equals(actor.partnerId()) && actor.hasAny("partner-admin"));
        partners.requireActive(request.partnerId());
        if (!request.status().isOpen()) {
            throw Refusal.alreadyDecided();
        }
        move(request, CooperationStatus.WITHDRAWN, null);
        events.publishEvent(new CooperationWithdrawn(key));
    }

    /**
     * The ecosystem manager detaches a reseller, and gives it to another distributor if one is named (RSL-09, RSL-10). Its identity and
     * its membership of the plan stay (PRG-11). 409 {@code NOT_COOPERATING} when the two do not cooperate.
     *
     * @param newDistributorId may be null
     */
    @Transactional
    public void end(String key, String newDistributorId, String reason, Actor actor) {
        Cooperation running = seen(key, actor, c -> actor.hasAny("ecosystem-manager"));
        if (running.status() != CooperationStatus.COOPERATING) {
            throw Refusal.conflict("NOT_COOPERATING", "the two organisations do not cooperate");
        }
        if (newDistributorId != null) {
            checks.requireNewDistributor(running, newDistributorId);
        }
        part(running, newDistributorId, reason);
        if (newDistributorId != null) {
            partners.attach(running.resellerId(), newDistributorId);
            assign(running.resellerId(), newDistributorId, reason);
        }
    }

    /** Records that the vendor has attached a reseller: cooperating at once, without a process. */
    @Transactional
    public void assign(String resellerId, String distributorId, String comment) {
        Cooperation assigned = Cooperation.assigned(keys.next("RSC"), resellerId, distributorId, comment, now());
        cooperations.insert(assigned);
        news.changed(null, assigned);
    }

    /** Ends what runs for an organisation that is a reseller no longer. */
    @Transactional
    public void endOf(String resellerId, String reason) {
        partners.lock(resellerId);
        cooperations.running(resellerId).ifPresent(running -> part(running, null, reason));
    }

    private void join(Cooperation request, String comment) {
        checks.require(request);
        partners.grantIdentity(request.resellerId(), Identity.RESELLER);
        partners.attach(request.resellerId(), request.distributorId());
        plan.join(request.resellerId());
        move(request, CooperationStatus.COOPERATING, comment);
    }

    private void part(Cooperation running, String newDistributorId, String reason) {
        partners.detach(running.resellerId());
        move(running, CooperationStatus.ENDED, reason);
        events.publishEvent(new CooperationEnded(running.key(), running.resellerId(), running.distributorId(), newDistributorId, reason));
    }

    private void move(Cooperation from, CooperationStatus to, String comment) {
        Cooperation moved = from.move(to, comment, now());
        cooperations.update(moved);
        deadlines.close(from.key(), INVITATION);
        news.changed(from, moved);
    }

    /** The request in that status with the reseller's organisation and its own row locked; 409 {@code ALREADY_DECIDED} in any other. */
    private Cooperation awaited(String key, CooperationStatus status) {
        Cooperation request = locked(key);
        if (request.status() != status) {
            throw Refusal.alreadyDecided();
        }
        return request;
    }

    private Cooperation locked(String key) {
        Cooperation known = cooperations.find(key).orElseThrow(() -> Refusal.notFound("cooperation"));
        partners.lock(known.resellerId());
        return cooperations.locked(key);
    }

    /** The record, locked, for an action: 404 for strangers, 403 for readers who may not act. */
    private Cooperation seen(String key, Actor actor, Predicate<Cooperation> allowed) {
        Cooperation known = cooperations.find(key).filter(c -> actor.isVendor() || c.isOf(actor.partnerId()))
                .orElseThrow(() -> Refusal.notFound("cooperation"));
        if (!allowed.test(known)) {
            throw Refusal.notAllowed("this action is not for your role or your side");
        }
        return locked(key);
    }

    private Instant now() {
        return clock.instant();
    }
}
