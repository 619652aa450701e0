package org.partnercenter.solution;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The track 联合设计与验证 of a solution. */
enum Verification implements StatusCode {
    NONE("none", "未开始", "Not started"),
    DESIGNING("designing", "方案设计中", "In design"),
    VERIFYING("verifying", "方案验证中", "In verification"),
    VERIFIED("verified", "方案验证完成", "Verified");

    private final Status status;

    Verification(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
