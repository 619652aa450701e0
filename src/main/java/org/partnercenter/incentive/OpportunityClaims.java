package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.programme.Memberships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The claims of opportunity incentives: every method is one step of {@code opportunity-incentive}, done in its transaction. */
@Service
@Transactional
public class OpportunityClaims {

    /** The purpose under which the calendar keeps the time for the review: that of its task. */
    static final String REVIEW = "review-claim";

    private static final String PROGRAMME = "co-exploration";
    private static final List<String> AUDIENCE = List.of("partner-sales", "partner-admin");

    private final IncentiveRepository incentives;
    private final OpportunityClaimRepository claims;
    private final Opportunities opportunities;
    private final ClaimAmounts amounts;
    private final Partners partners;
    private final Memberships memberships;
    private final Attachments attachments;
    private final Journal journal;
    private final RecordKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpportunityClaims(IncentiveRepository incentives, OpportunityClaimRepository claims, Opportunities opportunities, ClaimAmounts amounts, Partners partners,
           Memberships memberships, Attachments attachments, Journal journal, RecordKeys keys, ApplicationEventPublisher events, Clock clock) {
        this.incentives = incentives;
        this.claims = claims;
        this.opportunities = opportunities;
        this.amounts = amounts;
        this.partners = partners;
        this.memberships = memberships;
        this.attachments = attachments;
        this.journal = journal;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /** OpportunityClaims the incentive of a delivered opportunity (INC-13, INC-14); answers its key. */
    public String claim(String partnerId, Claim claim, Upload startEvidence) {
        Opportunity opportunity = requireClaimable(partnerId, claim);
        claims.requireFree(claim, opportunity, "");
        Instant now = clock.instant();
        Incentive incentive = new Incentive(keys.next("INC"), partnerId, IncentiveKind.OPPORTUNITY, opportunity.customerName(),
                claim.opportunityKey(), "", null, null, now);
        incentive.status = IncentiveStatus.REVIEWING;
        incentives.insert(incentive);
        claims.insert(incentive.key, claim);
        attachments.put(incentive.key, partnerId, "startEvidence", startEvidence);
        write(incentive, null, null);
        return incentive.key;
    }

    /** OpportunityClaims anew after a rejection; what is left out keeps its value (INC-13 to INC-15). */
    public void revise(String key, Claim revision, Upload startEvidence) {
        // the partner first, as everything that locks both does
        incentives.lockPartner(incentives.partnerOf(key));
        Incentive incentive = incentives.locked(key);
        IncentiveStatus before = incentive.status;
        Claim revised = revision.over(claims.get(key));
        Opportunity opportunity = requireClaimable(incentive.partnerId, revised);
        claims.requireFree(revised, opportunity, key);
        incentive.resubmit(opportunity.customerName(), revised.opportunityKey());
        claims.update(key, revised);
        attachments.put(key, incentive.partnerId, "startEvidence", startEvidence);
        save(incentive, before, null);
    }

    private Opportunity requireClaimable(String partnerId, Claim claim) {
        LocalDate today = WorkingCalendar.today(clock);
        Opportunity opportunity = opportunities.own(claim.opportunityKey(), partnerId);
        if (partners.get(partnerId).identity() == Identity.RESELLER) {
            throw Refusal.conflict("NOT_ELIGIBLE", "a reseller earns no incentives of its own");
        }
        if (!memberships.isMember(partnerId, PROGRAMME, today)) {
            throw Refusal.conflict("NOT_ELIGIBLE", "only members of the programme " + PROGRAMME + " claim opportunity incentives");
        }
        opportunity.requireClaimable(today);
        if (!claim.projectStart().isAfter(opportunity.verifiedOn())) {
            throw Refusal.field("projectStart", "must be after the opportunity's verification, " + opportunity.verifiedOn());
        }
        return opportunity;
    }

    /**
     * Approves the claim with an amount of at most the cap (409 {@code ABOVE_CAP}, INC-16), or sends it back with the reason (INC-15).
     *
     * @param amount in CNY, null on a rejection
     */
    public void review(String key, Decision decision, BigDecimal amount, Actor actor) {
        Incentive incentive = incentives.locked(key);
        IncentiveStatus before = incentive.status;
        if (decision.approved()) {
            String calculation = calculation(incentive, amount, decision.comment());
            incentive.approve(amount, calculation, clock.instant());
            incentives.recordAmount(incentive, null, calculation, actor);
        } else {
            incentive.reject();
        }
        save(incentive, before, decision.comment());
    }

    private String calculation(Incentive incentive, BigDecimal amount, String comment) {
        if (amount.signum() <= 0) {
            throw Refusal.field("amount", "must be more than 0");
        }
        BigDecimal most = amounts.requireWithinCap(incentive.key, amount, incentive.clawedBackAmount);
        return "上限 Cap " + Money.text(most) + (comment == null ? "" : "\n" + comment);
    }

    /** Whether this person may take back a claim of its own organisation that has this status. */
    public static boolean mayWithdraw(String statusCode, Actor actor) {
        return actor.isPartner() && isWithdrawer(actor)
                && List.of(IncentiveStatus.REVIEWING.code(), IncentiveStatus.REVIEW_REJECTED.code()).contains(statusCode);
    }

    private static boolean isWithdrawer(Actor actor) {
        return actor.hasAny("partner-sales", "partner-admin");
    }

    /**
     * Takes a claim back before it is approved, and tells {@link ClaimWithdrawn}: 404 for another organisation's, 403 for other roles, 409
     * {@code NOT_WITHDRAWABLE} for anything else, {@code PARTNER_FROZEN} while frozen (PTR-05).
     */
    public void withdraw(String key, Actor actor) {
        if (!actor.sees(incentives.partnerOf(key))) {
            throw Refusal.notFound("incentive");
        }
        if (!isWithdrawer(actor)) {
            throw Refusal.notAllowed("only partner-sales and partner-admin may withdraw a claim");
        }
        if (actor.isPartner()) {
            partners.requireActive(actor.partnerId());
        }
        Incentive incentive = incentives.locked(key);
        IncentiveStatus before = incentive.status;
        incentive.withdraw();
        claims.withdraw(key);
        save(incentive, before, null);
        events.publishEvent(new ClaimWithdrawn(key));
    }

    private void save(Incentive incentive, IncentiveStatus before, String comment) {
        incentives.update(incentive);
        write(incentive, before, comment);
    }

    /** A published amount is told when it is published, with its deadline. */
    private void write(Incentive incentive, IncentiveStatus before, String comment) {
        List<String> told = incentive.status == IncentiveStatus.AWAITING_CONFIRMATION ? List.of() : AUDIENCE;
        journal.write(new Journal.Change(incentive.key, incentive.partnerId, incentive.title, before == null ? null : before.status(),
                incentive.status.status(), comment, false, told));
    }
}
