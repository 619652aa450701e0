package org.partnercenter.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The calendars that come with the product, as data on the class path (CAL-02). */
final class ShippedCalendars {

    private ShippedCalendars() {
    }

    /** Every year of {@code notices.csv}, with its days. */
    static List<CalendarYear> read(Instant publishedAt) {
        return rows("notices.csv", 2).stream()
                .map(notice -> year(Integer.parseInt(notice[0]), notice[1], publishedAt))
                .toList();
    }

    private static CalendarYear year(int year, String notice, Instant publishedAt) {
        List<CalendarYear.Day> days = rows("working-calendar-" + year + ".csv", 3).stream()
                .map(day -> new CalendarYear.Day(LocalDate.parse(day[0]), day[1], CalendarYear.Kind.of(day[2])))
                .toList();
        return new CalendarYear(year, notice, publishedAt, days);
    }

    private static List<String[]> rows(String file, int columns) {
        try (InputStream in = ShippedCalendars.class.getResourceAsStream("/calendar/" + file)) {
            if (in == null) {
                throw new IllegalStateException("calendar/" + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1)
                    .map(line -> line.split(",", columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
