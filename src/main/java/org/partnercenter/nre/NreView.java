package org.partnercenter.nre;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.partner.Partner;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.FileView;
import org.partnercenter.platform.web.Action;

/**
 * An NRE application as the API shows it. For the partner, agreement, amount and milestones are null until the agreement was
 * checked (NRE-10), the workload until the technical approval (NRE-06).
 *
 * @param note             what the ecosystem manager wrote for the experts; null for the partner
 * @param amount           CNY
 * @param currentMilestone the milestone that is next to be accepted
 * @param history          only on the item
 */
public record NreView(String key, String partnerId, String companyName, String solutionKey, String solutionName, Status status,
                      List<Action> actions, FileView businessCase, String expectedRevenue, List<String> cloudServices, FileView sowPlan,
                      FileView selfChecklist, Integer workloadPersonDays, String note, Partner.Contact ecosystemManager,
                      FileView agreement, String amount, List<MilestoneView> milestones, MilestoneView currentMilestone,
                      DeadlineView deadline, Instant createdAt, Instant updatedAt, String processInstanceId,
                      @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {

    /** A milestone; {@code amount} in CNY, {@code share} in percent. */
    public record MilestoneView(int no, String name, String share, String amount, LocalDate dueDate, Status status, String payoutKey,
                                FileView acceptanceMaterial) {
    }
}
