package org.partnercenter.funds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.FileView;
import org.partnercenter.platform.web.Action;

/**
 * A claim as {@code /api} shows it.
 *
 * @param amount        of the whole receipt, as the form has it
 * @param thirdParty    whether somebody else than the partner paid (FND-10)
 * @param agreementKey  the agreement that allows it
 * @param rest          what of the receipt is unclaimed; null for partners
 * @param otherClaims   the other claims on the receipt; null for partners
 * @param bankReference null for partners
 * @param purpose       null for partners
 */
public record ClaimView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt, Instant updatedAt,
                        DeadlineView deadline, String processInstanceId, List<Action> actions, String claimAmount, String receiptKey,
                        LocalDate receivedOn, String remitterName, String remitterBank, String remitterAccount, String amount,
                        boolean thirdParty, String agreementKey, Boolean payerChecked, FileView transferProof, String note, String claimedBy,
                        String comment, String entryKey, String bankReference, String purpose, String rest, List<ReceiptView.OfClaim> otherClaims,
                        @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
