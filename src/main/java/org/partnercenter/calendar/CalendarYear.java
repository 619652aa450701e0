package org.partnercenter.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * One year's published calendar: what the State Council's notice moves (CAL-02).
 *
 * @param year        the year the notice is for
 * @param notice      the notice's number, such as {@code 国办发明电〔2025〕7号}
 * @param publishedAt when the product took it over, UTC
 * @param days        the days it names, by date; those of 25 to 31 December may lie in the year before
 */
public record CalendarYear(int year, String notice, Instant publishedAt, List<Day> days) {

    public CalendarYear {
        days = List.copyOf(days);
    }

    /** The key of the year's record, such as {@code CAL-2026}. */
    public String key() {
        return "CAL-" + year;
    }

    /** A local day in {@code Asia/Shanghai} that the notice takes off or makes up. */
    public record Day(LocalDate date, String name, Kind kind) {
    }

    /** What a notice makes of a day. */
    public enum Kind {
        /** A statutory day off. */
        @JsonProperty("holiday")
        HOLIDAY,
        /** A weekend day worked to make up for a holiday (调休上班). */
        @JsonProperty("workday")
        WORKDAY;

        /** The kind as files, tables and the API spell it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("kind of day is neither holiday nor workday: " + code);
        }
    }
}
