package org.partnercenter.customer;

import java.time.Clock;
import java.time.LocalDate;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The invitation as it would be mailed now (CUS-08). */
@Component
class InvitationPreview {

    private final InvitationMails mails;
    private final Clock clock;
    private final int validityDays;

    InvitationPreview(InvitationMails mails, Clock clock, @Value("${customer.invitation.validity-days}") int validityDays) {
        this.mails = mails;
        this.clock = clock;
        this.validityDays = validityDays;
    }

    /** Subject and text, without a link; type {@code 1} unless another is wanted. 409 {@code NOT_REPORTED}. */
    InvitationMails.Letter of(Report report, String associationType) {
        report.requireReported();
        if (associationType != null && !associationType.matches("[12]")) {
            throw Refusal.field("associationType", "must be one of 1, 2");
        }
        return mails.preview(report.partnerId, report.prospect.name(), associationType == null ? "1" : associationType,
                LocalDate.now(clock).plusDays(validityDays + 1L).atStartOfDay(EngineClock.ZONE).toInstant());
    }
}
