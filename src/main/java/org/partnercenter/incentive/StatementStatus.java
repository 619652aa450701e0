package org.partnercenter.incentive;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** How far an incentive statement (激励对账单) has come. */
public enum StatementStatus implements StatusCode {
    ESTIMATED("estimated", "预估", "Estimated"),
    AWAITING_CONFIRMATION("awaiting-confirmation", "待确认", "Awaiting confirmation"),
    RELEASING("releasing", "发放中", "Releasing"),
    RELEASED("released", "发放成功", "Released");

    private final Status status;

    StatementStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
