package org.partnercenter.partner;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** How far an organisation has come on a development path. */
public enum PathStage implements StatusCode {

    JOINED("joined", "已加入", "Joined"),
    ROLE_CERTIFIED("role-certified", "已角色认证", "Role-certified");

    private final Status status;

    PathStage(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
