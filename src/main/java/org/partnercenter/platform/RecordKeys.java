package org.partnercenter.platform;

import java.time.Clock;
import java.time.Year;
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
        int known = jdbc.sql("update record_sequence set last_number = last_number + 1 where prefix = ?").param(prefix).update();
        if (known == 0) {
            throw new IllegalArgumentException("no record_sequence for " + prefix);
        }
        long number = jdbc.sql("select last_number from record_sequence where prefix = ?").param(prefix).query(Long.class).single();
        return "%s-%s-%06d".formatted(prefix, Year.now(clock), number);
    }
}
