package org.partnercenter.platform.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The notices (站内信) of every user. They are written in the transaction of the change that they tell of. */
@Component
public class Notices {

    private static final Status UNREAD = new Status("unread", "未读", "Unread");
    private static final Status READ = new Status("read", "已读", "Read");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Directory directory;
    private final Outbox outbox;

    Notices(JdbcClient jdbc, Clock clock, Directory directory, Outbox outbox) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.directory = directory;
        this.outbox = outbox;
    }

    /** A notice as its recipient sees it. */
    public record View(String key, String partnerId, Status status, String recordKey, String zh, String en, String text,
                       Instant createdAt, Instant updatedAt) {
    }

    /** Writes one notice for every person of the audience, and a mail to each that has an address. */
    public void send(Notice notice) {
        for (Directory.Person person : directory.people(notice.audience())) {
            jdbc.sql("""
                            insert into notice (user_id, partner_id, record_key, zh, en, body, created_at)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(person.userId(), notice.audience().partnerId(), notice.recordKey(), notice.zh(), notice.en(), notice.text(),
                            Timestamp.from(clock.instant()))
                    .update();
            if (person.email() != null && !person.email().isBlank()) {
                outbox.mail(notice.audience().partnerId(), person.email(), notice.zh() + " | " + notice.en(), notice.text());
            }
        }
    }

    /** The caller's own notices. */
    public Page<View> list(ListQuery query, Actor caller) {
        return Selection.from("notice n").where("n.user_id = :user", "user", caller.userId())
                .search("n.zh", "n.en", "n.record_key")
                .status(Map.of("unread", "n.read_at is null", "read", "n.read_at is not null"))
                .sortable("createdAt", "n.created_at").sortable("key", "n.id")
                .page(jdbc, "n.*", query, (row, i) -> {
                    Instant created = row.getTimestamp("created_at").toInstant();
                    Timestamp read = row.getTimestamp("read_at");
                    return new View(String.valueOf(row.getLong("id")), row.getString("partner_id"), read == null ? UNREAD : READ,
                            row.getString("record_key"), row.getString("zh"), row.getString("en"), row.getString("body"), created,
                            read == null ? created : read.toInstant());
                });
    }

    /** How many of the caller's notices are unread. */
    public int unread(Actor caller) {
        return jdbc.sql("select count(*) from notice where user_id = ? and read_at is null").param(caller.userId())
                .query(Integer.class).single();
    }

    /** Marks a notice of the caller's as read; another user's answers 404. */
    @Transactional
    public void markRead(long id, Actor caller) {
        int found = jdbc.sql("update notice set read_at = coalesce(read_at, ?) where id = ? and user_id = ?")
                .params(Timestamp.from(clock.instant()), id, caller.userId()).update();
        if (found == 0) {
            throw Refusal.notFound("notice");
        }
    }

    /** Marks all of the caller's notices as read. */
    @Transactional
    public void markAllRead(Actor caller) {
        jdbc.sql("update notice set read_at = ? where user_id = ? and read_at is null")
                .params(Timestamp.from(clock.instant()), caller.userId()).update();
    }
}
