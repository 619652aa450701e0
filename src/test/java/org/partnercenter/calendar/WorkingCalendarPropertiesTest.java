package org.partnercenter.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.partnercenter.Rule;

/** The arithmetic against counting day by day, for any set of published years. */
@Rule({"CAL-01", "CAL-03", "CAL-09"})
class WorkingCalendarPropertiesTest {

    private static final List<CalendarYear> SHIPPED = ShippedCalendars.read(Instant.EPOCH);
    private static final Map<List<CalendarYear>, WorkingCalendar> BUILT = new ConcurrentHashMap<>();

    @Property
    @Label("A deadline ends on the day that counting day by day ends on")
    void deadline(@ForAll("published") List<CalendarYear> published, @ForAll("days") LocalDate from,
                  @ForAll @IntRange(min = 1, max = 1000) int workingDays) {
        var naive = new NaiveCalendar(published);

        WorkingCalendar.End end = calendar(published).deadline(from, workingDays);

        assertThat(end.lastDay()).isEqualTo(naive.lastDay(from, workingDays));
        assertThat(end.at()).isEqualTo(Instant.parse(end.lastDay() + "T16:00:00Z"));
        assertThat(end.provisional()).isEqualTo(naive.isProvisional(from, end.lastDay()));
    }

    @Property
    @Label("Working days between two days are as many as counting day by day finds")
    void between(@ForAll("published") List<CalendarYear> published, @ForAll("days") LocalDate from,
                 @ForAll @IntRange(max = 4000) int length) {
        LocalDate to = from.plusDays(length);

        assertThat(calendar(published).workingDaysBetween(from, to))
                .isEqualTo(new NaiveCalendar(published).workingDaysBetween(from, to));
    }

    @Property
    @Label("The day with so many left is worked and has so many left")
    void dayWithLeft(@ForAll("published") List<CalendarYear> published, @ForAll("days") LocalDate lastDay,
                     @ForAll @IntRange(max = 60) int left) {
        var calendar = calendar(published);

        calendar.workingDayWithLeft(left, lastDay).ifPresent(day -> {
            assertThat(calendar.isWorkingDay(day)).isTrue();
            assertThat(calendar.workingDaysLeft(day, lastDay)).isEqualTo(left);
        });
    }

    @Property(tries = 8)
    @Label("Every single day until 2040 is what the rules say")
    void everyDay(@ForAll("published") List<CalendarYear> published) {
        var calendar = calendar(published);
        var naive = new NaiveCalendar(published);

        for (LocalDate day = WorkingCalendar.FIRST_DAY; day.getYear() <= 2040; day = day.plusDays(1)) {
            assertThat(calendar.isWorkingDay(day)).as("%s", day).isEqualTo(naive.isWorkingDay(day));
        }
    }

    private static WorkingCalendar calendar(List<CalendarYear> published) {
        return BUILT.computeIfAbsent(published, WorkingCalendar::new);
    }

    @Provide
    Arbitrary<List<CalendarYear>> published() {
        return Arbitraries.subsetOf(SHIPPED).map(List::copyOf);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        long span = ChronoUnit.DAYS.between(WorkingCalendar.FIRST_DAY, LocalDate.of(2032, 12, 31));
        return Arbitraries.longs().between(0, span).map(WorkingCalendar.FIRST_DAY::plusDays);
    }
}
