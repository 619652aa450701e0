package org.partnercenter.incentive;

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
 * An incentive as {@code /api} shows it.
 *
 * @param deadline       while it awaits confirmation, or its claim the review (INC-15); none while the clock stands still (INC-04, INC-07)
 * @param amount         null until the claim that it is for was approved
 * @param previousAmount what the amount was before it was last corrected, null when it never was (INC-08)
 * @param corrections    every change of the amount with its reason, oldest first
 * @param opportunityKey what it was claimed for; as the following four null where there is no claim
 */
public record IncentiveView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt,
                            Instant updatedAt, DeadlineView deadline, String processInstanceId, List<Action> actions, String kind,
                            String kindLabel, String amount, String previousAmount, List<Correction> corrections, String originKey,
                            String calculation, Instant generatedAt, String associationType, String slipKey, String offsetAmount,
                            String clawedBackAmount, String feedback, String expectedAmount, String answer, String opportunityKey,
                            String customerAccount, String claimKind, LocalDate projectStart, FileView startEvidence,
                            @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {

    /** One change of the amount. */
    public record Correction(Instant at, String by, String oldAmount, String newAmount, String reason) {
    }
}
