package org.partnercenter.customer;

import java.time.Clock;
import java.time.LocalDate;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.masking.Masking;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The invitation of a reported customer as it would be mailed now (CUS-08). */
@Component
public class InvitationPreview {

    private final ReportRecords records;
    private final InvitationMails mails;
    private final Clock clock;
    private final int validityDays;

    InvitationPreview(ReportRecords records, InvitationMails mails, Clock clock, @Value("${customer.invitation.validity-days}") int validityDays) {
        this.records = records;
        this.mails = mails;
        this.clock = clock;
        this.validityDays = validityDays;
    }

    /**
     * A mail without its link; address and name are masked as everywhere (CUS-33).
     *
     * @param lastDay the last day on which its link would be good
     */
    public record Mail(String to, String subject, String text, LocalDate lastDay) {
    }

    /** Type {@code 1} unless another is wanted. 404 unless the viewer sees the report, 409 {@code NOT_REPORTED}. */
    public Mail of(String key, String associationType, Actor viewer) {
        Report report = records.reachable(key, viewer);
        report.requireReported();
        if (associationType != null && !associationType.matches("[12]")) {
            throw Refusal.field("associationType", "must be one of 1, 2");
        }
        LocalDate lastDay = WorkingCalendar.today(clock).plusDays(validityDays);
        InvitationMails.Letter letter = mails.preview(report.partnerId, Masking.name(report.prospect.name()), associationType == null ? "1" : associationType,
                lastDay.plusDays(1).atStartOfDay(EngineClock.ZONE).toInstant());
        return new Mail(Masking.email(report.prospect.email()), letter.subject(), letter.text(), lastDay);
    }
}
