package org.partnercenter.funds;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;

/** Money that arrived without an owner. Locked and credited amounts together never exceed it (FND-08). */
final class Receipt {

    final String key;
    final String bankReference;
    final LocalDate receivedOn;
    final String remitterName;
    final String remitterBank;
    final String remitterAccount;
    final BigDecimal amount;
    final String purpose;
    final String importedBy;
    final Instant createdAt;
    ReceiptStatus status = ReceiptStatus.UNCLAIMED;
    BigDecimal reserved = BigDecimal.ZERO.setScale(2);
    BigDecimal credited = BigDecimal.ZERO.setScale(2);
    String returnReason;

    Receipt(String key, String bankReference, LocalDate receivedOn, String remitterName, String remitterBank, String remitterAccount,
            BigDecimal amount, String purpose, String importedBy, Instant createdAt) {
        this.key = key;
        this.bankReference = bankReference;
        this.receivedOn = receivedOn;
        this.remitterName = remitterName;
        this.remitterBank = remitterBank;
        this.remitterAccount = remitterAccount;
        this.amount = amount;
        this.purpose = purpose;
        this.importedBy = importedBy;
        this.createdAt = createdAt;
    }

    /** What no claim has: 0 once it is returned. */
    BigDecimal rest() {
        return status == ReceiptStatus.RETURNED ? BigDecimal.ZERO.setScale(2) : amount.subtract(reserved).subtract(credited);
    }

    /** Locks a part for a claim; 409 {@code AMOUNT_EXCEEDS_REST} naming the rest (FND-07). */
    void reserve(BigDecimal claimed) {
        if (claimed.signum() <= 0) {
            throw Refusal.field("claimAmount", "must be above 0");
        }
        if (claimed.compareTo(rest()) > 0) {
            throw Refusal.conflict("AMOUNT_EXCEEDS_REST", "of this receipt " + Money.text(rest()) + " CNY are left to be claimed");
        }
        reserved = reserved.add(claimed);
        settle();
    }

    /** Gives back what a claim had locked. */
    void release(BigDecimal claimed) {
        reserved = reserved.subtract(claimed);
        settle();
    }

    /** What a claim had locked has been credited. */
    void credit(BigDecimal claimed) {
        reserved = reserved.subtract(claimed);
        credited = credited.add(claimed);
        settle();
    }

    /** Sends it back; 409 {@code RECEIPT_IN_USE} while a claim holds or has had part of it (FND-17). */
    void giveBack(String reason) {
        if (status == ReceiptStatus.RETURNED) {
            throw Refusal.alreadyDecided();
        }
        if (reserved.signum() > 0 || credited.signum() > 0) {
            throw Refusal.conflict("RECEIPT_IN_USE", "a claim on this receipt is under way or was credited");
        }
        status = ReceiptStatus.RETURNED;
        returnReason = reason;
    }

    private void settle() {
        status = reserved.signum() > 0 ? ReceiptStatus.CLAIMING : rest().signum() > 0 ? ReceiptStatus.UNCLAIMED : ReceiptStatus.CLAIMED;
    }

    /** Remitter and amount in one line, for the vendor's notices. */
    String line() {
        return remitterName + " " + Money.text(amount) + " CNY";
    }
}
