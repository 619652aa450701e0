package org.partnercenter.incentive;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** Whether a performance line is part of a formal statement; a frozen one never is (INC-20). */
public enum LineStatus implements StatusCode {
    ESTIMATED("estimated", "预估", "Estimated"),
    COUNTED("counted", "已计入对账", "Counted");

    private final Status status;

    LineStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
