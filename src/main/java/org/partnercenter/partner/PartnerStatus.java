package org.partnercenter.partner;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The status of an organisation. It is never deleted: what has left is delisted (PTR-02). */
public enum PartnerStatus implements StatusCode {

    ACTIVE("active", "正常", "Active"),
    FROZEN("frozen", "已冻结", "Frozen"),
    DELISTED("delisted", "已摘牌退出", "Delisted");

    private final Status status;

    PartnerStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
