package org.partnercenter.funds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * What a partner has, in CNY (FND-25).
 *
 * @param key             the partner's id
 * @param recharge        the recharge account
 * @param creditLine      the line that the vendor has set
 * @param creditAvailable what is left of it
 * @param accountBalance  账户余额: recharge and what is left of the line
 * @param allocated       what was allocated to customers, less what came back
 * @param owedInvoice     欠票: invoices owed for payouts that went to the account without one (PAY-10)
 */
public record BalanceView(String key, String partnerId, String companyName, Status status, Instant createdAt, Instant updatedAt, Object deadline,
                          String processInstanceId, List<Action> actions, String recharge, String creditLine, String creditAvailable,
                          String accountBalance, String allocated, String owedInvoice,
                          @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
