package org.partnercenter.programme;

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
 * An application or membership as {@code /api} shows it.
 *
 * @param deadline    of the invitation, the review or the term, whichever runs
 * @param conditions  as they were at the submission (PRG-16)
 * @param validFrom   the first day of the membership; {@code termFrom} to {@code validUntil} is the present term
 * @param certificate where the certificate is, null where there is none (PRG-15)
 * @param redeemUntil until when what was earned under an identity that has ended can be redeemed (PRG-13)
 */
public record MembershipView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt,
                             Instant updatedAt, DeadlineView deadline, String processInstanceId, List<Action> actions, String programmeCode,
                             String programmeName, String programmeNameEn, Instant submittedAt, boolean conditionsConfirmed,
                             boolean agreementsAccepted, FileView attachment, String note, String comment, Instant joinedAt,
                             LocalDate validFrom, LocalDate termFrom, LocalDate validUntil, String certificateNumber, String certificate,
                             LocalDate endedOn, String reason, LocalDate redeemUntil, List<Condition> conditions,
                             List<Acceptance> agreements, @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
