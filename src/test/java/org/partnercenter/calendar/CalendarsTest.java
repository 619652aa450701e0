package org.partnercenter.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

class CalendarsTest {

    private final CalendarModule module = new CalendarModule();

    @Test
    @Rule("CAL-02")
    @DisplayName("The shipped years are in the tables after the start, and read back as they were shipped")
    void loaded() {
        assertThat(module.calendars.published()).extracting(CalendarYear::year).containsExactly(2026, 2025, 2024);
        assertThat(module.calendars.published())
                .containsExactlyInAnyOrderElementsOf(ShippedCalendars.read(module.clock.instant()));
    }

    @Test
    @Rule("CAL-02")
    @DisplayName("A second start loads nothing again and leaves a corrected year alone")
    void loadedOnce() {
        module.jdbc.sql("update calendar_year set notice = 'corrected' where notice_year = 2025").update();
        module.jdbc.sql("delete from calendar_day where notice_year = 2025 and kind = 'workday'").update();

        module.clock.set("2026-05-06T10:00");
        module.calendars.load();

        CalendarYear corrected = module.calendars.of(2025).orElseThrow();
        assertThat(corrected.notice()).isEqualTo("corrected");
        assertThat(corrected.days()).extracting(CalendarYear.Day::kind).containsOnly(CalendarYear.Kind.HOLIDAY);
        assertThat(module.calendars.of(2026).orElseThrow().publishedAt()).isEqualTo(Instant.parse("2026-01-20T02:00:00Z"));
    }

    @Test
    @Rule("CAL-03")
    @DisplayName("A year published later is counted with from the next reading on")
    void publishedLater() {
        assertThat(module.calendars.current().deadline(LocalDate.parse("2026-12-31"), 1).provisional()).isTrue();

        module.jdbc.sql("insert into calendar_year values (2027, 'example', timestamp with time zone '2026-11-20 00:00:00+00')")
                .update();
        module.calendars.refresh();

        assertThat(module.calendars.current().deadline(LocalDate.parse("2026-12-31"), 1))
                .isEqualTo(new WorkingCalendar.End(LocalDate.parse("2027-01-01"), Instant.parse("2027-01-01T16:00:00Z"), false));
    }

    @Test
    @Rule("CAL-09")
    @DisplayName("Counting asks the database nothing")
    void noQueries() {
        int before = module.connectionsTaken();

        for (int n = 1; n <= 1000; n++) {
            module.calendars.current().deadline(LocalDate.parse("2026-01-20").plusDays(n), n);
        }

        assertThat(module.connectionsTaken()).isEqualTo(before);
    }
}
