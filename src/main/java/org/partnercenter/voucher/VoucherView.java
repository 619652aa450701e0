package org.partnercenter.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * A voucher as {@code /api} shows it; amounts in CNY.
 *
 * @param deadline          always null, as processInstanceId
 * @param code              of 16 characters
 * @param own               whether the partner holds it itself
 * @param customerName      masked; null once the customer gave up the account
 * @param associationType   under which it was issued: {@code 1} 顾问销售, {@code 2} 代售
 * @param frozen            whether orders cannot use it for now
 * @param lockedBy          the order that holds it, or null
 * @param orderId           the last order that used it, or null
 * @param usage             what orders did with it, oldest first
 */
public record VoucherView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt, Instant updatedAt,
                          Object deadline, String processInstanceId, List<Action> actions, String kind, String kindLabel, String code,
                          boolean own, String customerId, String customerName, String associationType, String quotaKey, String faceValue,
                          String balance, String usedAmount, String minOrderAmount, Instant effectiveAt, Instant expireAt,
                          List<String> cloudServiceTypes, List<String> productIds, boolean frozen, String lockedBy, String orderId,
                          Instant lastUsedAt, Instant closedAt, String planId, String planName, String planDescription, String issuedBy,
                          @JsonInclude(JsonInclude.Include.NON_NULL) List<UsageLine> usage,
                          @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {

    /** One event of 使用记录. */
    public record UsageLine(Instant at, String event, String orderId, String amount) {
    }
}
