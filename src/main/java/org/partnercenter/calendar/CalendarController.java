package org.partnercenter.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Working days for every signed-in user: reckoning (CAL-01, CAL-03) and the published calendars (CAL-02). */
@RestController
@RequestMapping("/api")
class CalendarController {

    private static final Status PUBLISHED = new Status("published", "已发布", "Published");
    private static final int MOST_WORKING_DAYS = 1000;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final Map<String, Comparator<CalendarYear>> SORTABLE = new TreeMap<>(Map.of(
            "key", Comparator.comparing(CalendarYear::key),
            "notice", Comparator.comparing(CalendarYear::notice),
            "createdAt", Comparator.comparing(CalendarYear::publishedAt).thenComparing(CalendarYear::key),
            "updatedAt", Comparator.comparing(CalendarYear::publishedAt).thenComparing(CalendarYear::key)));

    private final Calendars calendars;

    CalendarController(Calendars calendars) {
        this.calendars = calendars;
    }

    /** The deadline so many working days after a local day. */
    @GetMapping("/calendar/deadline")
    DeadlineAnswer deadline(@RequestParam(required = false) String from, @RequestParam(required = false) String workingDays) {
        LocalDate day = countableDay("from", from);
        int number = workingDays(workingDays);
        WorkingCalendar.End end = calendars.current().deadline(day, number);
        return new DeadlineAnswer(day, number, end.lastDay(), end.at(), end.provisional());
    }

    /** The working days after {@code from} up to and including {@code to}. */
    @GetMapping("/calendar/working-days")
    WorkingDaysAnswer workingDays(@RequestParam(required = false) String from, @RequestParam(required = false) String to) {
        LocalDate first = countableDay("from", from);
        LocalDate last = day("to", to);
        if (first.isAfter(last)) {
            throw Refusal.field("to", "must not be before from");
        }
        WorkingCalendar calendar = calendars.current();
        return new WorkingDaysAnswer(calendar.workingDaysBetween(first, last), calendar.isProvisional(first, last));
    }

    /** The published years. */
    @GetMapping("/calendars")
    Page<View> list(ListQuery query) {
        if (!query.status().stream().allMatch(PUBLISHED.code()::equals)) {
            throw Refusal.field("status", "must be " + PUBLISHED.code());
        }
        List<CalendarYear> found = calendars.published().stream()
                .filter(year -> matches(year, query.q()))
                .sorted(order(query.sort()))
                .toList();
        return new Page<>(found.stream().skip(query.offset()).limit(query.limit()).map(View::of).toList(), found.size());
    }

    /** One published year with its holidays and make-up days. */
    @GetMapping("/calendars/{year}")
    View year(@PathVariable String year) {
        // compared as text: what is not a year is a calendar that does not exist
        return calendars.published().stream()
                .filter(published -> String.valueOf(published.year()).equals(year))
                .findFirst().map(View::of)
                .orElseThrow(() -> Refusal.notFound("a published calendar of " + year));
    }

    private static boolean matches(CalendarYear year, String text) {
        return text == null
                || (year.key() + " " + year.notice()).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private static Comparator<CalendarYear> order(String sort) {
        boolean descending = sort.startsWith("-");
        Comparator<CalendarYear> order = SORTABLE.get(descending ? sort.substring(1) : sort);
        if (order == null) {
            throw Refusal.field("sort", "must be one of " + String.join(", ", SORTABLE.keySet()));
        }
        return descending ? order.reversed() : order;
    }

    private static LocalDate countableDay(String field, String text) {
        LocalDate day = day(field, text);
        if (day.isBefore(WorkingCalendar.FIRST_DAY)) {
            throw Refusal.field(field, "must be " + WorkingCalendar.FIRST_DAY + " or later");
        }
        return day;
    }

    private static LocalDate day(String field, String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.field(field, "is required");
        }
        try {
            // the length too: the pattern would take a year of five digits
            if (text.length() == 10) {
                return LocalDate.parse(text, DATE);
            }
        } catch (DateTimeException e) {
            // answered below, as a text of the wrong length is
        }
        throw Refusal.field(field, "must be a date, yyyy-MM-dd");
    }

    private static int workingDays(String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.field("workingDays", "is required");
        }
        if (text.matches("\\d{1,4}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST_WORKING_DAYS) {
                return number;
            }
        }
        throw Refusal.field("workingDays", "must be a whole number from 1 to " + MOST_WORKING_DAYS);
    }

    record DeadlineAnswer(LocalDate from, int workingDays, LocalDate lastDay, Instant at, boolean provisional) {
    }

    record WorkingDaysAnswer(int count, boolean provisional) {
    }

    record View(String key, Status status, String notice, Instant createdAt, Instant updatedAt, List<CalendarYear.Day> days) {

        static View of(CalendarYear year) {
            return new View(year.key(), PUBLISHED, year.notice(), year.publishedAt(), year.publishedAt(), year.days());
        }
    }
}
