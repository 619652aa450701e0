package org.partnercenter.portal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.partnercenter.calendar.CalendarYear;
import org.partnercenter.calendar.Calendars;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.Refusal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A year's working days at a glance, and when a deadline would end (CAL-01 to CAL-03). */
@PortalPage
class CalendarPage {

    private static final int YEARS_AHEAD = 2;
    private static final int MOST_WORKING_DAYS = 1000;

    private final Calendars calendars;
    private final Clock clock;

    CalendarPage(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /** A run of days off with one name, or, with {@code works}, a day worked to make up for it. */
    public record Span(String name, LocalDate first, LocalDate last, long days, boolean works) {
    }

    /** A month as rows of seven days from Monday; null where no day is. */
    public record Month(int number, List<List<Day>> weeks) {
    }

    /** A day and what it is: {@code work}, {@code weekend}, {@code holiday} or {@code makeup}. */
    public record Day(int number, String kind, String name) {
    }

    @GetMapping("/calendar")
    String today() {
        return "redirect:/calendar/" + WorkingCalendar.today(clock).getYear();
    }

    @GetMapping("/calendar/{year}")
    String year(@PathVariable int year, @RequestParam(required = false) String from, @RequestParam(required = false) String workingDays,
                Model model) {
        List<Integer> years = years();
        if (!years.contains(year)) {
            throw Refusal.notFound("calendar");
        }
        Optional<CalendarYear> published = calendars.of(year);
        model.addAttribute("year", year);
        model.addAttribute("years", years);
        model.addAttribute("notice", published.map(CalendarYear::notice).orElse(null));
        model.addAttribute("spans", published.map(p -> spans(p.days())).orElse(List.of()));
        model.addAttribute("months", months(year));
        model.addAttribute("from", from == null ? WorkingCalendar.today(clock).toString() : from);
        model.addAttribute("workingDays", workingDays == null ? "40" : workingDays);
        if (from != null || workingDays != null) {
            reckon(from, workingDays, model);
        }
        return "calendar";
    }

    private List<Integer> years() {
        return IntStream.rangeClosed(WorkingCalendar.FIRST_DAY.getYear(), WorkingCalendar.today(clock).getYear() + YEARS_AHEAD).boxed().toList();
    }

    private void reckon(String from, String workingDays, Model model) {
        try {
            model.addAttribute("result", calendars.current().deadline(LocalDate.parse(String.valueOf(from)), number(workingDays)));
        } catch (DateTimeException | IllegalArgumentException e) {
            model.addAttribute("wrong", true);
        }
    }

    private static int number(String workingDays) {
        int number = Integer.parseInt(String.valueOf(workingDays));
        if (number > MOST_WORKING_DAYS) {
            throw new IllegalArgumentException("too many working days");
        }
        return number;
    }

    private static List<Span> spans(List<CalendarYear.Day> days) {
        List<Span> spans = new ArrayList<>();
        for (CalendarYear.Day day : days) {
            boolean works = day.kind() == CalendarYear.Kind.WORKDAY;
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (last != null && !works && !last.works() && last.name().equals(day.name()) && last.last().plusDays(1).equals(day.date())) {
                spans.set(spans.size() - 1, new Span(last.name(), last.first(), day.date(), last.days() + 1, false));
            } else {
                spans.add(new Span(day.name(), day.date(), day.date(), 1, works));
            }
        }
        return spans;
    }

    private List<Month> months(int year) {
        // the neighbours' notices may name days of this year, too
        Map<LocalDate, CalendarYear.Day> named = calendars.published().stream().flatMap(y -> y.days().stream())
                .collect(Collectors.toMap(CalendarYear.Day::date, day -> day, (later, earlier) -> later));
        return IntStream.rangeClosed(1, 12).mapToObj(month -> month(YearMonth.of(year, month), named)).toList();
    }

    private Month month(YearMonth month, Map<LocalDate, CalendarYear.Day> named) {
        List<List<Day>> weeks = new ArrayList<>();
        for (LocalDate monday = month.atDay(1).with(DayOfWeek.MONDAY); !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
            List<Day> week = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                LocalDate day = monday.plusDays(i);
                week.add(YearMonth.from(day).equals(month) ? day(day, named.get(day)) : null);
            }
            weeks.add(week);
        }
        return new Month(month.getMonthValue(), weeks);
    }

    private Day day(LocalDate day, CalendarYear.Day named) {
        boolean holiday = named != null && named.kind() == CalendarYear.Kind.HOLIDAY;
        return new Day(day.getDayOfMonth(), holiday ? "holiday" : kind(day), named == null ? null : named.name());
    }

    private String kind(LocalDate day) {
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        boolean works = calendars.current().isWorkingDay(day);
        return works ? weekend ? "makeup" : "work" : weekend ? "weekend" : "holiday";
    }
}
