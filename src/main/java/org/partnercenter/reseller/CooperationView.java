package org.partnercenter.reseller;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * A cooperation as {@code /api} shows it to both sides and the vendor.
 *
 * @param partnerId who asked
 */
public record CooperationView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt,
                              Instant updatedAt, DeadlineView deadline, String processInstanceId, List<Action> actions, String kind,
                              String counterpartId, String counterpartName, String resellerId, String distributorId, String message,
                              String comment, Instant cooperatingAt, Instant endedAt,
                              @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
