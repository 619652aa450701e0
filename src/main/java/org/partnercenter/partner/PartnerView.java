package org.partnercenter.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;

/**
 * An organisation as the API shows it. Rows have neither {@code modifications} nor {@code history}.
 *
 * @param key           the partner id, which is the tenant id
 * @param name          the company name, by which lists call every record
 * @param deadline      always null: none runs
 * @param modifications 修改记录, the latest first
 */
public record PartnerView(String key, String partnerId, String name, String companyName, String creditCode, String region, String identity,
                          Status status, List<Path> paths, boolean mainAccount, String cloudAccountId, String distributorId,
                          boolean customerDevelopment, List<CapabilityLabel> capabilityLabels, Partner.Contact ecosystemManager,
                          String contactName, String contactMobile, String contactEmail, String address, boolean verificationCodes,
                          boolean shareWithDistributor, DeadlineView deadline, Instant createdAt, Instant updatedAt,
                          String processInstanceId,
                          @JsonInclude(JsonInclude.Include.NON_NULL) List<PartnerModifications.Modification> modifications,
                          @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {

    /** A path that was joined, and how far the organisation has come on it. */
    public record Path(String path, String stage) {
    }
}
