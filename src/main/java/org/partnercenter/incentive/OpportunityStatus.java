package org.partnercenter.incentive;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** How far an opportunity (机会点) has come. */
public enum OpportunityStatus implements StatusCode {
    VERIFIED("verified", "验证通过", "Verified"),
    PROGRESSING("progressing", "更新进展", "Progressing"),
    DELIVERED("delivered", "交付完成", "Delivered"),
    CLOSED("closed", "已关闭", "Closed");

    private final Status status;

    OpportunityStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }

    /** Whether a delivery project may be registered for it (INC-09). */
    boolean takesProjects() {
        return this == PROGRESSING || this == DELIVERED;
    }
}
