package org.partnercenter.calendar;

import java.time.Instant;

/**
 * A deadline as {@code /api} shows it.
 *
 * @param at              when it is over
 * @param workingDaysLeft the working days after today's local day up to and including the last day
 * @param provisional     whether a calendar not yet published may still move it (CAL-03)
 */
public record DeadlineView(Instant at, int workingDaysLeft, boolean provisional) {
}
