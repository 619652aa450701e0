package org.partnercenter.incentive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * A performance line as {@code /api} shows it; its key is the {@code lineId} of the file.
 *
 * @param countedPeriod the period whose statement it is on
 */
public record PerformanceLineView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt,
                                  Instant updatedAt, DeadlineView deadline, String processInstanceId, List<Action> actions, String lineId,
                                  String statementKey, String period, String countedPeriod, String planCode, String planName,
                                  String associationType, String customerId, String orderId, LocalDate consumedOn, String baseAmount,
                                  String rate, String amount, boolean frozen,
                                  @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
