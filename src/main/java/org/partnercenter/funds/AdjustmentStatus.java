package org.partnercenter.funds;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** Where a credit line or a correction stands. */
public enum AdjustmentStatus implements StatusCode {
    /** Nothing is booked. */
    AWAITING_CONFIRMATION("awaiting-confirmation", "待复核", "Awaiting confirmation"),
    CONFIRMED("confirmed", "已生效", "Confirmed"),
    REJECTED("rejected", "已否决", "Rejected");

    private final Status status;

    AdjustmentStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
