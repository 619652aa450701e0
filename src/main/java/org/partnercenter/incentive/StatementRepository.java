package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of statements and of what their lines come to. */
@Repository
class StatementRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    StatementRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What the lines of one association type come to.
     *
     * @param amount       what counts, in CNY: while estimated the lines', then the incentive's
     * @param frozenAmount what waits until it is freed, in CNY
     * @param incentiveKey null while it is estimated, and where nothing came of it
     */
    record Amount(String statementKey, String associationType, BigDecimal amount, BigDecimal frozenAmount, String incentiveKey) {
    }

    /** What the lines of one plan come to. */
    record PlanSum(String statementKey, String associationType, String planName, BigDecimal amount, long lines) {
    }

    /** Somebody who brought lines of a statement. */
    record Importer(String statementKey, String associationType, String userId, String publicName) {
    }

    void insert(Statement statement) {
        jdbc.sql("insert into incentive_statement (statement_key, partner_id, period, status, created_at, updated_at) values (?, ?, ?, ?, ?, ?)")
                .params(statement.key, statement.partnerId, statement.period, statement.status.code(), Timestamp.from(statement.createdAt),
                        Timestamp.from(statement.createdAt)).update();
    }

    void update(Statement statement) {
        jdbc.sql("update incentive_statement set status = ?, updated_at = ? where statement_key = ?")
                .params(statement.status.code(), Timestamp.from(clock.instant()), statement.key).update();
    }

    /** The statement, its row locked until the transaction ends. */
    Statement locked(String key) {
        return jdbc.sql("select * from incentive_statement where statement_key = ? for update").param(key).query((row, n) -> read(row))
                .optional().orElseThrow(() -> Refusal.notFound("statement"));
    }

    /** The next estimated statements of the period, locked, in the order of their keys. */
    List<Statement> lockedEstimated(String period, int most) {
        return jdbc.sql("select * from incentive_statement where period = ? and status = ? order by statement_key limit ? for update")
                .params(period, StatementStatus.ESTIMATED.code(), most).query((row, n) -> read(row)).list();
    }

    int countEstimated(String period) {
        return jdbc.sql("select count(*) from incentive_statement where period = ? and status = ?")
                .params(period, StatementStatus.ESTIMATED.code()).query(Integer.class).single();
    }

    /** The statements of these partners in that period, by partner. */
    Map<String, Statement> ofPeriod(String period, Collection<String> partnerIds) {
        return jdbc.sql("select * from incentive_statement where period = :period and partner_id in (:partners)")
                .param("period", period).param("partners", partnerIds).query((row, n) -> read(row)).list().stream()
                .collect(Collectors.toMap(s -> s.partnerId, s -> s));
    }

    /** The keys of the period's statements with that status, in order. */
    List<String> keys(String period, StatementStatus status) {
        return jdbc.sql("select statement_key from incentive_statement where period = ? and status = ? order by statement_key")
                .params(period, status.code()).query(String.class).list();
    }

    /** Adds the lines of these statements up anew; of formal ones only what is frozen, their amounts stand. */
    void addUp(Collection<String> keys) {
        Timestamp now = Timestamp.from(clock.instant());
        // whoever calls holds the period's lock, so that no statement becomes formal meanwhile
        jdbc.sql("delete from statement_amount where incentive_key is null and statement_key in (select statement_key from incentive_statement"
                + " where statement_key in (:keys) and status = :estimated)").param("keys", keys)
                .param("estimated", StatementStatus.ESTIMATED.code()).update();
        jdbc.sql("insert into statement_amount (statement_key, association_type, amount, frozen_amount)"
                        + " select s.statement_key, l.association_type, sum(case when l.frozen then 0 else l.amount end),"
                        + " sum(case when l.frozen then l.amount else 0 end) from incentive_statement s"
                        + " join performance_line l on l.partner_id = s.partner_id and l.counted_period = s.period"
                        + " where s.statement_key in (:keys) and s.status = :estimated group by s.statement_key, l.association_type")
                .param("keys", keys).param("estimated", StatementStatus.ESTIMATED.code()).update();
        jdbc.sql("update statement_amount set frozen_amount = (select coalesce(sum(l.amount), 0) from incentive_statement s"
                        + " join performance_line l on l.partner_id = s.partner_id and l.counted_period = s.period and l.frozen"
                        + " where s.statement_key = statement_amount.statement_key and l.association_type = statement_amount.association_type)"
                        + " where statement_key in (select statement_key from incentive_statement where statement_key in (:keys) and status <> :estimated)")
                .param("keys", keys).param("estimated", StatementStatus.ESTIMATED.code()).update();
        jdbc.sql("update incentive_statement set updated_at = :now where statement_key in (:keys)").param("now", now).param("keys", keys)
                .update();
    }

    /** The amounts of these statements, in one query; a formal one's are those of its incentives. */
    List<Amount> amounts(Collection<String> keys) {
        return keys.isEmpty() ? List.of() : jdbc.sql("""
                        select a.statement_key, a.association_type, coalesce(n.amount, a.amount) as amount, a.frozen_amount, a.incentive_key
                        from statement_amount a left join incentive n on n.incentive_key = a.incentive_key
                        where a.statement_key in (:keys) order by a.statement_key, a.association_type""")
                .param("keys", keys)
                .query((row, n) -> new Amount(row.getString("statement_key"), row.getString("association_type"), row.getBigDecimal("amount"),
                        row.getBigDecimal("frozen_amount"), row.getString("incentive_key"))).list();
    }

    /** What each plan brings to these statements, without what is frozen. */
    List<PlanSum> plans(Collection<String> keys) {
        return jdbc.sql("select s.statement_key, l.association_type, l.plan_name, sum(l.amount) as amount, count(*) as lines"
                        + " from incentive_statement s join performance_line l on l.partner_id = s.partner_id and l.counted_period = s.period"
                        + " where s.statement_key in (:keys) and not l.frozen group by s.statement_key, l.association_type, l.plan_name"
                        + " order by s.statement_key, l.association_type, l.plan_name")
                .param("keys", keys)
                .query((row, n) -> new PlanSum(row.getString("statement_key"), row.getString("association_type"), row.getString("plan_name"),
                        row.getBigDecimal("amount"), row.getLong("lines"))).list();
    }

    /** Who brought the lines that count in these statements. */
    List<Importer> importers(Collection<String> keys) {
        return jdbc.sql("select distinct s.statement_key, l.association_type, l.imported_by, l.public_importer"
                        + " from incentive_statement s join performance_line l on l.partner_id = s.partner_id and l.counted_period = s.period"
                        + " where s.statement_key in (:keys) and not l.frozen order by s.statement_key, l.association_type, l.imported_by")
                .param("keys", keys)
                .query((row, n) -> new Importer(row.getString("statement_key"), row.getString("association_type"),
                        row.getString("imported_by"), row.getString("public_importer"))).list();
    }

    /** What the amount has become, once: anything else is a mistake, and nothing of it is kept. */
    void earned(Amount amount, String incentiveKey) {
        int changed = jdbc.sql("update statement_amount set incentive_key = ? where statement_key = ? and association_type = ?"
                + " and incentive_key is null").params(incentiveKey, amount.statementKey(), amount.associationType()).update();
        if (changed != 1) {
            throw new IllegalStateException("the amount of " + amount.statementKey() + "/" + amount.associationType() + " is not there to be earned");
        }
    }

    static Statement read(ResultSet row) throws SQLException {
        return new Statement(row.getString("statement_key"), row.getString("partner_id"), row.getString("period"),
                StatusCode.of(StatementStatus.class, row.getString("status")), row.getTimestamp("created_at").toInstant());
    }
}
