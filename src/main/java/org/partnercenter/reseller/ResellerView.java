package org.partnercenter.reseller;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;

/**
 * A reseller as its distributor sees it; name, mobile and e-mail are masked (RSL-02).
 *
 * @param key            the reseller's partner id
 * @param status         {@code cooperating} or {@code ended}
 * @param cooperationKey the newest cooperation of the two
 * @param sharesCustomers whether the distributor sees its customers' data (RSL-01)
 */
public record ResellerView(String key, String partnerId, Status status, Instant createdAt, Instant updatedAt, DeadlineView deadline,
                           String processInstanceId, String companyName, String accountName, String mobile, String email, String region,
                           Instant associatedAt, Instant endedAt, String distributorId, String cooperationKey, boolean sharesCustomers,
                           @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
