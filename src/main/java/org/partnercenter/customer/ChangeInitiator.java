package org.partnercenter.customer;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The side that asks; the other one answers (CUS-25). */
public enum ChangeInitiator implements StatusCode {
    PARTNER("partner", "伙伴", "Partner"),
    CUSTOMER("customer", "客户", "Customer");

    private final Status status;

    ChangeInitiator(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }

    /** The status in which a request of this side waits for the other. */
    ChangeStatus awaiting() {
        return this == PARTNER ? ChangeStatus.AWAITING_CUSTOMER : ChangeStatus.AWAITING_PARTNER;
    }
}
