package org.partnercenter.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * A line of 操作记录; the amount in CNY.
 *
 * @param key          its number
 * @param recordType   1 to 11, see {@link OperationType}
 * @param customerName masked
 * @param lapsed       whether what came back reached no quota (VCH-13)
 * @param code         why it failed, null when it did not
 * @param memo         for the issuing partner alone (VCH-11)
 * @param operator     the colleague, or the group of one of the vendor's people
 */
public record OperationView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt, Instant updatedAt,
                            Object deadline, String processInstanceId, List<Action> actions, int recordType, String recordTypeLabel, String quotaKey,
                            String kind, String parentQuotaKey, String voucherKey, String customerId, String customerName, String resellerId,
                            String amount, boolean lapsed, String code, String failure, String remark, String memo, String operator,
                            @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
