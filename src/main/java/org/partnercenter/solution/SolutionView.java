package org.partnercenter.solution;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.FileView;
import org.partnercenter.platform.web.Action;

/**
 * A solution as the API shows it.
 *
 * @param status          the composite of the tracks (SOL-10)
 * @param actions         what the caller may do now (SOL-11)
 * @param deadline        the end of the NRE offer, while it stands
 * @param expectedRevenue CNY
 * @param nreUntil        the last day to apply for NRE
 * @param history         only on the item
 */
public record SolutionView(String key, String partnerId, String companyName, String name, Status status, Map<String, Status> tracks,
                           List<Action> actions, String brand, String product, String commonName, String summary,
                           FileView presentation, FileView featureList, String designLead, String architectureNote,
                           Boolean architectureChanged, FileView testReport, String configuratorLink, FileView configuratorFile,
                           String productName, String shopUrl, String productId, FileView salesGuide, FileView architectureMail,
                           Instant certifiedAt, LocalDate nreUntil, String nreKey, FileView businessCase, String expectedRevenue,
                           DeadlineView deadline, Instant createdAt, Instant updatedAt, String processInstanceId,
                           @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
