package org.partnercenter.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The audit of every record: who did what, when, from which status to which, with the comment. Written in the transaction
 * of the change and never altered. What the vendor or a timer changed reaches the partner as a notice.
 */
@Component
public class Journal {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Notices notices;

    Journal(JdbcClient jdbc, Clock clock, Notices notices) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.notices = notices;
    }

    /**
     * One change of a record.
     *
     * @param title    what people call the record, shown in the notice
     * @param from     the status before, null when the record is new
     * @param internal true when the partner must not see the entry
     * @param audience the partner's groups that are told, when the vendor or a timer made the change
     */
    public record Change(String recordKey, String partnerId, String title, Status from, Status to, String comment,
                         boolean internal, List<String> audience) {
    }

    /** An entry as the API shows it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Entry(Instant at, String by, String from, String to, String comment) {
    }

    /** Writes the entry and, where the other side made the change, the partner's notice. */
    public void write(Change change) {
        Actor actor = Actor.current();
        jdbc.sql("""
                        insert into journal (record_key, partner_id, at, actor, public_actor, from_status, to_status, remark, internal)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(change.recordKey(), change.partnerId(), Timestamp.from(clock.instant()), actor.userId(), actor.publicName(),
                        change.from() == null ? null : change.from().code(), change.to().code(), change.comment(), change.internal())
                .update();
        if (!actor.isPartner() && !change.internal() && !change.audience().isEmpty()) {
            notices.send(new Notice(Audience.partner(change.partnerId(), change.audience()), change.recordKey(),
                    change.to().zh() + " " + change.recordKey(), change.to().en() + ": " + change.recordKey(),
                    change.comment() == null ? change.title() : change.title() + "\n" + change.comment()));
        }
    }

    /** As {@link #of(String, Actor)}, only what members of that organisation did: its own reveals of another organisation's record. */
    public List<Entry> by(String partnerId, String recordKey) {
        return jdbc.sql("select at, actor as who, from_status, to_status, remark from journal where record_key = ? and partner_id = ? order by id")
                .params(recordKey, partnerId)
                .query((row, n) -> new Entry(row.getTimestamp("at").toInstant(), row.getString("who"),
                        row.getString("from_status"), row.getString("to_status"), row.getString("remark")))
                .list();
    }

    /** The record's entries, oldest first, as this viewer may see them: a partner reads groups instead of the vendor's names. */
    public List<Entry> of(String recordKey, Actor viewer) {
        return jdbc.sql("""
                        select at, case when :partner then public_actor else actor end as who, from_status, to_status, remark
                        from journal where record_key = :key and (not :partner or not internal) order by id""")
                .param("key", recordKey).param("partner", viewer.isPartner())
                .query((row, n) -> new Entry(row.getTimestamp("at").toInstant(), row.getString("who"),
                        row.getString("from_status"), row.getString("to_status"), row.getString("remark")))
                .list();
    }
}
