package org.partnercenter.funds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * A receipt as {@code /api} shows it. A partner sees key, day, bank, amount and rest, and its own claims; what only the vendor knows is
 * null for it (FND-03).
 *
 * @param partnerId always null: it is nobody's
 * @param rest      what can still be claimed, in CNY
 * @param reserved  what claims have locked
 * @param credited  what has reached accounts
 */
public record ReceiptView(String key, String partnerId, String title, Status status, Instant createdAt, Instant updatedAt, Object deadline,
                          String processInstanceId, List<Action> actions, LocalDate receivedOn, String remitterBank, String amount, String rest,
                          List<OfClaim> claims, String bankReference, String remitterName, String remitterAccount, String purpose, String reserved,
                          String credited, String importedBy, String importKey, String returnReason,
                          @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {

    /** One claim on a receipt. */
    public record OfClaim(String claimKey, String partnerId, String claimAmount, Status status) {
    }
}
