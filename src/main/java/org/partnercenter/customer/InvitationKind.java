package org.partnercenter.customer;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** What a link is made for. */
public enum InvitationKind implements StatusCode {
    ONLINE("online", "线上邀请", "Mailed invitation"),
    COMMON("common", "通用邀请链接", "Common link"),
    CUSTOM("custom", "自定义邀请链接", "Custom link"),
    CAMPAIGN("campaign", "活动邀请链接", "Campaign link");

    private final Status label;

    InvitationKind(String code, String zh, String en) {
        label = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return label;
    }

    /** Whether the link goes from hand to hand instead of by mail: it has no end and serves any number of customers (CUS-10). */
    public boolean isOffline() {
        return this != ONLINE;
    }
}
