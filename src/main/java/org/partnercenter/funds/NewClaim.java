package org.partnercenter.funds;

import java.math.BigDecimal;
import org.partnercenter.platform.attachment.Upload;

/**
 * What a partner claims.
 *
 * @param receiptKey which of several receipts that match; else null
 * @param amount     the part that is claimed, in CNY
 */
public record NewClaim(RemitterFields remitter, String receiptKey, BigDecimal amount, Upload transferProof, String note) {
}
