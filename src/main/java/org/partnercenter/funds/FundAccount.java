package org.partnercenter.funds;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The two accounts of a partner; the sum of both is what people call its account balance. */
public enum FundAccount implements StatusCode {
    /** Cash; never below 0 (FND-19). */
    RECHARGE("recharge", "充值账户", "Recharge account"),
    /** What is left of the line that the vendor has set; from 0 to the line (FND-19). */
    CREDIT("credit", "信用账户", "Credit account");

    private final Status status;

    FundAccount(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
