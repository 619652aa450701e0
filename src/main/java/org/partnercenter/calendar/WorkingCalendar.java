package org.partnercenter.calendar;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.partnercenter.platform.EngineClock;

/**
 * The working days of mainland China: Monday to Friday, less holidays, plus make-up days. Immutable; all days are local days
 * of {@code Asia/Shanghai}, from 2024-01-01 on (CAL-01, CAL-03, CAL-09).
 *
 * <p>A day counts by arithmetic on the weeks since the first day, put right by the few days that differ from their weekday.
 * No call reads the database (CAL-09).
 */
public final class WorkingCalendar {

    /** The first day that can be counted from. It is a Monday, which the week arithmetic relies on. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    // 1,000 working days from the last four-digit date stay within
    private static final LocalDate LAST_DAY = LocalDate.of(10_009, 12, 31);

    // the statutory days off that the solar calendar fixes (CAL-03)
    private static final List<MonthDay> FIXED_HOLIDAYS = List.of(
            MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(5, 2),
            MonthDay.of(10, 1), MonthDay.of(10, 2), MonthDay.of(10, 3));

    private final Set<Integer> publishedYears;
    private final long[] exceptions; // epoch days that are not what their weekday says, ascending
    private final int[] corrections; // working days to add up to and including the exception of the same index

    /**
     * The calendar that follows from the published years; every other year goes by the provisional rule (CAL-03).
     */
    public WorkingCalendar(Collection<CalendarYear> published) {
        publishedYears = published.stream().map(CalendarYear::year).collect(Collectors.toUnmodifiableSet());
        var working = new TreeMap<LocalDate, Boolean>();
        for (int year = FIRST_DAY.getYear(); year <= LAST_DAY.getYear(); year++) {
            if (!publishedYears.contains(year)) {
                for (MonthDay holiday : FIXED_HOLIDAYS) {
                    working.put(holiday.atYear(year), false);
                }
            }
        }
        // in order: the last week of December belongs to the later notice where it names days of it
        published.stream().sorted(Comparator.comparingInt(CalendarYear::year)).flatMap(year -> year.days().stream())
                .forEach(day -> working.put(day.date(), day.kind() == CalendarYear.Kind.WORKDAY));
        working.headMap(FIRST_DAY).clear();
        working.entrySet().removeIf(day -> day.getValue() == isWeekday(day.getKey()));

        exceptions = working.keySet().stream().mapToLong(LocalDate::toEpochDay).toArray();
        corrections = working.values().stream().mapToInt(works -> works ? 1 : -1).toArray();
        Arrays.parallelPrefix(corrections, Integer::sum);
    }

    /**
     * The end of the working day that is {@code workingDays} after {@code from}; {@code from} itself does not count (CAL-01).
     *
     * @throws IllegalArgumentException if {@code workingDays} is less than 1 or a day lies outside the calendar
     */
    public End deadline(LocalDate from, int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException("a deadline needs at least one working day, not " + workingDays);
        }
        LocalDate lastDay = workingDay(countTo(from) + workingDays);
        return new End(lastDay, endOf(lastDay), isProvisional(from, lastDay));
    }

    /**
     * The number of working days after {@code from} up to and including {@code to}.
     *
     * @throws IllegalArgumentException if {@code from} is after {@code to} or a day lies outside the calendar
     */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException(from + " is after " + to);
        }
        return countTo(to) - countTo(from);
    }

    /** The working days after {@code today} up to and including {@code lastDay}: 0 on the last day and ever after. */
    public int workingDaysLeft(LocalDate today, LocalDate lastDay) {
        return today.isAfter(lastDay) ? 0 : workingDaysBetween(today, lastDay);
    }

    /**
     * The working day on which {@code left} working days are left until {@code lastDay}; empty if that was before the
     * calendar's first day.
     */
    public Optional<LocalDate> workingDayWithLeft(int left, LocalDate lastDay) {
        int ordinal = countTo(lastDay) - left;
        return ordinal < 1 ? Optional.empty() : Optional.of(workingDay(ordinal));
    }

    /** Whether people work on that day. */
    public boolean isWorkingDay(LocalDate day) {
        requireCountable(day);
        boolean exception = Arrays.binarySearch(exceptions, day.toEpochDay()) >= 0;
        return isWeekday(day) != exception;
    }

    /** Whether a day after {@code from} up to and including {@code to} lies in a year without a published calendar (CAL-03). */
    public boolean isProvisional(LocalDate from, LocalDate to) {
        return from.isBefore(to) && IntStream.rangeClosed(from.plusDays(1).getYear(), to.getYear())
                .anyMatch(year -> !publishedYears.contains(year));
    }

    /** Today's local day. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), EngineClock.ZONE);
    }

    /** 24:00 local time of that day (CAL-01). */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(EngineClock.ZONE).toInstant();
    }

    /** The working days from the first day up to and including this one. */
    private int countTo(LocalDate day) {
        requireCountable(day);
        int days = Math.toIntExact(DAYS.between(FIRST_DAY, day)) + 1;
        int weekdays = days / 7 * 5 + Math.min(days % 7, 5);
        int found = Arrays.binarySearch(exceptions, day.toEpochDay());
        int upTo = found >= 0 ? found : -found - 2;
        return upTo < 0 ? weekdays : weekdays + corrections[upTo];
    }

    /** The working day of that number, counted from the first day on: the earliest day to which so many count. */
    private LocalDate workingDay(int ordinal) {
        long low = FIRST_DAY.toEpochDay();
        long high = LAST_DAY.toEpochDay();
        if (ordinal > countTo(LAST_DAY)) {
            throw new IllegalArgumentException("the deadline lies after " + LAST_DAY);
        }
        while (low < high) {
            long middle = (low + high) / 2;
            if (countTo(LocalDate.ofEpochDay(middle)) < ordinal) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return LocalDate.ofEpochDay(low);
    }

    private static void requireCountable(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException(day + " is not between " + FIRST_DAY + " and " + LAST_DAY);
        }
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    /**
     * Where a number of working days ends.
     *
     * @param lastDay     the last local day on which there is still time
     * @param at          24:00 {@code Asia/Shanghai} of that day (CAL-01)
     * @param provisional whether a year without a published calendar was counted (CAL-03)
     */
    public record End(LocalDate lastDay, Instant at, boolean provisional) {
    }
}
