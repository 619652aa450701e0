package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Instant;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;

/** A voucher (代金券) with its legal changes. Its face value is always its balance, what was used, and what went back. Amounts in CNY. */
class Voucher {

    final String key;
    final String code;
    final String partnerId;
    final Holder holder;
    final String quotaKey;
    final VoucherTerms terms;
    final Plan plan;
    final String issuedBy;
    final Instant createdAt;

    VoucherStatus status = VoucherStatus.USABLE;
    BigDecimal balance;
    BigDecimal usedAmount = BigDecimal.ZERO;
    boolean frozen;
    String lockedBy;
    String orderId;
    Instant lastUsedAt;
    Instant closedAt;

    Voucher(String key, String code, String partnerId, Holder holder, String quotaKey, VoucherTerms terms, Plan plan, String issuedBy,
            Instant createdAt) {
        this.key = key;
        this.code = code;
        this.partnerId = partnerId;
        this.holder = holder;
        this.quotaKey = quotaKey;
        this.terms = terms;
        this.plan = plan;
        this.issuedBy = issuedBy;
        this.createdAt = createdAt;
        this.balance = terms.faceValue();
    }

    /**
     * Who holds it: a customer, under the bond of the time; all null when the partner holds it itself.
     *
     * @param associationType {@code 1} 顾问销售 or {@code 2} 代售
     */
    record Holder(String customerId, String associationKey, String associationType) {

        /** The partner itself. */
        static final Holder PARTNER = new Holder(null, null, null);
    }

    /** The vendor's plan behind a voucher of the partner itself; all null for others. */
    record Plan(String id, String name, String description) {

        static final Plan NONE = new Plan(null, null, null);
    }

    /** Whether the partner itself holds it. */
    boolean isOwn() {
        return holder.customerId() == null;
    }

    /** The state that everybody sees: expired from the end on, whether or not the job ran (VCH-14). */
    VoucherStatus shown(Instant now) {
        return status == VoucherStatus.USABLE && terms.isOver(now) ? VoucherStatus.EXPIRED : status;
    }

    /** Refuses to take back what is not usable, or held by an order (VCH-12). */
    void requireReclaimable(Instant now) {
        if (isOwn() || shown(now) != VoucherStatus.USABLE) {
            throw Refusal.conflict("NOT_RECLAIMABLE", isOwn() ? "it was issued by the vendor" : "the voucher is " + shown(now).code());
        }
        if (lockedBy != null) {
            throw Refusal.conflict("VOUCHER_LOCKED", "an order holds the voucher");
        }
    }

    /** The whole rest goes back, and the voucher is over; answers the rest. */
    BigDecimal close(VoucherStatus end, Instant now) {
        BigDecimal rest = balance;
        balance = BigDecimal.ZERO;
        status = end;
        closedAt = now;
        return rest;
    }

    /** How much of the face value can still be used, or was: what did not go back. */
    BigDecimal capacity() {
        return balance.add(usedAmount);
    }

    /**
     * So much of it is used by all its events; what went back is gone, whatever is told later (VCH-17).
     *
     * @return what orders gave up after its end, which goes back to the quota now; before it 0, for the voucher itself has it again
     */
    BigDecimal settle(BigDecimal told, Instant now) {
        BigDecimal amount = told.min(capacity());
        BigDecimal givenUp = usedAmount.subtract(amount);
        if (givenUp.signum() > 0 && (status == VoucherStatus.RECLAIMED || terms.isOver(now))) {
            usedAmount = amount;
            return givenUp;
        }
        if (givenUp.signum() != 0) {
            use(amount, now);
        }
        return BigDecimal.ZERO;
    }

    /** So much of it is used now, at most {@link #capacity()}: at balance 0 it is used up, above it can be used again. */
    private void use(BigDecimal amount, Instant now) {
        balance = capacity().subtract(amount);
        usedAmount = amount;
        if (status == VoucherStatus.USABLE && balance.signum() == 0) {
            status = VoucherStatus.USED;
            closedAt = now;
        } else if (status == VoucherStatus.USED && balance.signum() > 0) {
            status = VoucherStatus.USABLE;
            closedAt = null;
        }
    }

    /** What people call it. */
    String title() {
        return terms.kind().status().zh() + " " + Money.text(terms.faceValue());
    }
}
