package org.partnercenter.incentive;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The periods (账期): months, open until they are closed. */
@Component
class Periods {

    private final JdbcClient jdbc;
    private final LockRows locks;
    private final Clock clock;

    Periods(JdbcClient jdbc, LockRows locks, Clock clock) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.clock = clock;
    }

    /** Locks the period until the transaction ends: lines come in, or it is closed. */
    void lock(String period) {
        locks.lock(LockRows.What.PERIOD, period);
    }

    /** The periods that were closed. */
    Set<String> closed() {
        return jdbc.sql("select period from incentive_period where closed_at is not null").query(String.class).set();
    }

    /** Closes a month that is over (409 {@code PERIOD_NOT_OVER}); closed before, it stays so. */
    void close(String period) {
        if (!YearMonth.parse(period).isBefore(YearMonth.from(WorkingCalendar.today(clock)))) {
            throw Refusal.conflict("PERIOD_NOT_OVER", period + " is not over yet");
        }
        lock(period);
        jdbc.sql("update incentive_period set closed_at = ? where period = ? and closed_at is null")
                .params(Timestamp.from(clock.instant()), period).update();
    }

    /** The period itself while it is open, else the first open one after it. */
    static String firstOpen(String period, Set<String> closed) {
        YearMonth month = YearMonth.parse(period);
        while (closed.contains(month.toString())) {
            month = month.plusMonths(1);
        }
        return month.toString();
    }
}
