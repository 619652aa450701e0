package org.partnercenter.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/** A report as people read it; name, mobile and e-mail are masked (CUS-33). */
public record ReportView(String key, String partnerId, String companyName, String customerName, Status status, Status cause, Status lapseCause,
                         Instant createdAt, Instant updatedAt, DeadlineView deadline, String processInstanceId, List<Action> actions, String mobile,
                         String email, String remark, String managerId, String associationType, String associationKey, String expectedConsumption,
                         String communication, String projectDetails, String customerAccount, String reviewComment,
                         @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
