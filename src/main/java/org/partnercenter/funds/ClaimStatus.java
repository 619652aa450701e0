package org.partnercenter.funds;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** Where a claim stands. */
public enum ClaimStatus implements StatusCode {
    REVIEWING("reviewing", "待审核", "Under review"),
    /** Accepted; the money is not yet in the account. */
    APPROVED("approved", "审核通过", "Approved"),
    REJECTED("rejected", "审核驳回", "Rejected"),
    CREDITED("credited", "已充值", "Credited"),
    WITHDRAWN("withdrawn", "已撤销", "Withdrawn");

    private final Status status;

    ClaimStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
