package org.partnercenter.funds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * Money given or taken back, as {@code /api} shows it.
 *
 * @param kind      {@code allocate}, {@code reclaim}; {@code unbind} and {@code retrieve} where a bond or a cooperation ended
 * @param originKey the association change or the cooperation that brought it
 * @param entryKey  the partner's ledger entry
 */
public record AllocationView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt, Instant updatedAt,
                             Object deadline, String processInstanceId, List<Action> actions, String kind, String customerId, String resellerId,
                             String amount, String entryKey, String originKey,
                             @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
