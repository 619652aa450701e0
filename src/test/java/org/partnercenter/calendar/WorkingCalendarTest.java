package org.partnercenter.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;

class WorkingCalendarTest {

    private static final List<CalendarYear> SHIPPED = ShippedCalendars.read(Instant.EPOCH);

    private final WorkingCalendar calendar = new WorkingCalendar(SHIPPED);

    @Rule("CAL-01")
    @DisplayName("Forty working days, day 1 being the first working day after the start")
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"2024-01-15, 2024-03-14", "2025-11-10, 2026-01-06", "2026-02-13, 2026-04-17", "2026-01-20, 2026-03-23"})
    void fortyWorkingDays(LocalDate from, LocalDate lastDay) {
        WorkingCalendar.End end = calendar.deadline(from, 40);

        assertThat(end.lastDay()).isEqualTo(lastDay);
        assertThat(end.provisional()).isFalse();
        assertThat(calendar.workingDaysLeft(from, lastDay)).isEqualTo(40);
    }

    @Test
    @Rule("CAL-01")
    @DisplayName("A deadline is over at 24:00 in Shanghai, which is 16:00 UTC")
    void endsAtMidnightInShanghai() {
        assertThat(calendar.deadline(LocalDate.parse("2026-01-20"), 40).at()).isEqualTo("2026-03-23T16:00:00Z");
    }

    @Rule("CAL-01")
    @DisplayName("One working day: over weekends, holidays and make-up days")
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "2026-01-19, 2026-01-20", // Monday to Tuesday
        "2026-01-23, 2026-01-26", // over a weekend
        "2026-01-24, 2026-01-26", // from a Saturday
        "2026-02-13, 2026-02-14", // Saturday, made up for the spring festival
        "2026-02-14, 2026-02-24", // over the spring festival
        "2025-12-31, 2026-01-04", // over new year to a worked Sunday
    })
    void oneWorkingDay(LocalDate from, LocalDate lastDay) {
        assertThat(calendar.deadline(from, 1).lastDay()).isEqualTo(lastDay);
    }

    @Test
    @Rule("CAL-01")
    @DisplayName("Working days left: all on the day it starts, none on the last day and after it")
    void workingDaysLeft() {
        LocalDate lastDay = LocalDate.parse("2026-03-23");

        assertThat(calendar.workingDaysLeft(LocalDate.parse("2026-01-20"), lastDay)).isEqualTo(40);
        assertThat(calendar.workingDaysLeft(LocalDate.parse("2026-03-20"), lastDay)).isEqualTo(1);
        assertThat(calendar.workingDaysLeft(LocalDate.parse("2026-03-22"), lastDay)).isEqualTo(1);
        assertThat(calendar.workingDaysLeft(lastDay, lastDay)).isZero();
        assertThat(calendar.workingDaysLeft(LocalDate.parse("2026-03-24"), lastDay)).isZero();
    }

    @Test
    @DisplayName("The working day with so many left is a day people work, not the weekend that has as many left")
    void workingDayWithLeft() {
        LocalDate lastDay = LocalDate.parse("2026-03-23");

        assertThat(calendar.workingDayWithLeft(1, lastDay)).contains(LocalDate.parse("2026-03-20"));
        assertThat(calendar.workingDayWithLeft(0, lastDay)).contains(lastDay);
        assertThat(calendar.workingDayWithLeft(0, LocalDate.parse("2026-03-22"))).contains(LocalDate.parse("2026-03-20"));
        assertThat(calendar.workingDayWithLeft(5, LocalDate.parse("2024-01-05"))).isEmpty();
    }

    @Test
    @Rule("CAL-02")
    @DisplayName("The calendars of 2024, 2025 and 2026 ship with the product, each with its notice's number")
    void shippedYears() {
        assertThat(SHIPPED).extracting(CalendarYear::key, CalendarYear::notice, year -> year.days().size()).containsExactly(
                tuple("CAL-2024", "国办发明电〔2023〕7号", 36),
                tuple("CAL-2025", "国办发明电〔2024〕12号", 33),
                tuple("CAL-2026", "国办发明电〔2025〕7号", 39));
        // 365 days, less 104 weekend days, less holidays on weekdays, plus make-up days
        assertThat(calendar.workingDaysBetween(LocalDate.parse("2024-12-31"), LocalDate.parse("2025-12-31"))).isEqualTo(248);
        assertThat(calendar.workingDaysBetween(LocalDate.parse("2025-12-31"), LocalDate.parse("2026-12-31"))).isEqualTo(248);
    }

    @Test
    @Rule("CAL-03")
    @DisplayName("A deadline that reaches into a year without a calendar is provisional")
    void provisional() {
        assertThat(calendar.deadline(LocalDate.parse("2026-12-30"), 1))
                .isEqualTo(new WorkingCalendar.End(LocalDate.parse("2026-12-31"), Instant.parse("2026-12-31T16:00:00Z"), false));
        // 1 January 2027 is a Friday
        assertThat(calendar.deadline(LocalDate.parse("2026-12-31"), 1))
                .isEqualTo(new WorkingCalendar.End(LocalDate.parse("2027-01-04"), Instant.parse("2027-01-04T16:00:00Z"), true));
    }

    @Rule("CAL-03")
    @DisplayName("Without a calendar, weekends and the days that the solar calendar fixes are off, and no other")
    @ParameterizedTest(name = "{0} worked: {1}")
    @CsvSource({
        "2029-01-01, false", "2029-01-02, true", "2028-05-01, false", "2028-05-02, false", "2028-05-03, true",
        "2029-09-30, false", "2029-10-01, false", "2029-10-02, false", "2029-10-03, false", "2029-10-04, true",
        "2029-02-13, true" /* spring festival, a Tuesday */, "2029-04-07, false", "2029-04-09, true",
    })
    void provisionalDays(LocalDate day, boolean worked) {
        assertThat(calendar.isWorkingDay(day)).isEqualTo(worked);
    }

    @Test
    @Rule("CAL-03")
    @DisplayName("A year's notice also moves days of the last week of December before it")
    void daysOfTheYearBefore() {
        var year2027 = new CalendarYear(2027, "example", Instant.EPOCH, List.of(
                new CalendarYear.Day(LocalDate.parse("2026-12-26"), "元旦调休上班", CalendarYear.Kind.WORKDAY),
                new CalendarYear.Day(LocalDate.parse("2026-12-31"), "元旦", CalendarYear.Kind.HOLIDAY),
                new CalendarYear.Day(LocalDate.parse("2027-01-01"), "元旦", CalendarYear.Kind.HOLIDAY)));
        var published = new WorkingCalendar(List.of(SHIPPED.get(2), year2027));

        assertThat(published.deadline(LocalDate.parse("2026-12-25"), 1).lastDay()).isEqualTo("2026-12-26");
        assertThat(published.deadline(LocalDate.parse("2026-12-30"), 1).lastDay()).isEqualTo("2027-01-04");
        assertThat(published.deadline(LocalDate.parse("2026-12-30"), 1).provisional()).isFalse();
    }

    @Test
    @Rule("CAL-09")
    @DisplayName("Counting reaches a thousand working days beyond the last date of four digits")
    void farFuture() {
        LocalDate last = LocalDate.of(9999, 12, 31);

        LocalDate lastDay = calendar.deadline(last, 1000).lastDay();

        assertThat(calendar.workingDaysBetween(last, lastDay)).isEqualTo(1000);
        assertThat(calendar.isWorkingDay(lastDay)).isTrue();
    }

    @Test
    @DisplayName("Days before 2024, no working days at all, and an end before the start are errors of the caller")
    void outside() {
        LocalDate day = LocalDate.parse("2026-01-20");

        assertThatIllegalArgumentException().isThrownBy(() -> calendar.deadline(LocalDate.parse("2023-12-31"), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.isWorkingDay(LocalDate.MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.deadline(day, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.deadline(day, 10_000_000));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.workingDaysBetween(day, day.minusDays(1)));
    }
}
