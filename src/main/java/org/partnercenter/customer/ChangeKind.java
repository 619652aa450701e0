package org.partnercenter.customer;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** What a request wants of an association: to end it, or to switch its type. */
public enum ChangeKind implements StatusCode {
    DISASSOCIATE("disassociate", "解除关联", "End the association"),
    SWITCH("switch", "切换关联类型", "Switch the type");

    private final Status status;

    ChangeKind(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
