package org.partnercenter.reseller;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of cooperations. */
@Repository
class CooperationRepository {

    private final JdbcClient jdbc;

    CooperationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Cooperation c) {
        jdbc.sql("""
                        insert into reseller_cooperation (cooperation_key, kind, partner_id, counterpart_id, reseller_id, distributor_id, status,
                          message, remark, cooperating_at, open_pair, running_for, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(c.key(), c.kind().code(), c.partnerId(), c.counterpartId(), c.resellerId(), c.distributorId(), c.status().code(),
                        c.message(), c.comment(), timestamp(c.cooperatingAt()), c.openPair(), c.runningFor(), timestamp(c.createdAt()),
                        timestamp(c.updatedAt()))
                .update();
    }

    void update(Cooperation c) {
        jdbc.sql("""
                        update reseller_cooperation set status = ?, remark = ?, cooperating_at = ?, ended_at = ?, open_pair = ?,
                          running_for = ?, updated_at = ? where cooperation_key = ?""")
                .params(c.status().code(), c.comment(), timestamp(c.cooperatingAt()), timestamp(c.endedAt()), c.openPair(), c.runningFor(),
                        timestamp(c.updatedAt()), c.key())
                .update();
    }

    Optional<Cooperation> find(String key) {
        return jdbc.sql("select * from reseller_cooperation where cooperation_key = ?").param(key).query(CooperationRepository::read).optional();
    }

    /** The cooperation, its row locked until the transaction ends. */
    Cooperation locked(String key) {
        return jdbc.sql("select * from reseller_cooperation where cooperation_key = ? for update").param(key)
                .query(CooperationRepository::read).optional().orElseThrow(() -> Refusal.notFound("cooperation"));
    }

    /** The reseller's running cooperation. */
    Optional<Cooperation> running(String resellerId) {
        return jdbc.sql("select * from reseller_cooperation where running_for = ?").param(resellerId)
                .query(CooperationRepository::read).optional();
    }

    /** Whether the two await an answer. */
    boolean isOpen(String resellerId, String distributorId) {
        return jdbc.sql("select count(*) from reseller_cooperation where open_pair = ?").param(resellerId + "/" + distributorId)
                .query(Long.class).single() > 0;
    }

    /** Whether the organisation applies, with another than this record, to become a reseller. */
    boolean isApplying(String organisation, String exceptKey) {
        return jdbc.sql("""
                        select count(*) from reseller_cooperation
                        where reseller_id = ? and status in ('plan-reviewing', 'awaiting-distributor') and cooperation_key <> ?""")
                .params(organisation, exceptKey == null ? "" : exceptKey).query(Long.class).single() > 0;
    }

    /**
     * The cooperations that run or have ended, the newest of each pair last.
     *
     * @param distributorId null for all distributors
     */
    List<Cooperation> established(String distributorId) {
        String own = distributorId == null ? "" : " and distributor_id = :distributor";
        var query = jdbc.sql("select * from reseller_cooperation where status in ('cooperating', 'ended')" + own
                + " order by cooperating_at, cooperation_key");
        return (distributorId == null ? query : query.param("distributor", distributorId)).query(CooperationRepository::read).list();
    }

    static Cooperation read(ResultSet row, int number) throws SQLException {
        return new Cooperation(row.getString("cooperation_key"), StatusCode.of(CooperationKind.class, row.getString("kind")),
                row.getString("partner_id"), row.getString("counterpart_id"), row.getString("reseller_id"), row.getString("distributor_id"),
                StatusCode.of(CooperationStatus.class, row.getString("status")), row.getString("message"), row.getString("remark"),
                instant(row, "cooperating_at"), instant(row, "ended_at"), instant(row, "created_at"), instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Timestamp timestamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
