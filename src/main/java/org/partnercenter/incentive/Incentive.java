package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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
    final Instant createdAt;
    /** Null until the claim that it is for was approved, as its amount. */
    Instant generatedAt;
    String calculation;
    BigDecimal amount;
    IncentiveStatus status = IncentiveStatus.AWAITING_CONFIRMATION;
    String associationType;
    String slipKey;
    /** Since when it can be paid: what the automatic run counts from (PAY-11); a cancelled slip leaves it. */
    Instant payableSince;
    /** What it was made from once and never again: an imported line, a bill; null for all others. */
    String onceKey;
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

    void confirm(Instant now) {
        requireAwaitingConfirmation();
        status = kind.confirmed();
        payableSince = status == IncentiveStatus.PAYABLE ? now : null;
    }

    /** The statement that it belongs to was released. */
    void release(Instant now) {
        become(IncentiveStatus.PAYABLE, IncentiveStatus.CONFIRMED);
        payableSince = now;
    }

    /** PAY-04: lapses, or pays off open negatives, whole or in part. */
    void lapse(Offset offset) {
        become(offset.lapses() ? IncentiveStatus.LAPSED : IncentiveStatus.OFFSET, IncentiveStatus.AWAITING_CONFIRMATION,
                IncentiveStatus.PAYABLE);
        offsetAmount = offset.used();
    }

    /** PAY-04: an open negative, of which a lapsing positive covered that much; what it did not is a negative of its own. */
    void offset(BigDecimal covered) {
        become(IncentiveStatus.OFFSET, IncentiveStatus.PAYABLE);
        offsetAmount = covered;
    }

    void reserve(String slip) {
        become(IncentiveStatus.IN_PAYOUT, IncentiveStatus.PAYABLE);
        slipKey = slip;
    }

    /** PAY-13: the slip was cancelled; no deadline opens anew. */
    void unreserve() {
        become(IncentiveStatus.PAYABLE, IncentiveStatus.IN_PAYOUT);
        slipKey = null;
    }

    void pay() {
        become(IncentiveStatus.PAID, IncentiveStatus.IN_PAYOUT);
    }

    IncentiveClass incentiveClass() {
        return IncentiveClass.ofAssociationType(associationType);
    }

    boolean isOpenNegative() {
        return status == IncentiveStatus.PAYABLE && amount.signum() < 0;
    }

    /** INC-07: the clock stands still until the answer, which gives back what was left. */
    void dispute(String disputeFeedback, BigDecimal expected, int workingDaysLeft) {
        become(IncentiveStatus.DISPUTED, IncentiveStatus.AWAITING_CONFIRMATION);
        feedback = disputeFeedback;
        expectedAmount = expected;
        answer = null;
        restWorkingDays = workingDaysLeft;
    }

    /** Answers a dispute with the same or a corrected amount; 0 cancels the incentive. */
    void answer(String text, BigDecimal newAmount) {
        if (!kind.allows(newAmount)) {
            throw Refusal.field("amount", "has a sign that " + kind.code() + " does not allow");
        }
        become(newAmount.signum() == 0 ? IncentiveStatus.CANCELLED : IncentiveStatus.AWAITING_CONFIRMATION, IncentiveStatus.DISPUTED);
        answer = text;
        amount = newAmount;
    }

    boolean isCancelled() {
        return status == IncentiveStatus.CANCELLED;
    }

    void requireAwaitingConfirmation() {
        require(IncentiveStatus.AWAITING_CONFIRMATION);
    }

    void require(IncentiveStatus... legal) {
        if (!List.of(legal).contains(status)) {
            throw Refusal.alreadyDecided();
        }
    }

    /** Customer and amount in one line, for notices. */
    String line() {
        return title + " " + Money.text(amount) + " CNY";
    }

    private void become(IncentiveStatus next, IncentiveStatus... from) {
        require(from);
        status = next;
    }
}
