package org.partnercenter.partner;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** What an organisation is to the vendor; it has exactly one identity at a time. */
public enum Identity implements StatusCode {

    SOLUTION_PROVIDER("solution-provider", "解决方案提供商", "Solution provider"),
    DISTRIBUTOR("distributor", "总经销商", "Distributor"),
    RESELLER("reseller", "云经销商", "Cloud reseller"),
    NONE("none", "无", "None");

    private final Status status;

    Identity(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
