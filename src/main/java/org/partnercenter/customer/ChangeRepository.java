package org.partnercenter.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the requests to change associations. */
@Repository
class ChangeRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ChangeRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A filed request, which takes its place beside the association only when it is {@linkplain #open opened}. */
    void insert(Change change) {
        jdbc.sql("""
                        insert into association_change (change_key, partner_id, association_key, customer_id, customer_name, initiator, kind,
                            status, association_type, new_type, reason, link_nonce, filed_by, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(change.key, change.partnerId, change.associationKey, change.customerId, change.customerName,
                        change.initiator.code(), change.kind.code(), change.status.code(), change.type, change.newType, change.reason,
                        change.linkNonce, change.filedBy, Timestamp.from(change.createdAt),
                        Timestamp.from(change.createdAt))
                .update();
    }

    /** Takes the one place that each association has for an open request. */
    void open(Change change) {
        jdbc.sql("update association_change set open_association = ? where change_key = ?").params(change.associationKey, change.key).update();
    }

    void update(Change change) {
        jdbc.sql("""
                        update association_change set status = :status, answer_comment = :comment, decided_at = :decided,
                            applied_at = :applied, open_association = :open, updated_at = :now where change_key = :key""")
                .param("status", change.status.code()).param("comment", change.answerComment)
                .param("decided", timestamp(change.decidedAt)).param("applied", timestamp(change.appliedAt))
                .param("open", change.status.isOpen() ? change.associationKey : null)
                .param("now", Timestamp.from(clock.instant())).param("key", change.key)
                .update();
    }

    /** The request, its row locked until the transaction ends: of two decisions the second sees the first. */
    Change locked(String key) {
        return jdbc.sql("select * from association_change where change_key = ? for update").param(key).query((row, n) -> read(row))
                .optional().orElseThrow(() -> Refusal.notFound("association change"));
    }

    Optional<Change> find(String key) {
        return jdbc.sql("select * from association_change where change_key = ?").param(key).query((row, n) -> read(row)).optional();
    }

    /** The request that is open for the association, if one is. */
    Optional<Change> openFor(String associationKey) {
        return jdbc.sql("select * from association_change where open_association = ?").param(associationKey)
                .query((row, n) -> read(row)).optional();
    }

    /** Whether a request is open for one of the customer's associations (CUS-32). */
    boolean isOpenForCustomer(String customerId) {
        return jdbc.sql("select count(*) from association_change where customer_id = ? and open_association is not null")
                .param(customerId).query(Integer.class).single() > 0;
    }

    /**
     * When that side filed for this partner and customer at or after an instant, the latest first; whatever became of it counts, but for
     * the request under check (CUS-23).
     */
    List<Instant> filings(String partnerId, String customerId, ChangeInitiator initiator, Instant since, String exceptKey) {
        return jdbc.sql("""
                        select created_at from association_change where customer_id = ? and partner_id = ? and initiator = ?
                        and created_at >= ? and change_key <> ?""")
                .params(customerId, partnerId, initiator.code(), Timestamp.from(since), exceptKey == null ? "" : exceptKey)
                .query((row, n) -> row.getTimestamp("created_at").toInstant()).list()
                .stream().sorted(Comparator.reverseOrder()).toList();
    }

    /** The requests of an association, the latest first. */
    List<Change> of(String associationKey) {
        return jdbc.sql("select * from association_change where association_key = ? order by created_at desc, change_key desc")
                .param(associationKey).query((row, n) -> read(row)).list();
    }

    static Change read(ResultSet row) throws SQLException {
        Change change = new Change(row.getString("change_key"), row.getString("partner_id"), row.getString("association_key"),
                row.getString("customer_id"), row.getString("customer_name"),
                StatusCode.of(ChangeInitiator.class, row.getString("initiator")), StatusCode.of(ChangeKind.class, row.getString("kind")),
                row.getString("association_type"), row.getString("new_type"), row.getString("reason"), row.getString("link_nonce"),
                row.getString("filed_by"), row.getTimestamp("created_at").toInstant());
        change.status = StatusCode.of(ChangeStatus.class, row.getString("status"));
        change.answerComment = row.getString("answer_comment");
        change.decidedAt = instant(row.getTimestamp("decided_at"));
        change.appliedAt = instant(row.getTimestamp("applied_at"));
        return change;
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
