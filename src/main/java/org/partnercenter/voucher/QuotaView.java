package org.partnercenter.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * A voucher quota as {@code /api} shows it; amounts in CNY.
 *
 * @param deadline           always null
 * @param processInstanceId  always null: no process runs for a quota
 * @param issued             what of the value was given out and has not come back
 * @param parentQuotaKey     the quota that it was cut from, or null
 * @param distributorId      whose that is, or null
 * @param slipKey            the payout slip that it was made by, or null
 * @param reason             why it was granted; for the vendor alone, as pendingValue, pendingReason and pendingBy
 * @param whitelistCustomers how many customers the whitelist names; 0 when there is none
 * @param pendingValue       the value that a second member of operations has to confirm, or null
 */
public record QuotaView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt, Instant updatedAt,
                        Object deadline, String processInstanceId, List<Action> actions, String kind, String kindLabel, String value,
                        String balance, String issued, Instant effectiveAt, Instant expireAt, List<String> cloudServiceTypes,
                        List<String> productIds, String minFaceValue, String maxFaceValue, boolean firstAssociatedOnly, String parentQuotaKey,
                        String distributorId, String slipKey, int whitelistVersion, int whitelistCustomers, String reason, String pendingValue,
                        String pendingReason, String pendingBy,
                        @JsonInclude(JsonInclude.Include.NON_NULL) List<WhitelistRepository.Version> whitelistVersions,
                        @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
