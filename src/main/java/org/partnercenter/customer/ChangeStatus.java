package org.partnercenter.customer;

import java.util.Set;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The status of a request to change an association, with the steps that are legal from it. */
public enum ChangeStatus implements StatusCode {
    AWAITING_CUSTOMER("awaiting-customer", "待客户处理", "Awaiting the customer"),
    AWAITING_PARTNER("awaiting-partner", "待伙伴处理", "Awaiting the partner"),
    AGREED("agreed", "已同意,执行中", "Agreed, being carried out"),
    COMPLETED("completed", "已完成", "Completed"),
    REJECTED("rejected", "已拒绝", "Rejected"),
    WITHDRAWN("withdrawn", "已撤回", "Withdrawn"),
    TIMED_OUT("timed-out", "超时关闭", "Closed without an answer");

    private final Status status;

    ChangeStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }

    /** Whether the request still waits for its answer or for being carried out. */
    boolean isOpen() {
        return isAwaiting() || this == AGREED;
    }

    boolean isAwaiting() {
        return this == AWAITING_CUSTOMER || this == AWAITING_PARTNER;
    }

    boolean canBecome(ChangeStatus next) {
        return switch (this) {
            case AWAITING_CUSTOMER, AWAITING_PARTNER -> Set.of(AGREED, REJECTED, WITHDRAWN, TIMED_OUT).contains(next);
            case AGREED -> next == COMPLETED;
            default -> false;
        };
    }
}
