package org.partnercenter.solution;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The track 联合上市发布 of a solution. */
enum Launch implements StatusCode {
    NONE("none", "未开始", "Not started"),
    DRAFT("draft", "上市草稿", "Launch draft"),
    REVIEWING("reviewing", "上市中", "Launch in review"),
    REJECTED("rejected", "上市不通过", "Launch rejected"),
    LAUNCHED("launched", "已上市", "Launched");

    private final Status status;

    Launch(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
