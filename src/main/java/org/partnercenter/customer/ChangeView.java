package org.partnercenter.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * A request to change an association as {@code /api} shows it.
 *
 * @param customerName    masked (CUS-33)
 * @param deadline        while it waits for an answer
 * @param initiator       {@code partner} or {@code customer}
 * @param associationType the type at the filing
 * @param answerComment   what the answering side, or whoever withdrew, said
 * @param refunds         where later refunds go once it is carried out (CUS-31)
 */
public record ChangeView(String key, String partnerId, String companyName, Status status, Instant createdAt, Instant updatedAt,
                         DeadlineView deadline, String processInstanceId, List<Action> actions, String associationKey, String customerId,
                         String customerName, String initiator, String kind, String kindLabel, String associationType, String newType,
                         String reason, String answerComment, Instant decidedAt, Instant appliedAt, List<Refund> refunds,
                         @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {

    /** One way to pay, and who gets its refund. */
    public record Refund(Status paidBy, Status refundTo) {

        static List<Refund> of(List<RefundRoute> routes) {
            return routes.stream().map(route -> new Refund(route.paidBy(), route.target())).toList();
        }
    }
}
