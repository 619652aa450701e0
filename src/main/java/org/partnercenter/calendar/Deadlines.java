package org.partnercenter.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnercenter.platform.EngineClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the deadlines of records: at most one runs for each record and purpose. Whoever starts one closes it; those of
 * user tasks open and close with the task.
 */
@Service
public class Deadlines {

    private static final String COLUMNS =
            "record_key, purpose, started_on, working_days, last_day, at, provisional, started_at";

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final Clock clock;

    Deadlines(JdbcClient jdbc, Calendars calendars, Clock clock) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Starts, or starts anew, a deadline of so many working days after the local day {@code from} (CAL-01). */
    @Transactional
    public Deadline start(String recordKey, String purpose, LocalDate from, int workingDays) {
        WorkingCalendar.End end = calendars.current().deadline(from, workingDays);
        return save(new Deadline(recordKey, purpose, from, workingDays, end.lastDay(), end.at(), end.provisional(), now()));
    }

    /** Starts, or starts anew, a deadline at a fixed moment that no calendar moves. */
    @Transactional
    public Deadline startAt(String recordKey, String purpose, Instant at) {
        // 24:00 of a day still belongs to that day
        LocalDate lastDay = LocalDate.ofInstant(at.minusNanos(1), EngineClock.ZONE);
        return save(new Deadline(recordKey, purpose, WorkingCalendar.today(clock), null, lastDay, at, false, now()));
    }

    /** The deadline that runs, unchanged; if none does, one of so many working days from today. */
    @Transactional
    public Deadline openOrGet(String recordKey, String purpose, int workingDays) {
        return find(recordKey, purpose)
                .orElseGet(() -> start(recordKey, purpose, WorkingCalendar.today(clock), workingDays));
    }

    /** Ends a deadline; nothing happens if none runs. */
    @Transactional
    public void close(String recordKey, String purpose) {
        jdbc.sql("update deadline set closed_at = ? where record_key = ? and purpose = ? and closed_at is null")
                .params(utc(now()), recordKey, purpose)
                .update();
    }

    /** The deadline that runs for the record and purpose, if one does. */
    public Optional<Deadline> find(String recordKey, String purpose) {
        return jdbc.sql("select " + COLUMNS + " from deadline"
                        + " where record_key = ? and purpose = ? and closed_at is null")
                .params(recordKey, purpose)
                .query(Deadlines::deadline)
                .optional();
    }

    /** The running deadlines of one purpose by record key, in one query; a record without one is absent. */
    public Map<String, Deadline> ofRecords(Collection<String> recordKeys, String purpose) {
        if (recordKeys.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("select " + COLUMNS + " from deadline"
                        + " where record_key in (:keys) and purpose = :purpose and closed_at is null")
                .param("keys", recordKeys)
                .param("purpose", purpose)
                .query(Deadlines::deadline).list().stream()
                .collect(Collectors.toMap(Deadline::recordKey, Function.identity()));
    }

    /** The deadline as {@code /api} shows it today. */
    public DeadlineView view(Deadline deadline) {
        int left = calendars.current().workingDaysLeft(WorkingCalendar.today(clock), deadline.lastDay());
        return new DeadlineView(deadline.at(), left, deadline.provisional());
    }

    // update, else insert: the one way of it that H2 and PostgreSQL share
    private Deadline save(Deadline deadline) {
        int updated = write("""
                update deadline set started_on = :from, working_days = :workingDays, last_day = :lastDay, at = :at,
                    provisional = :provisional, started_at = :startedAt, closed_at = null
                where record_key = :recordKey and purpose = :purpose""", deadline);
        if (updated == 0) {
            write("insert into deadline (" + COLUMNS + ") values"
                    + " (:recordKey, :purpose, :from, :workingDays, :lastDay, :at, :provisional, :startedAt)", deadline);
        }
        return deadline;
    }

    private int write(String sql, Deadline deadline) {
        return jdbc.sql(sql)
                .param("recordKey", deadline.recordKey())
                .param("purpose", deadline.purpose())
                .param("from", deadline.from())
                .param("workingDays", deadline.workingDays(), Types.INTEGER)
                .param("lastDay", deadline.lastDay())
                .param("at", utc(deadline.at()))
                .param("provisional", deadline.provisional())
                .param("startedAt", utc(deadline.startedAt()))
                .update();
    }

    private static Deadline deadline(ResultSet row, int number) throws SQLException {
        return new Deadline(row.getString("record_key"), row.getString("purpose"),
                row.getObject("started_on", LocalDate.class), row.getObject("working_days", Integer.class),
                row.getObject("last_day", LocalDate.class), row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("provisional"), row.getObject("started_at", OffsetDateTime.class).toInstant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
