package org.partnercenter.invoice;

import java.time.Instant;

/** Invoice information of a partner (发票信息). */
record InvoiceTitle(String key, String partnerId, InvoiceTitleStatus status, TitleData data, Instant createdAt, Instant updatedAt) {
}
