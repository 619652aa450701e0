package org.partnercenter.funds;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** What finance does to an account; also the word in the path. */
public enum AdjustmentKind implements StatusCode {
    /** The amount is the new line. */
    CREDIT_LINE("credit-line", "信用额度", "Credit line"),
    /** The amount, with its sign, is booked. */
    CORRECTION("correction", "更正", "Correction");

    private final Status status;

    AdjustmentKind(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
