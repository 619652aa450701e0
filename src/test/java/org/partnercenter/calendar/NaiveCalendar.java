package org.partnercenter.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The rules as a person with a paper calendar would apply them, day by day: what {@link WorkingCalendar} is measured by. */
final class NaiveCalendar {

    private static final Set<String> FIXED = Set.of("01-01", "05-01", "05-02", "10-01", "10-02", "10-03");

    private final Map<Integer, CalendarYear> years = new HashMap<>();

    NaiveCalendar(Collection<CalendarYear> published) {
        published.forEach(year -> years.put(year.year(), year));
    }

    boolean isWorkingDay(LocalDate date) {
        // the notice of the year after may name days of the last week of December
        for (int noticeYear : new int[] {date.getYear() + 1, date.getYear()}) {
            if (years.containsKey(noticeYear)) {
                for (CalendarYear.Day day : years.get(noticeYear).days()) {
                    if (day.date().equals(date)) {
                        return day.kind() == CalendarYear.Kind.WORKDAY;
                    }
                }
            }
        }
        if (!years.containsKey(date.getYear()) && FIXED.contains(date.toString().substring(5))) {
            return false;
        }
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    int workingDaysBetween(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            count += isWorkingDay(day) ? 1 : 0;
        }
        return count;
    }

    LocalDate lastDay(LocalDate from, int workingDays) {
        LocalDate day = from;
        for (int counted = 0; counted < workingDays; counted += isWorkingDay(day) ? 1 : 0) {
            day = day.plusDays(1);
        }
        return day;
    }

    boolean isProvisional(LocalDate from, LocalDate to) {
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (!years.containsKey(day.getYear())) {
                return true;
            }
        }
        return false;
    }
}
