package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.time.Instant;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;

/**
 * One amount of one kind that a partner has earned, and the steps of its confirmation. A step that its status does not allow any
 * more is a lost race: 409 {@code ALREADY_DECIDED} (INC-02). A lapsed incentive allows none (INC-03).
 */
final class Incentive {

    final String key;
    final String partnerId;
    final IncentiveKind kind;
    /** What people call it: the customer's name. */
    final String title;
    final String originKey;
    final String calculation;
    final Instant generatedAt;
    final Instant createdAt;
    BigDecimal amount;
    IncentiveStatus status = IncentiveStatus.AWAITING_CONFIRMATION;
    String associationType;
    String slipKey;
    BigDecimal offsetAmount = BigDecimal.ZERO;
    BigDecimal clawedBackAmount = BigDecimal.ZERO;
    String feedback;
    BigDecimal expectedAmount;
    String answer;
    /** The working days that were left when the clock was stopped (INC-07). */
    Integer restWorkingDays;

    Incentive(String key, String partnerId, IncentiveKind kind, String title, String originKey, String calculation, BigDecimal amount,
              Instant generatedAt, Instant createdAt) {
        this.key = key;
        this.partnerId = partnerId;
        this.kind = kind;
        this.title = title;
        this.originKey = originKey;
        this.calculation = calculation;
        this.amount = amount;
        this.generatedAt = generatedAt;
        this.createdAt = createdAt;
    }

    void confirm() {
        become(kind.confirmed());
    }

    void lapse() {
        become(IncentiveStatus.LAPSED);
    }

    /** INC-07: the clock stands still until the answer, which gives back what was left. */
    void dispute(String disputeFeedback, BigDecimal expected, int workingDaysLeft) {
        become(IncentiveStatus.DISPUTED);
        feedback = disputeFeedback;
        expectedAmount = expected;
        answer = null;
        restWorkingDays = workingDaysLeft;
    }

    /** Answers a dispute with the same or a corrected amount; 0 cancels the incentive. */
    void answer(String text, BigDecimal newAmount) {
        if (!kind.allows(newAmount)) {
            throw Refusal.field("amount", "must not be negative for " + kind.code());
        }
        become(newAmount.signum() == 0 ? IncentiveStatus.CANCELLED : IncentiveStatus.AWAITING_CONFIRMATION);
        answer = text;
        amount = newAmount;
    }

    boolean isCancelled() {
        return status == IncentiveStatus.CANCELLED;
    }

    void requireAwaitingConfirmation() {
        if (status != IncentiveStatus.AWAITING_CONFIRMATION) {
            throw Refusal.alreadyDecided();
        }
    }

    /** Customer and amount in one line, for notices. */
    String line() {
        return title + " " + Money.text(amount) + " CNY";
    }

    private void become(IncentiveStatus next) {
        if (!status.canBecome(next)) {
            throw Refusal.alreadyDecided();
        }
        status = next;
    }
}
