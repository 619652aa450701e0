package org.partnercenter.voucher;

import java.util.List;

/**
 * What became of each customer, both lists in the order of the request (VCH-04).
 *
 * @param total        the sum of what was issued, in CNY
 * @param quotaBalance what the quota has left, in CNY
 */
public record IssueResult(String quotaKey, String total, String quotaBalance, List<Issued> issued, List<Failed> failed) {

    /** A voucher that was made. */
    public record Issued(String customerId, String voucherKey, String faceValue) {
    }

    /** A customer who got none, and why. */
    public record Failed(String customerId, String code, String message) {
    }
}
