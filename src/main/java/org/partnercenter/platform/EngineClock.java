package org.partnercenter.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock: records and engine read the same time, also when a test moves it. */
public final class EngineClock extends Clock {

    /** The vendor's zone: days begin and end here. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ZoneId zone;

    private EngineClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EngineClock(other);
    }

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    @Configuration
    static class Beans {

        @Bean
        Clock clock() {
            return new EngineClock(ZONE);
        }
    }
}
