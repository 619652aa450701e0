package org.partnercenter.incentive;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The status of an incentive; which step is legal from which says {@link Incentive}. */
public enum IncentiveStatus implements StatusCode {
    REVIEWING("reviewing", "激励审核中", "In review"),
    REVIEW_REJECTED("review-rejected", "激励审核不通过", "Review rejected"),
    AWAITING_CONFIRMATION("awaiting-confirmation", "激励公示待确认", "Published, awaiting confirmation"),
    DISPUTED("disputed", "问题反馈处理中", "Disputed"),
    CONFIRMED("confirmed", "激励已确认,待发放", "Confirmed, to be released"),
    PAYABLE("payable", "激励待申付", "Payable"),
    IN_PAYOUT("in-payout", "申付中", "In payout"),
    PAID("paid", "激励完成", "Paid"),
    LAPSED("lapsed", "失效", "Lapsed"),
    OFFSET("offset", "已冲抵", "Offset"),
    CANCELLED("cancelled", "已取消", "Cancelled"),
    CLAWED_BACK("clawed-back", "已追回", "Clawed back");

    private final Status status;

    IncentiveStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
