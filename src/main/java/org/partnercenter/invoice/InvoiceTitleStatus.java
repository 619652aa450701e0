package org.partnercenter.invoice;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The status of invoice information. */
enum InvoiceTitleStatus implements StatusCode {
    VALID("valid", "有效", "Valid"),
    DELETED("deleted", "已删除", "Deleted");

    private final Status status;

    InvoiceTitleStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
