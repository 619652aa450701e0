package org.partnercenter.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.partnercenter.platform.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The modification records (修改记录): who changed which field from what to what, and why; never altered (PTR-04). */
@Component
public class PartnerModifications {

    private final JdbcClient jdbc;
    private final Clock clock;

    PartnerModifications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A changed field as the API shows it; for a partner {@code by} is the group of a vendor's user. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Modification(Instant at, String by, String field, String from, String to, String reason) {
    }

    /** Writes one record for each field that differs from before; answers the fields. */
    List<String> write(Organisation after, Map<String, String> before, String reason) {
        Map<String, String> now = after.texts();
        List<String> changed = now.keySet().stream().filter(field -> !Objects.equals(before.get(field), now.get(field))).toList();
        Actor actor = Actor.current();
        for (String field : changed) {
            jdbc.sql("""
                            insert into partner_modification (partner_id, at, actor, public_actor, field, old_value, new_value, reason)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(after.id, Timestamp.from(clock.instant()), actor.userId(), actor.publicName(), field, before.get(field),
                            now.get(field), reason)
                    .update();
        }
        return changed;
    }

    /** The organisation's records, the latest first. */
    List<Modification> of(String partnerId, Actor viewer) {
        return jdbc.sql("""
                        select at, case when :partner then public_actor else actor end as who, field, old_value, new_value, reason
                        from partner_modification where partner_id = :id order by id desc""")
                .param("partner", viewer.isPartner()).param("id", partnerId)
                .query((row, n) -> new Modification(row.getTimestamp("at").toInstant(), row.getString("who"), row.getString("field"),
                        row.getString("old_value"), row.getString("new_value"), row.getString("reason")))
                .list();
    }
}
