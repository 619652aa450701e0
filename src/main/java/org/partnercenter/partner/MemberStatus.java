package org.partnercenter.partner;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** Whether a member can sign in. */
public enum MemberStatus implements StatusCode {
    INITIAL("initial", "待修改初始密码", "Initial password to be changed"),
    ACTIVE("active", "正常", "Active"),
    LOCKED("locked", "已锁定", "Locked"),
    DISABLED("disabled", "已停用", "Disabled");

    private final Status status;

    MemberStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
