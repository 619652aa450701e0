package org.partnercenter.funds;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partnercenter.platform.EngineClock;

/**
 * The key of an entry, such as {@code LED-2026-000001}: the year in which it was booked and its number in the table. It is not drawn from
 * the common counter of keys, whose row would make all bookings of all partners wait for each other.
 */
final class EntryKey {

    private static final Pattern KEY = Pattern.compile("LED-(\\d{4})-(\\d{6,18})");

    private EntryKey() {
    }

    static String of(long id, Instant bookedAt) {
        return "LED-%d-%06d".formatted(bookedAt.atZone(EngineClock.ZONE).getYear(), id);
    }

    /** The number in the table; the year is compared by whoever reads the entry. */
    static Optional<Long> id(String key) {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(2))) : Optional.empty();
    }
}
