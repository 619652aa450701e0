package org.partnercenter.funds;

import java.math.BigDecimal;
import java.time.Instant;
import org.partnercenter.platform.Money;

/** A partner's claim to a part of a receipt. */
final class Claim {

    final String key;
    final String partnerId;
    final String receiptKey;
    final BigDecimal amount;
    final String note;
    final String claimedBy;
    final Instant createdAt;
    ClaimStatus status = ClaimStatus.REVIEWING;
    /** The agreement by which the remitter pays for the partner; null for its own payment. */
    String agreementKey;
    boolean payerChecked;
    /** Why it was rejected or withdrawn. */
    String comment;
    String entryKey;

    Claim(String key, String partnerId, String receiptKey, BigDecimal amount, String note, String claimedBy, Instant createdAt) {
        this.key = key;
        this.partnerId = partnerId;
        this.receiptKey = receiptKey;
        this.amount = amount;
        this.note = note;
        this.claimedBy = claimedBy;
        this.createdAt = createdAt;
    }

    /** Key and amount in one line, for notices. */
    String line() {
        return "汇款认领 Remittance claim " + Money.text(amount) + " CNY";
    }
}
