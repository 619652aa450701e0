package org.partnercenter.customer;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** Where a report of a prospect stands. */
public enum ReportStatus implements StatusCode {

    MANUAL_OFFERED("manual-offered", "未报备,可申请人工审核", "Not reported, manual review possible"),
    REFUSED("refused", "未报备,不可报备", "Refused"),
    REVIEWING("reviewing", "待审核", "In review"),
    REVIEW_REJECTED("review-rejected", "审核不通过", "Review rejected"),
    REPORTED("reported", "已报备", "Reported"),
    ASSOCIATED("associated", "已关联", "Associated"),
    LAPSED("lapsed", "报备失效", "Lapsed");

    private final Status status;

    ReportStatus(String code, String zh, String en) {
        this.status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }

    /** Whether such a report takes one of the partner's places and holds its prospect (CUS-02, CUS-03). */
    boolean holds() {
        return this == REVIEWING || this == REPORTED;
    }
}
