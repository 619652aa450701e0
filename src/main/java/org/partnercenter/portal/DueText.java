package org.partnercenter.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.partnercenter.calendar.WorkingCalendar;

/**
 * A deadline as pages show it.
 *
 * @param at   the local moment at which time runs out
 * @param left the working days left
 * @param over whether it has run out
 */
public record DueText(String at, int left, boolean over, boolean provisional) {

    private static final int HURRY = 3;
    private static final int SOON = 10;

    static DueText of(Instant at, WorkingCalendar calendar, Clock clock) {
        LocalDate today = WorkingCalendar.today(clock);
        LocalDate lastDay = LocalTimes.lastDay(at);
        return new DueText(LocalTimes.deadline(at), calendar.workingDaysLeft(today, lastDay), !clock.instant().isBefore(at),
                calendar.isProvisional(today, lastDay));
    }

    /** How pressing it is: {@code over}, {@code hurry}, {@code soon} or {@code calm}. */
    public String urgency() {
        return over ? "over" : left <= HURRY ? "hurry" : left <= SOON ? "soon" : "calm";
    }
}
