package org.partnercenter.programme;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** How far an application for a programme, or the membership that it became, has come. */
public enum MembershipStatus implements StatusCode {

    INVITED("invited", "待接受邀请", "Invited"),
    DRAFT("draft", "草稿", "Draft"),
    REVIEWING("reviewing", "审核中", "In review"),
    REJECTED("rejected", "审核不通过", "Rejected"),
    JOINED("joined", "已加入", "Joined"),
    WITHDRAWN("withdrawn", "已撤销", "Withdrawn"),
    DECLINED("declined", "已谢绝", "Declined"),
    EXPIRED("expired", "已到期", "Expired"),
    ENDED("ended", "已退出", "Ended");

    private final Status status;

    MembershipStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }

    /** Whether the record is over; until then it keeps its partner from applying again (PRG-07). */
    boolean isOver() {
        return switch (this) {
            case WITHDRAWN, DECLINED, EXPIRED, ENDED -> true;
            default -> false;
        };
    }
}
