package org.partnercenter.funds;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** Where a payment agreement stands. */
public enum AgreementStatus implements StatusCode {
    EFFECTIVE("effective", "生效中", "Effective"),
    VOIDED("voided", "失效", "Voided");

    private final Status status;

    AgreementStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
