package org.partnercenter.voucher;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The states of a voucher with the partner API's numbers. */
public enum VoucherStatus implements StatusCode {

    USABLE("usable", "可使用", "Usable", 2),
    USED("used", "已使用", "Used up", 3),
    EXPIRED("expired", "已失效", "Expired", 4),
    RECLAIMED("reclaimed", "已回收", "Reclaimed", 5);

    private final Status status;
    private final int number;

    VoucherStatus(String code, String zh, String en, int number) {
        this.status = new Status(code, zh, en);
        this.number = number;
    }

    @Override
    public Status status() {
        return status;
    }

    /** The partner API's {@code status}. */
    public int number() {
        return number;
    }
}
