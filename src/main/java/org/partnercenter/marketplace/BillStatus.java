package org.partnercenter.marketplace;

import java.util.Set;
import org.partnercenter.payout.PayoutStatus;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The status of a bill with the stage that it is in (MKT-01): its own until there is a slip, then what the slip's status means. */
public enum BillStatus implements StatusCode {
    COUNTERSIGN_PENDING("countersign-pending", "待会签", "Countersigning to begin", BillStage.COUNTERSIGN),
    COUNTERSIGNING("countersigning", "会签中", "Countersigning", BillStage.COUNTERSIGN),
    COUNTERSIGN_REJECTED("countersign-rejected", "会签驳回", "Countersigning rejected", BillStage.COUNTERSIGN),
    SLIP_PENDING("slip-pending", "待申付", "Slip to be made", BillStage.COUNTERSIGN),
    SLIP_FAILED("slip-failed", "申付单创建失败", "Slip could not be made", BillStage.COUNTERSIGN),
    INVOICE_DUE("invoice-due", "待开票", "Invoice due", BillStage.INVOICE_REVIEW),
    INVOICE_REVIEWING("invoice-reviewing", "发票待审核", "Invoice in review", BillStage.INVOICE_REVIEW),
    INVOICE_REJECTED("invoice-rejected", "发票审核不通过", "Invoice rejected", BillStage.INVOICE_REVIEW),
    INVOICE_APPROVED("invoice-approved", "发票审核通过", "Invoice approved", BillStage.PAYOUT_REVIEW),
    PAYMENT_DATA_WRONG("payment-data-wrong", "支付信息错误", "Payment data wrong", BillStage.PAYOUT_REVIEW),
    PAYOUT_REJECTED("payout-rejected", "申付被驳回", "Payout rejected", BillStage.PAYOUT_REVIEW),
    PAYOUT_APPROVED("payout-approved", "申付审核通过", "Payout approved", BillStage.PAYMENT),
    PAID("paid", "已支付", "Paid", BillStage.PAID),
    VOIDED("voided", "已作废", "Voided", BillStage.COUNTERSIGN);

    private final Status status;
    private final BillStage stage;

    BillStatus(String code, String zh, String en, BillStage stage) {
        status = new Status(code, zh, en);
        this.stage = stage;
    }

    @Override
    public Status status() {
        return status;
    }

    /** Where the bill is. */
    public BillStage stage() {
        return stage;
    }

    /** What comes after its stage; null when it is paid or voided: then nothing does. */
    public BillStage nextStage() {
        return this == VOIDED ? null : stage.next();
    }

    /** Whether an invoice list can be opened, if the bill has one (MKT-02). */
    boolean isInvoiceDueOrLater() {
        return compareTo(INVOICE_DUE) >= 0 && this != VOIDED;
    }

    boolean canBecome(BillStatus next) {
        return next().contains(next);
    }

    private Set<BillStatus> next() {
        return switch (this) {
            case COUNTERSIGN_PENDING -> Set.of(COUNTERSIGNING);
            case COUNTERSIGNING -> Set.of(COUNTERSIGN_REJECTED, SLIP_PENDING);
            case COUNTERSIGN_REJECTED -> Set.of(COUNTERSIGNING, VOIDED);
            case SLIP_PENDING -> Set.of(SLIP_FAILED);
            case SLIP_FAILED -> Set.of(SLIP_PENDING);
            default -> Set.of();
        };
    }

    /** What the status of the bill's slip means for the bill. */
    static BillStatus of(PayoutStatus slip) {
        return switch (slip) {
            case PROCESSING -> SLIP_PENDING;
            case AWAITING_INVOICE, SETTLING_OFFLINE -> INVOICE_DUE;
            case INVOICE_REVIEWING -> INVOICE_REVIEWING;
            case INVOICE_REJECTED -> INVOICE_REJECTED;
            case PAYOUT_REVIEWING -> INVOICE_APPROVED;
            case PAYOUT_REJECTED -> PAYOUT_REJECTED;
            case FAILED -> PAYMENT_DATA_WRONG;
            case PAYING -> PAYOUT_APPROVED;
            case COMPLETED -> PAID;
            // a marketplace slip cannot be cancelled (PAY-13)
            case CANCELLED -> throw new IllegalStateException("the slip of a bill was cancelled");
        };
    }
}
