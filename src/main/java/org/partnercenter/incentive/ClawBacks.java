package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what a partner earned with a delivery that did not last (追回, INC-17). */
@Service
@Transactional
public class ClawBacks {

    private static final ApiForm FORM = ApiForm.of(ApiForm.money("amount").required(), ApiForm.date("occurredOn").required(),
            ApiForm.prose("reason", 500).required());
    private static final List<IncentiveKind> KINDS = List.of(IncentiveKind.OPPORTUNITY, IncentiveKind.DELIVERY);
    private static final List<IncentiveStatus> BEFORE_PAYOUT = List.of(IncentiveStatus.AWAITING_CONFIRMATION, IncentiveStatus.DISPUTED,
            IncentiveStatus.PAYABLE);

    private final IncentiveRepository incentives;
    private final Incentives generated;
    private final DeliveryProjectRepository projects;
    private final Opportunities opportunities;
    private final Deadlines deadlines;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int months;

    ClawBacks(IncentiveRepository incentives, Incentives generated, DeliveryProjectRepository projects, Opportunities opportunities,
              Deadlines deadlines, Journal journal, ApplicationEventPublisher events, Clock clock,
              @Value("${incentive.clawback-months}") int months) {
        this.incentives = incentives;
        this.generated = generated;
        this.projects = projects;
        this.opportunities = opportunities;
        this.deadlines = deadlines;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
        this.months = months;
    }

    /** Whether this person may claw back an incentive of that kind and status. */
    public static boolean offered(String kind, String status, Actor actor) {
        return actor.isVendor() && actor.hasAny("operations") && KINDS.stream().anyMatch(k -> k.code().equals(kind))
                && (status.equals(IncentiveStatus.PAID.code()) || BEFORE_PAYOUT.stream().anyMatch(s -> s.code().equals(status)));
    }

    /**
     * Claws back {@code amount} because of what happened on {@code occurredOn}: 403 for all but operations, 409 {@code CLAWBACK_TOO_LATE}
     * more than {@code incentive.clawback-months} after the delivery's end, {@code IN_PAYOUT} while a slip holds it,
     * {@code CLAWBACK_NOT_POSSIBLE} for another kind, what is over, or a part while the amount is disputed; at most what is left of it. What was paid comes back as a negative
     * incentive of its own.
     */
    public void clawBack(String key, Map<String, ?> body, Actor actor) {
        clawBack(key, body, null, actor);
    }

    /**
     * The same for whoever looked at the incentive before: 409 {@code ALREADY_DECIDED} when by now something else was clawed back than he saw.
     *
     * @param seen what was clawed back as he saw it, in CNY; null when he did not look
     */
    public void clawBack(String key, Map<String, ?> body, BigDecimal seen, Actor actor) {
        if (!actor.isVendor() || !actor.hasAny("operations")) {
            throw Refusal.notAllowed("only operations may claw incentives back");
        }
        ApiForm.Values values = FORM.check(body);
        BigDecimal amount = (BigDecimal) values.object("amount");
        if (amount.signum() <= 0) {
            throw Refusal.field("amount", "must be more than 0");
        }
        Incentive incentive = incentives.locked(key);
        if (seen != null && seen.compareTo(incentive.clawedBackAmount) != 0) {
            throw Refusal.alreadyDecided();
        }
        requirePossible(incentive, values.date("occurredOn"));
        if (incentive.status == IncentiveStatus.PAID) {
            afterPayout(incentive, amount, values.text("reason"), actor);
        } else {
            beforePayout(incentive, amount, values.text("reason"), actor);
        }
    }

    private void requirePossible(Incentive incentive, LocalDate occurredOn) {
        if (occurredOn.isAfter(WorkingCalendar.today(clock))) {
            throw Refusal.field("occurredOn", "must not be in the future");
        }
        if (incentive.status == IncentiveStatus.IN_PAYOUT) {
            throw Refusal.conflict("IN_PAYOUT", "a payout slip holds it; wait until it is paid or cancelled");
        }
        if (!KINDS.contains(incentive.kind) || incentive.status != IncentiveStatus.PAID && !BEFORE_PAYOUT.contains(incentive.status)) {
            throw Refusal.conflict("CLAWBACK_NOT_POSSIBLE", "nothing can be clawed back of an incentive of kind " + incentive.kind.code()
                    + " that is " + incentive.status.code());
        }
        LocalDate last = deliveryEnd(incentive).map(end -> end.plusMonths(months)).orElse(LocalDate.MAX);
        if (occurredOn.isAfter(last)) {
            throw Refusal.conflict("CLAWBACK_TOO_LATE", "only what happened until " + last + " counts");
        }
    }

    private Optional<LocalDate> deliveryEnd(Incentive incentive) {
        return incentive.kind == IncentiveKind.DELIVERY ? projects.find(incentive.originKey).map(p -> p.registration.deliveryEnd())
                : Optional.ofNullable(opportunities.get(incentive.originKey).deliveryEnd());
    }

    private void beforePayout(Incentive incentive, BigDecimal amount, String reason, Actor actor) {
        requireLeft(amount, incentive.amount);
        // the answer to the dispute decides the amount anew, and would undo a part
        if (incentive.status == IncentiveStatus.DISPUTED && amount.compareTo(incentive.amount) < 0) {
            throw Refusal.conflict("CLAWBACK_NOT_POSSIBLE", "its amount is disputed: answer first, or claw it back whole");
        }
        IncentiveStatus before = incentive.status;
        BigDecimal amountBefore = incentive.amount;
        incentive.clawBack(amount);
        incentives.recordAmount(incentive, amountBefore, reason, actor);
        if (incentive.status == IncentiveStatus.CLAWED_BACK && before != IncentiveStatus.PAYABLE) {
            deadlines.close(incentive.key, Incentives.CONFIRMATION);
            events.publishEvent(new ClawedBackWhole(incentive.key));
        }
        save(incentive, before, amount, reason);
    }

    private void afterPayout(Incentive incentive, BigDecimal amount, String reason, Actor actor) {
        BigDecimal left = incentive.amount.subtract(incentives.clawedBackAfterPayout(incentive.key));
        requireLeft(amount, left);
        IncentiveStatus before = incentive.status;
        incentive.clawBackPaid(amount, amount.compareTo(left) == 0);
        save(incentive, before, amount, reason);
        String negative = generated.generate(new Entitlement(incentive.partnerId, IncentiveKind.CLAW_BACK, incentive.associationType,
                incentive.title, incentive.key, null, amount.negate(), reason), actor);
        events.publishEvent(new IncentivePublished(negative, incentive.partnerId, IncentiveKind.CLAW_BACK));
    }

    private static void requireLeft(BigDecimal amount, BigDecimal left) {
        if (amount.compareTo(left) > 0) {
            throw Refusal.field("amount", "must be at most what is left of the incentive, " + Money.text(left));
        }
    }

    private void save(Incentive incentive, IncentiveStatus before, BigDecimal amount, String reason) {
        incentives.update(incentive);
        journal.write(new Journal.Change(incentive.key, incentive.partnerId, incentive.line(), before.status(), incentive.status.status(),
                "追回 Clawed back " + Money.text(amount) + "\n" + reason, false, Incentives.AUDIENCE));
    }
}
