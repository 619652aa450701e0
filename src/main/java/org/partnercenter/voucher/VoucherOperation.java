package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Instant;
import org.partnercenter.platform.Refusal;

/**
 * A giving out or taking back, as it is written down (VCH-23).
 *
 * @param amount   the face value of an issue, what came back of a reclaim, in CNY; of failed ones what was asked for
 * @param failure  why it failed, or null
 * @param lapsed   whether what came back reached no quota (VCH-13)
 * @param remark   what the operator wrote for everybody, or null
 * @param memo     for the issuing partner alone (VCH-11), or null
 * @param causeKey what an automatic one was caused by; null where a person did it
 */
record VoucherOperation(OperationType type, Subject subject, BigDecimal amount, Refusal failure, boolean lapsed, String remark, String memo,
                        String causeKey, Instant at) {

    /** What it is about; {@code partnerId} is whose record it is: who gave out. What does not apply is null. */
    record Subject(String partnerId, String quotaKey, QuotaKind kind, String parentKey, String voucherKey, String customerId, String resellerId) {

        static Subject of(Voucher voucher) {
            return new Subject(voucher.partnerId, voucher.quotaKey, voucher.terms.kind(), null, voucher.key, voucher.holder.customerId(), null);
        }

        /** A customer who got nothing. */
        static Subject of(Quota quota, String customerId) {
            return new Subject(quota.partnerId, quota.key, quota.terms.kind(), null, null, customerId, null);
        }

        /** A quota that a distributor gave. */
        static Subject given(Quota quota) {
            return new Subject(quota.source.giverId(), quota.key, quota.terms.kind(), quota.source.parentKey(), null, null, quota.partnerId);
        }
    }

    static VoucherOperation issued(Voucher voucher, String memo, Instant at) {
        return new VoucherOperation(OperationType.ISSUE, Subject.of(voucher), voucher.terms.faceValue(), null, false, null, memo, null, at);
    }

    static VoucherOperation failed(OperationType type, Subject subject, BigDecimal amount, Refusal failure, String memo, Instant at) {
        return new VoucherOperation(type, subject, amount, failure, false, null, memo, null, at);
    }
}
