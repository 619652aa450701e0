package org.partnercenter.funds;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of credit lines and corrections. */
@Repository
class AdjustmentRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    AdjustmentRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A proposed or decided change.
     *
     * @param amount of a credit line the line itself, of a correction what is booked, with its sign
     */
    record Adjustment(String key, String partnerId, AdjustmentKind kind, FundAccount account, BigDecimal amount, String reason,
                      AdjustmentStatus status, String proposedBy, String decidedBy, String comment, String entryKey, Instant createdAt,
                      Instant updatedAt) {
    }

    void insert(Adjustment a) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into account_adjustment (adjustment_key, partner_id, kind, account, amount, reason, status, proposed_by, open_for,
                          created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(a.key, a.partnerId, a.kind.code(), a.account.code(), a.amount, a.reason, a.status.code(), a.proposedBy,
                        a.partnerId + "/" + a.kind.code(), now, now)
                .update();
    }

    /** The one that waits, its row locked until the transaction ends. */
    Optional<Adjustment> lockedOpen(String partnerId, AdjustmentKind kind) {
        return jdbc.sql("select * from account_adjustment where open_for = ? for update").param(partnerId + "/" + kind.code())
                .query(AdjustmentRepository::read).optional();
    }

    void decide(String key, AdjustmentStatus status, String decidedBy, String comment, String entryKey) {
        jdbc.sql("""
                        update account_adjustment set status = ?, decided_by = ?, remark = ?, entry_key = ?, open_for = null, updated_at = ?
                        where adjustment_key = ?""")
                .params(status.code(), decidedBy, comment, entryKey, Timestamp.from(clock.instant()), key).update();
    }

    static Adjustment read(ResultSet row, int number) throws SQLException {
        return new Adjustment(row.getString("adjustment_key"), row.getString("partner_id"), StatusCode.of(AdjustmentKind.class, row.getString("kind")),
                StatusCode.of(FundAccount.class, row.getString("account")), row.getBigDecimal("amount"), row.getString("reason"),
                StatusCode.of(AdjustmentStatus.class, row.getString("status")), row.getString("proposed_by"), row.getString("decided_by"),
                row.getString("remark"), row.getString("entry_key"), row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
