package org.partnercenter.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A running deadline of a record.
 *
 * @param recordKey   the record's business key
 * @param purpose     what the time is for: a task's id, or a name such as {@code confirmation}
 * @param from        the local day ({@code Asia/Shanghai}) it is counted from, itself not counted
 * @param workingDays the working days given, or null for a fixed moment
 * @param lastDay     the last local day on which there is still time
 * @param at          when it is over; 24:00 local of {@code lastDay} where it is counted in working days (CAL-01)
 * @param provisional whether it was counted through a year without a published calendar (CAL-03)
 * @param startedAt   when it was started
 */
public record Deadline(String recordKey, String purpose, LocalDate from, Integer workingDays, LocalDate lastDay, Instant at,
                       boolean provisional, Instant startedAt) {
}
