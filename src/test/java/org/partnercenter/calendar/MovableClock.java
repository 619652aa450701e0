package org.partnercenter.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.partnercenter.platform.EngineClock;

/** A clock that stands still until a test moves it; set in local time of {@code Asia/Shanghai}. */
public final class MovableClock extends Clock {

    private Instant now;

    public MovableClock(String localDateTime) {
        set(localDateTime);
    }

    public void set(String localDateTime) {
        now = LocalDateTime.parse(localDateTime).atZone(EngineClock.ZONE).toInstant();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return EngineClock.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the calendar reads instants only");
    }
}
