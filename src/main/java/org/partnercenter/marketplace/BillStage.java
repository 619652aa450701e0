package org.partnercenter.marketplace;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The stages that a bill passes, in this order (MKT-01). */
public enum BillStage implements StatusCode {
    COUNTERSIGN("countersign", "会签", "Countersigning"),
    INVOICE_REVIEW("invoice-review", "发票审核", "Invoice review"),
    PAYOUT_REVIEW("payout-review", "申付审核", "Payout review"),
    PAYMENT("payment", "支付", "Payment"),
    PAID("paid", "已支付", "Paid");

    private final Status status;

    BillStage(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }

    /** The stage after this one; null after the last. */
    BillStage next() {
        return this == PAID ? null : values()[ordinal() + 1];
    }
}
