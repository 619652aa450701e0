package org.partnercenter.calendar.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.partnercenter.calendar.Calendars;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.EngineClock;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The dates that the models hand to the engine, as {@code ${dueDates…}}: due dates of tasks and moments of timers. The engine
 * takes {@link Date}s only.
 */
@Component("dueDates")
public class DueDates {

    private static final LocalTime REMINDER_TIME = LocalTime.of(9, 0);

    private final Calendars calendars;
    private final Deadlines deadlines;
    private final Environment environment;
    private final Clock clock;

    DueDates(Calendars calendars, Deadlines deadlines, Environment environment, Clock clock) {
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * The due date of the user task that the execution is in: the end of that many working days from today (CAL-01). Kept as
     * the record's deadline under the task's id until the task ends. The engine knows no {@code task} in a due date, only
     * {@code execution}.
     *
     * @param property the setting that holds the number of working days
     */
    public Date task(DelegateExecution execution, String property) {
        return task(execution, execution.getCurrentActivityId(), property);
    }

    /** The due date of that task, for a timer at its boundary; the timer is made before the task. */
    public Date task(DelegateExecution execution, String taskId, String property) {
        int workingDays = environment.getRequiredProperty(property, Integer.class);
        String recordKey = execution.getProcessBusinessKey();
        if (recordKey == null) {
            return Date.from(calendars.current().deadline(WorkingCalendar.today(clock), workingDays).at());
        }
        return Date.from(deadlines.openOrGet(recordKey, taskId, workingDays).at());
    }

    /** When the record's running deadline of that purpose is over. */
    public Date deadline(DelegateExecution execution, String purpose) {
        return Date.from(running(execution, purpose).at());
    }

    /**
     * 09:00 {@code Asia/Shanghai} of the working day on which {@code daysLeft} working days are left (INC-05). If that was no
     * later than the deadline's start, a day after the deadline, which it never sees because the deadline ends the waiting: the
     * engine takes no timer without a date.
     *
     * @param daysLeft at least 1, or 0 for no such reminder; a variable that is null arrives as 0
     */
    public Date reminder(DelegateExecution execution, String purpose, int daysLeft) {
        Deadline deadline = running(execution, purpose);
        Instant never = deadline.at().plus(Duration.ofDays(1));
        if (daysLeft < 1) {
            return Date.from(never);
        }
        Instant moment = calendars.current().workingDayWithLeft(daysLeft, deadline.lastDay())
                .map(day -> day.atTime(REMINDER_TIME).atZone(EngineClock.ZONE).toInstant())
                .filter(deadline.startedAt()::isBefore)
                .orElse(never);
        return Date.from(moment);
    }

    /**
     * The cycle of a timer that starts a process every day at that time of {@code Asia/Shanghai}, from the next time on; the zone has no
     * summer time.
     *
     * @param property the setting that holds the time, such as {@code 00:30}
     */
    public String daily(String property) {
        LocalTime time = LocalTime.parse(environment.getRequiredProperty(property));
        ZonedDateTime now = clock.instant().atZone(EngineClock.ZONE);
        ZonedDateTime next = now.with(time).isAfter(now) ? now.with(time) : now.with(time).plusDays(1);
        return "R/" + next.toOffsetDateTime().withNano(0) + "/P1D";
    }

    private Deadline running(DelegateExecution execution, String purpose) {
        String recordKey = execution.getProcessBusinessKey();
        return deadlines.find(recordKey, purpose).orElseThrow(() -> new IllegalStateException(
                "no deadline '" + purpose + "' is running for record " + recordKey));
    }
}
