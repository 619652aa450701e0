package org.partnercenter.solution;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The track 联合销售商品上架 of a solution. */
enum Listing implements StatusCode {
    NONE("none", "未开始", "Not started"),
    REQUESTED("requested", "待上架", "To be listed"),
    LISTING("listing", "联合销售商品上架中", "Co-selling product being listed"),
    LISTED("listed", "联合销售商品上架完成", "Co-selling product listed");

    private final Status status;

    Listing(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
