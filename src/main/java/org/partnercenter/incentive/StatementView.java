package org.partnercenter.incentive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * A statement as {@code /api} shows it. What an estimated one shows can be neither confirmed nor paid (INC-18).
 *
 * @param deadline     the first of its amounts' times to confirm
 * @param amount       the sum of all association types, in CNY, without what is frozen
 * @param frozenAmount what waits until the customers' credit is repaid (INC-20)
 */
public record StatementView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt,
                            Instant updatedAt, DeadlineView deadline, String processInstanceId, List<Action> actions, String period,
                            String amount, String frozenAmount, List<Part> amounts,
                            @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {

    /** What the lines of one association type come to; {@code incentiveKey} is null while it is an estimate. */
    public record Part(String associationType, String amount, String frozenAmount, String incentiveKey) {
    }
}
