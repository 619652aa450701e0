package org.partnercenter.platform.masking;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows masked values in plain, to those who may, so many a day, each one on the record's audit (RSL-03). */
@Service
public class Reveals {

    private static final int MOST_KEYS = 100;
    private static final Status REVEALED = new Status("revealed", "查看明文", "Value revealed");

    private final Map<String, Revealable> collections;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;
    private final int perDay;

    Reveals(List<Revealable> collections, JdbcClient jdbc, Journal journal, Clock clock,
            @Value("${masking.reveals-per-user-per-day}") int perDay) {
        this.collections = collections.stream().collect(Collectors.toMap(Revealable::collection, Function.identity()));
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
        this.perDay = perDay;
    }

    /** The columns of a collection that this person may reveal. */
    public Set<String> columns(String collection, Actor actor) {
        Revealable revealable = collections.get(collection);
        return revealable == null ? Set.of() : revealable.columns().entrySet().stream()
                .filter(column -> column.getValue().stream().anyMatch(actor.groups()::contains)).map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The plain values by key. 400 for an unknown column or not 1 to 100 keys, 403 for somebody who may not, 404 when one of the records
     * is not there for this person, 429 {@code REVEAL_LIMIT} above the day's number. A refused call reveals and counts nothing.
     */
    @Transactional
    public Map<String, String> reveal(String collection, String column, List<String> keys, Actor actor) {
        Revealable revealable = collections.get(collection);
        if (revealable == null) {
            throw Refusal.notFound("collection " + collection);
        }
        if (column == null || !revealable.columns().containsKey(column)) {
            throw Refusal.field("column", "must be one of " + String.join(", ", revealable.columns().keySet()));
        }
        Set<String> wanted = keys == null ? Set.of() : new HashSet<>(keys);
        if (wanted.isEmpty() || wanted.size() > MOST_KEYS || wanted.contains(null)) {
            throw Refusal.field("keys", "must name 1 to " + MOST_KEYS + " records");
        }
        if (!columns(collection, actor).contains(column)) {
            throw Refusal.notAllowed("your role does not reveal this column");
        }
        Map<String, String> values = revealable.plain(column, wanted, actor);
        if (!values.keySet().containsAll(wanted)) {
            throw Refusal.notFound("one of the records");
        }
        count(actor, wanted.size());
        for (String key : wanted) {
            jdbc.sql("insert into reveal (user_id, at, collection_name, column_name, record_key) values (?, ?, ?, ?, ?)")
                    .params(actor.userId(), Timestamp.from(clock.instant()), collection, column, key).update();
            journal.write(new Journal.Change(key, actor.partnerId(), collection, null, REVEALED, column, false, List.of()));
        }
        return values;
    }

    private void count(Actor actor, int number) {
        LocalDate today = LocalDate.now(clock);
        int counted = add(actor, today, number);
        if (counted == 0) {
            try {
                jdbc.sql("insert into reveal_count (user_id, on_day, revealed) select ?, ?, 0 where not exists (select 1 from reveal_count where user_id = ? and on_day = ?)")
                        .params(actor.userId(), today, actor.userId(), today).update();
            } catch (DuplicateKeyException e) {
                throw Refusal.alreadyDecided();
            }
            counted = add(actor, today, number);
        }
        if (counted == 0) {
            throw Refusal.of(429, "REVEAL_LIMIT", null, "at most " + perDay + " values a day can be revealed");
        }
    }

    private int add(Actor actor, LocalDate today, int number) {
        return jdbc.sql("update reveal_count set revealed = revealed + ? where user_id = ? and on_day = ? and revealed + ? <= ?")
                .params(number, actor.userId(), today, number, perDay).update();
    }
}
