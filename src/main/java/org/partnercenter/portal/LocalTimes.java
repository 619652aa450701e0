package org.partnercenter.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.partnercenter.platform.EngineClock;

/** Instants as people here read them: local time of {@code Asia/Shanghai}. */
final class LocalTimes {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private LocalTimes() {
    }

    /** Date and time to the minute. */
    static String minute(Instant at) {
        return MINUTE.format(at.atZone(EngineClock.ZONE));
    }

    /** The last local day on which there is still time: 24:00 belongs to the day that it ends. */
    static LocalDate lastDay(Instant at) {
        return LocalDate.ofInstant(at.minusNanos(1), EngineClock.ZONE);
    }

    /** When time runs out: {@code 2026-03-23 24:00} for the end of a day. */
    static String deadline(Instant at) {
        ZonedDateTime local = at.atZone(EngineClock.ZONE);
        return local.toLocalTime().toSecondOfDay() == 0 ? lastDay(at) + " 24:00" : MINUTE.format(local);
    }
}
