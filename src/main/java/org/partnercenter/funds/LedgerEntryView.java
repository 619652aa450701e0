package org.partnercenter.funds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * An entry as {@code /api} shows it, the customer masked (FND-23).
 *
 * @param customerAccount empty, as the name is, once the customer cancelled the account (FND-22)
 */
public record LedgerEntryView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt, Instant updatedAt,
                              Object deadline, String processInstanceId, List<Action> actions, String account, String tradeType,
                              String tradeDetailType, String direction, String amount, String balanceAfter, Instant tradeAt, String tradeId,
                              String customerId, String customerAccount, String customerName,
                              @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
