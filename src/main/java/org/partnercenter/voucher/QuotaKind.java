package org.partnercenter.voucher;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** What is cut from a quota; the numbers are the partner API's, of the quota and of its vouchers (VCH-01). */
public enum QuotaKind implements StatusCode {

    VOUCHER("voucher", "代金券", "Voucher", 0, 1),
    FLEXI("flexi", "现金券", "Flexi-purchase coupon", 1, 4);

    private final Status status;
    private final int quotaType;
    private final int voucherType;

    QuotaKind(String code, String zh, String en, int quotaType, int voucherType) {
        this.status = new Status(code, zh, en);
        this.quotaType = quotaType;
        this.voucherType = voucherType;
    }

    @Override
    public Status status() {
        return status;
    }

    /** The partner API's {@code quota_type}. */
    public int quotaType() {
        return quotaType;
    }

    /** The partner API's {@code coupon_type}. */
    public int voucherType() {
        return voucherType;
    }
}
