package org.partnercenter.programme;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When the terms of memberships end, and the notice before (PRG-14). Their days are calendar days, ending at 24:00. */
@Component
class Terms {

    /** The purposes under which the calendar keeps the end of a term, and the moment of its reminder. */
    static final String TERM = "term";
    static final String REMINDER = "term-reminder";
    private static final LocalTime REMINDER_TIME = LocalTime.of(9, 0);

    private final Deadlines deadlines;
    private final Notices notices;
    private final Clock clock;
    private final int reminderDays;

    Terms(Deadlines deadlines, Notices notices, Clock clock, @Value("${programme.reminder-days}") int reminderDays) {
        this.deadlines = deadlines;
        this.notices = notices;
        this.clock = clock;
        this.reminderDays = reminderDays;
    }

    /** Sets the end of the present term, where it has one. A reminder whose moment is over already is set behind the end, which it never sees. */
    void start(Membership membership) {
        LocalDate last = membership.termUntil;
        if (last == null) {
            return;
        }
        Instant end = last.plusDays(1).atStartOfDay(EngineClock.ZONE).toInstant();
        Instant reminder = last.minusDays(reminderDays).atTime(REMINDER_TIME).atZone(EngineClock.ZONE).toInstant();
        deadlines.startAt(membership.key, TERM, end);
        deadlines.startAt(membership.key, REMINDER, reminder.isAfter(clock.instant()) ? reminder : end.plus(Duration.ofDays(1)));
    }

    void close(String key) {
        deadlines.close(key, TERM);
        deadlines.close(key, REMINDER);
    }

    void remind(Membership membership, Policy policy) {
        String next = policy.renewsByApplication() ? "请在到期前申请下一期。Apply for the next term before."
                : "到期时复核条件后自动续期。Then the conditions are checked, and it is renewed by itself.";
        notices.send(new Notice(Audience.partner(membership.partnerId, MembershipJournal.AUDIENCE), membership.key,
                "伙伴计划将于 " + membership.termUntil + " 到期 " + membership.key,
                "Programme membership ends on " + membership.termUntil + ": " + membership.key,
                membership.nameZh + " " + membership.nameEn + "\n" + next));
    }
}
