package org.partnercenter.incentive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.FileView;
import org.partnercenter.platform.web.Action;

/** A delivery project as {@code /api} shows it; {@code deadline} is null, the partner's steps have none. */
public record DeliveryProjectView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt,
                                  Instant updatedAt, DeadlineView deadline, String processInstanceId, List<Action> actions,
                                  String opportunityKey, String customerName, String customerAccount, String scene,
                                  LocalDate deliveryStart, LocalDate deliveryEnd, String annualCloudVolume, int workloadPersonDays,
                                  FileView sow, FileView projectPlan, LocalDate completedOn, FileView acceptanceReport,
                                  FileView finalSow, FileView customerEvidence, Integer qualityScore, String incentiveKey,
                                  @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
