package org.partnercenter.funds;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** Which way allocated money went, and why. */
public enum AllocationKind implements StatusCode {
    ALLOCATE("allocate", "拨款", "Allocated"),
    RECLAIM("reclaim", "回收", "Reclaimed"),
    /** A 代售 bond ended or switched (CUS-27). */
    UNBIND("unbind", "解绑/切换回收", "Returned at the end of a bond"),
    /** A reseller's cooperation ended (RSL-10). */
    RETRIEVE("retrieve", "合作终止回收", "Returned at the end of a cooperation");

    private final Status status;

    AllocationKind(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
