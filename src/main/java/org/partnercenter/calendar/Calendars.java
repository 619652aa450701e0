package org.partnercenter.calendar;

import jakarta.annotation.PostConstruct;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The door to the published calendars (CAL-02). They are kept in memory, so that counting asks the database nothing (CAL-09);
 * at most once a minute a look at the table finds out whether another node has changed it.
 */
@Service
public class Calendars {

    private static final Logger log = LoggerFactory.getLogger(Calendars.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private volatile Snapshot snapshot;

    Calendars(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The calendar as published now. */
    public WorkingCalendar current() {
        return snapshot().calendar();
    }

    /** The published years, latest first. */
    public List<CalendarYear> published() {
        return snapshot().years();
    }

    /** The published calendar of a year, if there is one. */
    public Optional<CalendarYear> of(int year) {
        return published().stream().filter(published -> published.year() == year).findFirst();
    }

    /** Adds the shipped years that the table does not have yet; what is there stays as it is. */
    @PostConstruct
    void load() {
        refresh();
        for (CalendarYear shipped : ShippedCalendars.read(clock.instant())) {
            if (of(shipped.year()).isEmpty()) {
                try {
                    transaction.executeWithoutResult(status -> insert(shipped));
                    log.info("Calendar {} loaded: {} days of {}", shipped.key(), shipped.days().size(), shipped.notice());
                } catch (DuplicateKeyException e) {
                    log.info("Calendar {} has just been loaded by another node", shipped.key());
                }
            }
        }
        refresh();
    }

    /** Reads the calendars again. */
    void refresh() {
        String version = version();
        List<CalendarYear> years = read();
        snapshot = new Snapshot(version, years, new WorkingCalendar(years), System.nanoTime());
    }

    private Snapshot snapshot() {
        Snapshot known = snapshot;
        // the machine's time, not the clock's: tests move that one
        if (System.nanoTime() - known.lookedAt() > LOOK_EVERY.toNanos()) {
            if (version().equals(known.version())) {
                snapshot = new Snapshot(known.version(), known.years(), known.calendar(), System.nanoTime());
            } else {
                refresh();
            }
        }
        return snapshot;
    }

    private String version() {
        return jdbc.sql("select count(*), max(published_at) from calendar_year")
                .query((row, n) -> row.getInt(1) + "@" + row.getObject(2, OffsetDateTime.class))
                .single();
    }

    private List<CalendarYear> read() {
        Map<Integer, List<CalendarYear.Day>> days = jdbc
                .sql("select notice_year, day_date, day_name, kind from calendar_day order by day_date")
                .query((row, n) -> Map.entry(row.getInt("notice_year"), day(row))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select notice_year, notice, published_at from calendar_year order by notice_year desc")
                .query((row, n) -> new CalendarYear(row.getInt("notice_year"), row.getString("notice"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant(),
                        days.getOrDefault(row.getInt("notice_year"), List.of())))
                .list();
    }

    private static CalendarYear.Day day(ResultSet row) throws SQLException {
        return new CalendarYear.Day(row.getObject("day_date", LocalDate.class), row.getString("day_name"),
                CalendarYear.Kind.of(row.getString("kind")));
    }

    private void insert(CalendarYear year) {
        jdbc.sql("insert into calendar_year (notice_year, notice, published_at) values (?, ?, ?)")
                .params(year.year(), year.notice(), year.publishedAt().atOffset(ZoneOffset.UTC))
                .update();
        for (CalendarYear.Day day : year.days()) {
            jdbc.sql("insert into calendar_day (notice_year, day_date, day_name, kind) values (?, ?, ?, ?)")
                    .params(year.year(), day.date(), day.name(), day.kind().code())
                    .update();
        }
    }

    private record Snapshot(String version, List<CalendarYear> years, WorkingCalendar calendar, long lookedAt) {
    }
}
