package org.partnercenter.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;

/**
 * A payout slip (申付单) from its request to its end. A step that its status does not allow any more is a lost race: 409
 * {@code ALREADY_DECIDED}. Amounts in CNY.
 */
final class PayoutSlip {

    /** Asked for by a partner with its own request. */
    static final String REQUEST = "request";
    /** Asked for by the automatic run. */
    static final String RUN = "run";
    /** Asked for by other modules: their slips carry their own amount alone and cannot be cancelled (PAY-13). */
    static final Set<String> UNCANCELLABLE = Set.of("nre", "marketplace");

    final String key;
    final String partnerId;
    final String origin;
    final String recordKey;
    final String sourceKey;
    final String title;
    final String incentiveClass;
    final PayoutWay way;
    final BigDecimal amount;
    final Instant createdAt;
    PayoutStatus status = PayoutStatus.PROCESSING;
    /** What the payment made: a ledger entry, a voucher quota or a payment instruction. */
    String resultKey;
    String bankReference;
    LocalDate paidOn;
    String settlementReference;
    Instant approvedAt;

    PayoutSlip(String key, String partnerId, String origin, String recordKey, String sourceKey, String title, String incentiveClass,
               PayoutWay way, BigDecimal amount, Instant createdAt) {
        this.key = key;
        this.partnerId = partnerId;
        this.origin = origin;
        this.recordKey = recordKey;
        this.sourceKey = sourceKey;
        this.title = title;
        this.incentiveClass = incentiveClass;
        this.way = way;
        this.amount = amount;
        this.createdAt = createdAt;
    }

    /** Whether the partner sends an invoice: a way that needs one, and something to be paid (PAY-05, PAY-09). */
    boolean needsInvoice() {
        return way.isInvoiced() && amount.signum() > 0;
    }

    /** What a slip that can be settled is next (PAY-09). */
    PayoutStatus first() {
        if (amount.signum() < 0) {
            return PayoutStatus.SETTLING_OFFLINE;
        }
        return needsInvoice() ? PayoutStatus.AWAITING_INVOICE : PayoutStatus.PAYOUT_REVIEWING;
    }

    void become(PayoutStatus next) {
        if (!status.canBecome(next)) {
            throw Refusal.alreadyDecided();
        }
        status = next;
    }

    void require(PayoutStatus... expected) {
        if (!Set.of(expected).contains(status)) {
            throw Refusal.alreadyDecided();
        }
    }

    /** 409 {@code NOT_CANCELLABLE} for slips of milestones and bills, and once paying has begun (PAY-13). */
    void requireCancellable() {
        requireOrigin();
        if (!status.isCancellable()) {
            throw notCancellable("the slip is " + status.code() + "; it can be cancelled only before it is paid");
        }
    }

    /** The part of {@link #requireCancellable} that holds at any time. */
    void requireOrigin() {
        if (UNCANCELLABLE.contains(origin)) {
            throw notCancellable("a slip of " + origin + " cannot be cancelled");
        }
    }

    private static Refusal notCancellable(String reason) {
        return Refusal.conflict("NOT_CANCELLABLE", reason);
    }

    /** Title and amount in one line, for notices. */
    String line() {
        return title + " " + Money.text(amount) + " CNY";
    }
}
