package org.partnercenter.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * A payment instruction as {@code /api} shows it; no process carries it.
 *
 * @param bankAccount masked but for the last 4 digits; in full in the file alone
 * @param amount      CNY
 * @param batchKey    the file that it is in, null until it is exported
 */
public record InstructionView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt,
                              Instant updatedAt, DeadlineView deadline, String processInstanceId, List<Action> actions, String instructionId,
                              String slipKey, String payeeName, String bankName, String bankBranch, String bankAccount, String amount,
                              String batchKey, @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
