package org.partnercenter.payout;

import java.util.Set;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The status of a payout slip (申付单), with the steps that are legal from it. */
public enum PayoutStatus implements StatusCode {
    PROCESSING("processing", "申请处理中", "Processing"),
    AWAITING_INVOICE("awaiting-invoice", "待伙伴开票", "Awaiting the partner's invoice"),
    INVOICE_REVIEWING("invoice-reviewing", "发票审核中", "Invoice in review"),
    INVOICE_REJECTED("invoice-rejected", "发票审核不通过", "Invoice rejected"),
    PAYOUT_REVIEWING("payout-reviewing", "申付审核中", "Payout in review"),
    PAYOUT_REJECTED("payout-rejected", "申付被驳回", "Payout rejected"),
    PAYING("paying", "支付中", "Paying"),
    COMPLETED("completed", "已完成", "Completed"),
    FAILED("failed", "发放失败", "Failed"),
    SETTLING_OFFLINE("settling-offline", "线下处理中", "Being settled offline"),
    CANCELLED("cancelled", "已取消", "Cancelled");

    private final Status status;

    PayoutStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }

    boolean canBecome(PayoutStatus next) {
        return next().contains(next);
    }

    /** Whether the slip is over: its incentives are paid, or payable again. */
    public boolean isOver() {
        return this == COMPLETED || this == CANCELLED;
    }

    /** Whether the slip can still be cancelled by itself: until paying has begun (PAY-13). */
    boolean isCancellable() {
        return this != FAILED && canBecome(CANCELLED);
    }

    /** Whether the invoice list can be opened: from the moment on at which the partner has to invoice (INV-10). */
    boolean hasInvoiceList() {
        return this != PROCESSING && this != SETTLING_OFFLINE && this != CANCELLED;
    }

    private Set<PayoutStatus> next() {
        return switch (this) {
            case PROCESSING -> Set.of(AWAITING_INVOICE, PAYOUT_REVIEWING, SETTLING_OFFLINE, COMPLETED, CANCELLED);
            case AWAITING_INVOICE, INVOICE_REJECTED -> Set.of(INVOICE_REVIEWING, CANCELLED);
            case INVOICE_REVIEWING -> Set.of(PAYOUT_REVIEWING, INVOICE_REJECTED, CANCELLED);
            case PAYOUT_REVIEWING -> Set.of(PAYING, PAYOUT_REJECTED, CANCELLED);
            case PAYOUT_REJECTED -> Set.of(PAYOUT_REVIEWING, AWAITING_INVOICE, CANCELLED);
            case PAYING -> Set.of(COMPLETED, FAILED);
            case FAILED -> Set.of(PAYING, AWAITING_INVOICE, CANCELLED);
            case SETTLING_OFFLINE -> Set.of(COMPLETED);
            case COMPLETED, CANCELLED -> Set.of();
        };
    }
}
