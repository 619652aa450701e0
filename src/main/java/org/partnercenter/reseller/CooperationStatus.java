package org.partnercenter.reseller;

import java.util.Set;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** Where a cooperation stands. */
public enum CooperationStatus implements StatusCode {

    PLAN_REVIEWING("plan-reviewing", "计划申请审核中", "Plan application in review"),
    PLAN_REJECTED("plan-rejected", "计划申请不通过", "Plan application rejected"),
    AWAITING_DISTRIBUTOR("awaiting-distributor", "待总经销商审核", "Awaiting the distributor"),
    DISTRIBUTOR_REJECTED("distributor-rejected", "总经销商审核不通过", "Rejected by the distributor"),
    INVITED("invited", "待接受邀请", "Invited"),
    DECLINED("declined", "已谢绝", "Declined"),
    EXPIRED("expired", "邀请已失效", "Invitation expired"),
    WITHDRAWN("withdrawn", "已撤回", "Withdrawn"),
    COOPERATING("cooperating", "合作中", "Cooperating"),
    ENDED("ended", "合作终止", "Ended");

    private static final Set<CooperationStatus> OPEN = Set.of(PLAN_REVIEWING, AWAITING_DISTRIBUTOR, INVITED);

    private final Status status;

    CooperationStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }

    /** Whether an answer is awaited. */
    boolean isOpen() {
        return OPEN.contains(this);
    }

    /** Whether the counterpart has heard of it and has to answer. */
    boolean isCounterpartsTurn() {
        return this == AWAITING_DISTRIBUTOR || this == INVITED;
    }
}
