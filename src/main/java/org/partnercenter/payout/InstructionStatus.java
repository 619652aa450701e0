package org.partnercenter.payout;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The status of a payment instruction. */
enum InstructionStatus implements StatusCode {
    OPEN("open", "待导出", "To be exported"),
    EXPORTED("exported", "已导出", "Exported"),
    PAID("paid", "已支付", "Paid"),
    RETURNED("returned", "已退回", "Returned by the bank");

    private final Status status;

    InstructionStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
