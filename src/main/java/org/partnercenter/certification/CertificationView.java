package org.partnercenter.certification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.FileView;
import org.partnercenter.platform.web.Action;

/**
 * A business certification as {@code /api} shows it.
 *
 * @param deadline    until when the amount can be entered, where it can
 * @param bankAccount masked but for the last four digits (CRT-15)
 * @param comment     the vendor's last comment, until the partner has answered it
 * @param result      {@code AMOUNT_WRONG} after a wrong amount, else null
 */
public record CertificationView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt,
                                Instant updatedAt, DeadlineView deadline, String processInstanceId, List<Action> actions,
                                String creditCode, String taxpayerType, String registeredAddress, String registeredPhone,
                                String financeContactName, String financeContactMobile, String financeContactEmail, String bankCode,
                                String bankName, String bankBranch, String bankAccountHolder, String bankAccount,
                                String intermediaryBank, FileView licence, boolean privacyAccepted, FileView bankLetter,
                                String comment, String result, int triesLeft, String bankReference, Instant transferSentAt,
                                String note, Instant certifiedAt,
                                @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
