package org.partnercenter.customer;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which version of the notice each customer has accepted, and when: written once, never changed (CUS-14). */
@Component
public class NoticeSignatures {

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeSignatures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An accepted notice. */
    public record Signature(String customerId, String partnerId, String associationKey, String type, String version, Instant signedAt) {
    }

    /** Keeps that the customer has accepted this notice now. */
    @Transactional
    public void sign(String customerId, String partnerId, String associationKey, NoticeVersion notice) {
        jdbc.sql("""
                        insert into notice_signature (customer_id, partner_id, association_key, association_type, version, signed_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(customerId, partnerId, associationKey, notice.type(), notice.version(), Timestamp.from(clock.instant())).update();
    }

    /** What the customer has accepted, the latest first. */
    @Transactional(readOnly = true)
    public List<Signature> of(String customerId) {
        return jdbc.sql("select * from notice_signature where customer_id = ? order by id desc").param(customerId)
                .query((row, n) -> new Signature(row.getString("customer_id"), row.getString("partner_id"), row.getString("association_key"),
                        row.getString("association_type"), row.getString("version"), row.getTimestamp("signed_at").toInstant()))
                .list();
    }
}
