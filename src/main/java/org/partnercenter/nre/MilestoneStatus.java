package org.partnercenter.nre;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The status of a milestone. */
enum MilestoneStatus implements StatusCode {
    OPEN("open", "待验收", "To be accepted"),
    REVIEWING("reviewing", "验收申请审核中", "Acceptance in review"),
    REJECTED("rejected", "验收申请审核不通过", "Acceptance rejected"),
    APPROVED("approved", "验收申请审核通过", "Acceptance approved"),
    PAID("paid", "已付款", "Paid");

    private final Status status;

    MilestoneStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }

    /** The status as the application's history names it, where it stands beside those of the application. */
    Status inHistory() {
        return new Status("milestone:" + status.code(), status.zh(), status.en());
    }
}
