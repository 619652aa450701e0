package org.partnercenter.platform;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands out business keys such as {@code SOL-2026-000001}; a number is never used twice. */
@Component
public class RecordKeys {

    private final JdbcClient jdbc;
    private final Clock clock;

    RecordKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next key with this prefix; the prefix has a row in {@code record_sequence}. */
    public String next(String prefix) {
        return next(prefix, 1).get(0);
    }

    /** The next keys with this prefix, as many as are wanted, in two statements. */
    public List<String> next(String prefix, int count) {
        int known = jdbc.sql("update record_sequence set last_number = last_number + ? where prefix = ?").params(count, prefix).update();
        if (known == 0) {
            throw new IllegalArgumentException("no record_sequence for " + prefix);
        }
        long last = jdbc.sql("select last_number from record_sequence where prefix = ?").param(prefix).query(Long.class).single();
        Year year = Year.now(clock);
        return LongStream.rangeClosed(last - count + 1, last).mapToObj(number -> "%s-%s-%06d".formatted(prefix, year, number)).toList();
    }
}
