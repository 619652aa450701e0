package org.partnercenter.platform;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands out business keys such as {@code SOL-2026-000001}; a number is never used twice, one whose transaction is rolled back is never used.
 * Nobody waits for somebody else's transaction: the numbers come from a sequence for each prefix.
 */
@Component
public class RecordKeys {

    private final JdbcClient jdbc;
    private final Clock clock;
    /** How the database spells the next number of a sequence; null until it is asked. */
    private volatile String nextNumber;

    RecordKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next key with this prefix; the prefix has a row in {@code record_sequence} and a sequence. */
    public String next(String prefix) {
        return next(prefix, 1).get(0);
    }

    /** The next keys with this prefix, as many as are wanted, in one statement. */
    public List<String> next(String prefix, int count) {
        String number = nextNumber().formatted("record_key_" + prefix.toLowerCase(Locale.ROOT));
        List<Long> numbers = jdbc.sql("select " + number + " from record_sequence, generate_series(1, " + count + ") where prefix = ?")
                .param(prefix).query(Long.class).list();
        if (numbers.size() < count) {
            throw new IllegalArgumentException("no record_sequence for " + prefix);
        }
        Year year = Year.now(clock);
        return numbers.stream().sorted().map(n -> "%s-%s-%06d".formatted(prefix, year, n)).toList();
    }

    private String nextNumber() {
        if (nextNumber == null) {
            boolean postgres = jdbc.sql("select count(*) from information_schema.schemata where schema_name = 'pg_catalog'").query(Long.class).single() > 0;
            nextNumber = postgres ? "nextval('%s')" : "next value for %s";
        }
        return nextNumber;
    }
}
