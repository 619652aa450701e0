package org.partnercenter.marketplace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.partnercenter.payout.PayoutStatus;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;

/** What a partner earned in the marketplace in one period. A step that its status does not allow any more is a lost race: 409. */
final class Bill {

    final String key;
    /** The marketplace's own id. */
    final String billId;
    final String partnerId;
    final String period;
    /** The sum of its rows, CNY, of any sign. */
    final BigDecimal amount;
    final Instant createdAt;
    BillStatus status = BillStatus.COUNTERSIGN_PENDING;
    int round;
    String incentiveKey;
    String slipKey;
    String failure;

    Bill(String key, String billId, String partnerId, String period, BigDecimal amount, Instant createdAt) {
        this.key = key;
        this.billId = billId;
        this.partnerId = partnerId;
        this.period = period;
        this.amount = amount;
        this.createdAt = createdAt;
    }

    /** One row of a bill. */
    record Line(String transactionId, String customerAccount, String productName, BigDecimal amount) {
    }

    static BigDecimal sum(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** All groups are asked, for the first time or again. */
    void ask() {
        become(BillStatus.COUNTERSIGNING);
        round++;
    }

    void requireCountersigning() {
        if (status != BillStatus.COUNTERSIGNING) {
            throw Refusal.alreadyDecided();
        }
    }

    void reject() {
        become(BillStatus.COUNTERSIGN_REJECTED);
    }

    void approve() {
        become(BillStatus.SLIP_PENDING);
    }

    void voided() {
        become(BillStatus.VOIDED);
    }

    /** No slip could be made, for that reason (MKT-03). */
    void slipFailed(String reason) {
        become(BillStatus.SLIP_FAILED);
        failure = reason;
    }

    /** Making the slip is tried again. */
    void slipRetried() {
        become(BillStatus.SLIP_PENDING);
        failure = null;
    }

    /** The slip exists; its status decides from now on. */
    void paidBy(String incentive, String slip) {
        incentiveKey = incentive;
        slipKey = slip;
        failure = null;
    }

    /** Takes over what its slip's status means. */
    void follow(PayoutStatus slip) {
        status = BillStatus.of(slip);
    }

    /** Whether it can have an invoice list at all: nobody writes an invoice of 0 or below (MKT-02). */
    boolean isInvoiced() {
        return amount.signum() > 0;
    }

    /** Its period, id and amount in one line, for slips and notices. */
    String line() {
        return period + " " + billId + " " + Money.text(amount) + " CNY";
    }

    private void become(BillStatus next) {
        if (!status.canBecome(next)) {
            throw Refusal.alreadyDecided();
        }
        status = next;
    }
}
