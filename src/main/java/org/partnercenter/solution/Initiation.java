package org.partnercenter.solution;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The track 立项 of a solution. */
enum Initiation implements StatusCode {
    DRAFT("draft", "立项草稿", "Initiation draft"),
    REVIEWING("reviewing", "立项审核中", "Initiation in review"),
    REJECTED("rejected", "立项审核不通过", "Initiation rejected"),
    COMPLETED("completed", "立项完成", "Initiation completed");

    private final Status status;

    Initiation(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
