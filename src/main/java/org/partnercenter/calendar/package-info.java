/**
 * Working days of mainland China, the deadlines reckoned in them, and the dates the process models are handed.
 *
 * <p>Doors: {@link org.partnercenter.calendar.Calendars} for the days, {@link org.partnercenter.calendar.Deadlines} for the
 * deadlines of records.
 */
package org.partnercenter.calendar;
