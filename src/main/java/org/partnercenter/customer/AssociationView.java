package org.partnercenter.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * An association as {@code /api} shows it; name, mobile and e-mail are masked (CUS-33).
 *
 * @param deadline                 when the mailed link ends, while it is awaited
 * @param failure                  why the customer's last click did not associate it, or null
 * @param performanceExcludedUntil of a customer that had another partner before (CUS-20), or null
 */
public record AssociationView(String key, String partnerId, String companyName, String customerName, Status status, Instant createdAt,
                              Instant updatedAt, DeadlineView deadline, String processInstanceId, List<Action> actions, String kind,
                              String associationType, Failure failure, Instant failedAt, String mobile, String email, String customerId,
                              String accountName, String managerId, String tag, String campaign, String reportKey, String invitationKey,
                              String note, String serviceComment, Instant associatedAt, Instant endedAt, String endReason,
                              Instant performanceExcludedUntil, @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {

    /** A cause with its class, which says what the partner may do, and the advice (CUS-18). */
    public record Failure(String code, String zh, String en, @JsonProperty("class") String classes, Advice advice) {

        static Failure of(AssociationFailure failure) {
            return failure == null ? null : new Failure(failure.code(), failure.status().zh(), failure.status().en(), failure.classes(),
                    new Advice(failure.adviceZh(), failure.adviceEn()));
        }
    }

    /** What can be done. */
    public record Advice(String zh, String en) {
    }
}
