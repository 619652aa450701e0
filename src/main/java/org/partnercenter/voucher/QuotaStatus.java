package org.partnercenter.voucher;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The states of a quota with the partner API's numbers; {@code invalid} and {@code reclaimed} are final (VCH-15). */
public enum QuotaStatus implements StatusCode {

    NORMAL("normal", "有效", "Normal", 0),
    INVALID("invalid", "失效", "Invalid", 3),
    ADJUSTING("adjusting", "额度调整中", "Being adjusted", 4),
    FROZEN("frozen", "冻结", "Frozen", 5),
    RECLAIMED("reclaimed", "回收", "Taken back", 6);

    private final Status status;
    private final int number;

    QuotaStatus(String code, String zh, String en, int number) {
        this.status = new Status(code, zh, en);
        this.number = number;
    }

    @Override
    public Status status() {
        return status;
    }

    /** The partner API's {@code quota_status}. */
    public int number() {
        return number;
    }

    /** Whether nothing changes it any more; what comes back to such a quota lapses (VCH-13). */
    boolean isFinal() {
        return this == INVALID || this == RECLAIMED;
    }
}
