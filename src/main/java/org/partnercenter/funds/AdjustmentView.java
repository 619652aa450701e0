package org.partnercenter.funds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * A credit line or a correction as {@code /api} shows it to the vendor.
 *
 * @param amount of a credit line the line itself, of a correction what is booked, with its sign
 */
public record AdjustmentView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt, Instant updatedAt,
                             Object deadline, String processInstanceId, List<Action> actions, String kind, String account, String amount,
                             String reason, String proposedBy, String decidedBy, String comment, String entryKey,
                             @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
