package org.partnercenter.funds;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** Where a receipt stands. */
public enum ReceiptStatus implements StatusCode {
    /** Some of it is nobody's yet. */
    UNCLAIMED("unclaimed", "待认领", "Unclaimed"),
    /** A claim on it is under review, or approved and not yet credited. */
    CLAIMING("claiming", "认领中", "Being claimed"),
    /** All of it is credited. */
    CLAIMED("claimed", "已认领", "Claimed"),
    /** Sent back to the remitter. */
    RETURNED("returned", "已退汇", "Returned");

    private final Status status;

    ReceiptStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
