package org.partnercenter.customer;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The status of a link; only an active one lets a customer in. */
public enum InvitationStatus implements StatusCode {
    ACTIVE("active", "有效", "Active"),
    USED("used", "已使用", "Used"),
    EXPIRED("expired", "已失效", "Expired"),
    SUPERSEDED("superseded", "已被替换", "Superseded"),
    REVOKED("revoked", "已停用", "Revoked");

    private final Status status;

    InvitationStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
