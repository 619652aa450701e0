package org.partnercenter.reseller;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** How a cooperation began. */
public enum CooperationKind implements StatusCode {

    APPLICATION("application", "申请", "Application"),
    INVITATION("invitation", "邀请", "Invitation"),
    /** The vendor put the two together: on onboarding, or when it changed the distributor. No process carries it. */
    ASSIGNMENT("assignment", "云厂商指定", "Assigned by the vendor");

    private final Status status;

    CooperationKind(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
