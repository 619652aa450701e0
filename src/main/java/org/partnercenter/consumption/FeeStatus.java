package org.partnercenter.consumption;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** What a fee record is: it follows from its amounts and never changes. */
enum FeeStatus implements StatusCode {
    CHARGED("charged", "已扣费", "Charged", "payment_amount >= 0 and debt_amount <= 0"),
    OWED("owed", "欠费", "Owed", "payment_amount >= 0 and debt_amount > 0"),
    REFUNDED("refunded", "已退款", "Refunded", "payment_amount < 0");

    private final Status status;
    /** The same over the table's columns. */
    final String condition;

    FeeStatus(String code, String zh, String en, String condition) {
        status = new Status(code, zh, en);
        this.condition = condition;
    }

    @Override
    public Status status() {
        return status;
    }

    static FeeStatus of(FeeRecord record) {
        return record.paymentAmount().signum() < 0 ? REFUNDED : record.debtAmount().signum() > 0 ? OWED : CHARGED;
    }
}
