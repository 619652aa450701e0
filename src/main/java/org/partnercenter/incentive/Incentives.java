package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The incentives: every method is one step of {@code incentive-confirmation}, done in its transaction. Each locks the record
 * first, so that confirming and lapsing never both happen (INC-02).
 */
@Service
@Transactional
public class Incentives {

    /** The purpose under which the calendar keeps the time to confirm. */
    public static final String CONFIRMATION = "confirmation";

    static final List<String> AUDIENCE = List.of("partner-finance", "partner-admin");

    private final IncentiveRepository incentives;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Notices notices;
    private final RecordKeys keys;
    private final Lapses lapses;
    private final ClaimAmounts claimAmounts;
    private final Clock clock;
    private final int disputeMinWorkingDays;

    Incentives(IncentiveRepository incentives, Deadlines deadlines, Journal journal, Notices notices, RecordKeys keys, Lapses lapses,
               ClaimAmounts claimAmounts, Clock clock, @Value("${incentive.dispute-min-working-days}") int disputeMinWorkingDays) {
        this.incentives = incentives;
        this.deadlines = deadlines;
        this.journal = journal;
        this.notices = notices;
        this.keys = keys;
        this.lapses = lapses;
        this.claimAmounts = claimAmounts;
        this.clock = clock;
        this.disputeMinWorkingDays = disputeMinWorkingDays;
    }

    /**
     * Generates an incentive; answers its key. Its clock runs once it is {@linkplain #publish published}, in the same transaction.
     *
     * @param title     what people call it: the customer's name
     * @param originKey the record that earned it
     * @param actor     who entered the amount, and may not confirm it (INC-08)
     */
    public String generate(String partnerId, IncentiveKind kind, String title, String originKey, BigDecimal amount, String calculation,
                           Actor actor) {
        return generate(new Entitlement(partnerId, kind, null, title, originKey, null, amount, calculation), actor);
    }

    /** Who entered an amount, and as whom partners see him (INC-08). */
    record Enterer(String userId, String publicName) {
    }

    /** Generates an incentive as the one before; answers its key. */
    String generate(Entitlement of, Actor actor) {
        return generate(of, List.of(new Enterer(actor.userId(), actor.publicName())));
    }

    /** The same for an amount that several entered together, none of whom may confirm it. */
    String generate(Entitlement of, List<Enterer> enteredBy) {
        Instant now = clock.instant();
        Incentive incentive = new Incentive(keys.next("INC"), of.partnerId(), of.kind(), of.title(), of.originKey(), of.calculation(),
                of.amount(), now, now);
        incentive.associationType = of.associationType();
        incentive.onceKey = of.onceKey();
        incentives.insert(incentive);
        enteredBy.forEach(by -> incentives.recordAmount(incentive, null, of.calculation(), by.userId(), by.publicName()));
        return incentive.key;
    }

    /** Publishes a generated incentive to its partner: the time to confirm is counted from its generation (INC-01, INC-04). */
    public void publish(String key, int workingDays) {
        Incentive incentive = incentives.locked(key);
        incentive.requireAwaitingConfirmation();
        Deadline deadline = deadlines.start(key, CONFIRMATION, WorkingCalendar.today(clock), workingDays);
        boolean known = !journal.of(key, Actor.current()).isEmpty();
        journal.write(new Journal.Change(key, incentive.partnerId, withDeadline(incentive, deadline),
                known ? incentive.status.status() : null, incentive.status.status(), null, false, AUDIENCE));
    }

    /**
     * The partner confirms: 409 {@code DEADLINE_OVER} after the deadline, also while its timer has not run yet (INC-01), 403
     * {@code FOUR_EYES} for whoever entered or corrected the amount (INC-08).
     */
    public void confirm(String key, String remark, Actor actor) {
        Incentive incentive = inTime(key);
        if (incentives.hasEnteredAmount(key, actor.userId())) {
            throw Refusal.fourEyes("who entered or corrected the amount cannot confirm it");
        }
        confirm(incentive, remark);
    }

    /** The deadline confirms, where the kind's policy says so (INC-06); it trusts its timer. */
    public void confirmByDeadline(String key) {
        confirm(incentives.locked(key), null);
    }

    private void confirm(Incentive incentive, String remark) {
        IncentiveStatus before = incentive.status;
        incentive.confirm(clock.instant());
        deadlines.close(incentive.key, CONFIRMATION);
        save(incentive, before, remark);
    }

    /**
     * The deadline lets the incentive lapse; it trusts its timer, which an administrator may run early (INC-01, INC-03). Open negatives
     * are paid off first (PAY-04).
     */
    public void lapse(String key) {
        lapses.lapse(key, IncentiveStatus.AWAITING_CONFIRMATION);
        deadlines.close(key, CONFIRMATION);
    }

    /** The statement that the incentive belongs to was released: it can be paid. */
    void release(String key) {
        Incentive incentive = incentives.locked(key);
        IncentiveStatus before = incentive.status;
        incentive.release(clock.instant());
        save(incentive, before, null);
    }

    /** Those of these incentives that have that status, in the order of their keys. */
    @Transactional(readOnly = true)
    List<String> withStatus(List<String> incentiveKeys, IncentiveStatus status) {
        return incentives.withStatus(incentiveKeys, status);
    }

    /**
     * The statement that the incentive belongs to is corrected: its partner confirms anew, also an amount that stays.
     *
     * @param amount in CNY, 0 to cancel it, null to keep it
     */
    void correct(String key, BigDecimal amount, String reason, Actor actor) {
        Incentive incentive = incentives.locked(key);
        IncentiveStatus before = incentive.status;
        BigDecimal amountBefore = incentive.amount;
        incentive.correct(amount == null ? amountBefore : amount);
        if (amountBefore.compareTo(incentive.amount) != 0) {
            incentives.recordAmount(incentive, amountBefore, reason, actor);
        }
        incentives.forgetReminders(key);
        incentives.update(incentive);
        // a published amount is told when it is published
        journal.write(new Journal.Change(key, incentive.partnerId, incentive.line(), before.status(), incentive.status.status(), reason, false,
                incentive.isCancelled() ? AUDIENCE : List.of()));
    }

    /** The partner disputes the amount in time, which stops the clock (INC-07). */
    public void dispute(String key, String feedback, BigDecimal expectedAmount) {
        Incentive incentive = inTime(key);
        IncentiveStatus before = incentive.status;
        incentive.dispute(feedback, expectedAmount, deadlines.view(deadline(key)).workingDaysLeft());
        deadlines.close(key, CONFIRMATION);
        save(incentive, before, feedback);
    }

    /**
     * Operations answers a dispute. The clock goes on with what was left, with a few days at least (INC-07); an amount of 0 cancels
     * the incentive, and a claim's is at most its cap without what was clawed back (409 {@code ABOVE_CAP}, INC-16).
     *
     * @return whether the incentive is cancelled
     */
    public boolean answer(String key, String answer, BigDecimal amount, Actor actor) {
        Incentive incentive = incentives.locked(key);
        IncentiveStatus before = incentive.status;
        BigDecimal amountBefore = incentive.amount;
        incentive.answer(answer, amount);
        if (incentive.kind == IncentiveKind.OPPORTUNITY) {
            claimAmounts.requireWithinCap(key, amount, incentive.clawedBackAmount);
        } else if (incentive.kind == IncentiveKind.CLAW_BACK) {
            correctOrigin(incentive, amountBefore);
        }
        incentives.recordAmount(incentive, amountBefore, answer, actor);
        if (!incentive.isCancelled()) {
            // a new deadline has its own reminders, also where the former had sent the same
            incentives.forgetReminders(key);
            deadlines.start(key, CONFIRMATION, WorkingCalendar.today(clock), Math.max(incentive.restWorkingDays, disputeMinWorkingDays));
        }
        save(incentive, before, answer);
        return incentive.isCancelled();
    }

    /** A claw-back was corrected: what was taken back of the paid incentive is what is left of it, and never more than was paid (INC-17). */
    private void correctOrigin(Incentive clawBack, BigDecimal amountBefore) {
        Incentive origin = incentives.locked(clawBack.originKey);
        BigDecimal more = amountBefore.subtract(clawBack.amount);
        BigDecimal left = origin.amount.subtract(incentives.clawedBackAfterPayout(origin.key)).subtract(more);
        if (left.signum() < 0) {
            throw Refusal.field("amount", "would take back more than was paid");
        }
        IncentiveStatus before = origin.status;
        origin.clawBackPaid(more, left.signum() == 0);
        save(origin, before, clawBack.key);
    }

    /** Reminds the partner of the time that is left; nothing goes out twice, nor when it is too late or decided (INC-05). */
    public void remind(String key) {
        Incentive incentive = incentives.locked(key);
        if (incentive.status != IncentiveStatus.AWAITING_CONFIRMATION) {
            return;
        }
        Deadline deadline = deadline(key);
        if (isOver(deadline)) {
            return;
        }
        int left = deadlines.view(deadline).workingDaysLeft();
        if (incentives.firstReminder(key, left)) {
            notices.send(new Notice(Audience.partner(incentive.partnerId, AUDIENCE), key, "激励待确认，剩余 " + left + " 个工作日 " + key,
                    "Incentive to be confirmed, " + left + " working days left: " + key, withDeadline(incentive, deadline)));
        }
    }

    private Incentive inTime(String key) {
        Incentive incentive = incentives.locked(key);
        incentive.requireAwaitingConfirmation();
        Deadline deadline = deadline(key);
        if (isOver(deadline)) {
            throw Refusal.conflict("DEADLINE_OVER", "the time to confirm or dispute ended with " + deadline.lastDay());
        }
        return incentive;
    }

    private boolean isOver(Deadline deadline) {
        return !clock.instant().isBefore(deadline.at());
    }

    private static String withDeadline(Incentive incentive, Deadline deadline) {
        return incentive.line() + "\n确认截止 " + deadline.lastDay() + " 24:00 · to be confirmed by the end of " + deadline.lastDay();
    }

    private Deadline deadline(String key) {
        return deadlines.find(key, CONFIRMATION)
                .orElseThrow(() -> new IllegalStateException("no time to confirm runs for " + key));
    }

    private void save(Incentive incentive, IncentiveStatus before, String comment) {
        incentives.update(incentive);
        journal.write(new Journal.Change(incentive.key, incentive.partnerId, incentive.line(), before.status(), incentive.status.status(),
                comment, false, AUDIENCE));
    }
}
