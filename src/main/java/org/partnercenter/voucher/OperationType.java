package org.partnercenter.voucher;

import java.util.Arrays;
import org.partnercenter.platform.Status;

/** The record types of 操作记录 with the partner API's numbers; 10 and 11 are of quotas. */
public enum OperationType {

    ISSUE(1, "发放", "Issued"),
    RECLAIM(2, "手动回收", "Reclaimed by hand"),
    BOND_ENDED(3, "解绑自动回收", "The association ended"),
    EXPIRED(4, "过期回收", "Rest at expiry"),
    UNSUBSCRIBED(5, "退订回收", "Order unsubscribed after expiry"),
    REVOKED(6, "退款充值撤销", "Top-up refunded"),
    ASSOCIATED(7, "建立关联回收", "Left from an earlier association"),
    SWITCHED(8, "切换关联模式自动回收", "Association type switched"),
    RESELLER_CHANGED(9, "云经销商转移", "Reseller or its distributor changed"),
    QUOTA_ISSUE(10, "发放额度", "Quota given"),
    QUOTA_RECLAIM(11, "回收额度", "Quota taken back");

    private final int number;
    private final String zh;
    private final String en;

    OperationType(int number, String zh, String en) {
        this.number = number;
        this.zh = zh;
        this.en = en;
    }

    /** The number of the record type. */
    public int number() {
        return number;
    }

    /** Number and both names. */
    public Status label() {
        return new Status(String.valueOf(number), zh, en);
    }

    /** Whether quotas are given or taken, not vouchers. */
    boolean ofQuota() {
        return number >= QUOTA_ISSUE.number;
    }

    /** The type with this number. */
    public static OperationType of(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no record type " + number));
    }
}
