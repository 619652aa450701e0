package org.partnercenter.incentive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/** An opportunity as {@code /api} shows it; no process carries it, so that it has neither instance nor deadline. */
public record OpportunityView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt,
                              Instant updatedAt, DeadlineView deadline, String processInstanceId, List<Action> actions,
                              String opportunityId, String name, String source, String customerName, String customerAccount,
                              LocalDate verifiedOn, LocalDate deliveryStart, LocalDate deliveryEnd, String annualCloudVolume,
                              List<String> offerings, boolean core, boolean marketplace, boolean newCustomer, String managerId,
                              @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
