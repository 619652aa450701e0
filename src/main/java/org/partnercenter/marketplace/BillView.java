package org.partnercenter.marketplace;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * A marketplace bill as {@code /api} shows it.
 *
 * @param stage          where it is, and {@code nextStage} what comes then, null when nothing does (MKT-01)
 * @param operations     what is offered: {@code view}, and {@code invoice-list} where there is one (MKT-01, MKT-02)
 * @param failure        why no slip could be made; the vendor's people read it (MKT-03)
 * @param countersigns   the present round; partners read the decisions without names and comments
 */
public record BillView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt, Instant updatedAt,
                       DeadlineView deadline, String processInstanceId, List<Action> actions, String stage, String nextStage,
                       List<String> operations, String billId, String period, String amount, List<Row> transactions, List<Countersign> countersigns,
                       String incentiveKey, String slipKey, String failure,
                       @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {

    /** One row of the bill. */
    public record Row(String transactionId, String customerAccount, String productName, String amount) {
    }

    /** What one group was asked and said; {@code decision} is null while it has not said anything. */
    public record Countersign(int round, String group, String decision, String by, Instant at, String comment) {
    }
}
