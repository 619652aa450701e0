package org.partnercenter.certification;

import java.util.Arrays;
import java.util.List;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The status of a business certification. */
public enum CertificationStatus implements StatusCode {
    CHECKING("checking", "认证中", "Being checked", true),
    AWAITING_LETTER("awaiting-letter", "待上传银行确认函", "Awaiting the bank's letter", true),
    MANUAL_REVIEWING("manual-reviewing", "人工审核中", "In manual review", true),
    TRANSFERRING("transferring", "打款中", "Transfer under way", true),
    AWAITING_AMOUNT("awaiting-amount", "待输入金额", "Awaiting the amount", true),
    LOCKED("locked", "已锁定", "Locked", true),
    REJECTED("rejected", "认证失败", "Failed", true),
    CERTIFIED("certified", "认证成功", "Certified", false),
    WITHDRAWN("withdrawn", "已撤回", "Withdrawn", false),
    SUPERSEDED("superseded", "已被替换", "Superseded", false),
    VOIDED("voided", "已失效", "Voided", false);

    private final Status status;
    private final boolean open;

    CertificationStatus(String code, String zh, String en, boolean open) {
        this.status = new Status(code, zh, en);
        this.open = open;
    }

    @Override
    public Status status() {
        return status;
    }

    /** Whether the certification is still under way: a partner has at most one of these (CRT-02). */
    public boolean isOpen() {
        return open;
    }

    /** The codes of all statuses of a certification that is under way. */
    static List<String> openCodes() {
        return Arrays.stream(values()).filter(CertificationStatus::isOpen).map(CertificationStatus::code).toList();
    }
}
