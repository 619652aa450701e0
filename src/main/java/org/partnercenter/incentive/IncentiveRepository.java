package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of incentives, of their amounts and of their reminders. */
@Repository
class IncentiveRepository {

    private final JdbcClient jdbc;
    private final LockRows locks;
    private final Clock clock;

    IncentiveRepository(JdbcClient jdbc, LockRows locks, Clock clock) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * An amount that somebody entered for an incentive.
     *
     * @param by     who, as the viewer may know
     * @param from   the amount before, null for the first
     * @param reason the calculation of the first amount, the answer to a dispute of the others
     */
    record Amount(String incentiveKey, Instant at, String by, BigDecimal from, BigDecimal to, String reason) {

        boolean isCorrection() {
            return from != null && from.compareTo(to) != 0;
        }
    }

    void insert(Incentive incentive) {
        Map<String, Object> columns = columns(incentive);
        columns.put("incentive_key", incentive.key);
        columns.put("partner_id", incentive.partnerId);
        columns.put("kind", incentive.kind.code());
        columns.put("once_key", incentive.onceKey);
        columns.put("created_at", Timestamp.from(incentive.createdAt));
        String values = columns.keySet().stream().map(c -> ":" + c).collect(Collectors.joining(", "));
        jdbc.sql("insert into incentive (" + String.join(", ", columns.keySet()) + ") values (" + values + ")").params(columns).update();
    }

    void update(Incentive incentive) {
        Map<String, Object> columns = columns(incentive);
        String assignments = columns.keySet().stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
        jdbc.sql("update incentive set " + assignments + " where incentive_key = :incentive_key").params(columns)
                .param("incentive_key", incentive.key).update();
    }

    /** The incentive, its row locked until the transaction ends: of two decisions the second sees the first (INC-02). */
    Incentive locked(String key) {
        return jdbc.sql("select * from incentive where incentive_key = ? for update").param(key).query((row, n) -> read(row)).optional()
                .orElseThrow(() -> Refusal.notFound("incentive"));
    }

    /**
     * These incentives of the partner's and all its open negatives, in the order of their keys, locked until the transaction ends. The
     * partner's row is locked first: what another transaction makes of the negatives meanwhile is seen (PAY-03, PAY-04).
     */
    List<Incentive> lockedWithNegatives(String partnerId, Collection<String> keys) {
        lockPartner(partnerId);
        return jdbc.sql("""
                        select * from incentive where partner_id = :partner
                          and (incentive_key in (:keys) or status = :payable and amount < 0) order by incentive_key for update""")
                .param("partner", partnerId).param("keys", keys).param("payable", IncentiveStatus.PAYABLE.code())
                .query((row, n) -> read(row)).list();
    }

    /** The incentives of a slip in the order of their keys, locked until the transaction ends. */
    List<Incentive> lockedOfSlip(String slipKey) {
        return jdbc.sql("select * from incentive where slip_key = ? order by incentive_key for update").param(slipKey)
                .query((row, n) -> read(row)).list();
    }

    /** All that the partner could have paid now, negatives too. */
    List<Incentive> payable(String partnerId) {
        return jdbc.sql("select * from incentive where partner_id = ? and status = ? order by payable_since, incentive_key")
                .params(partnerId, IncentiveStatus.PAYABLE.code()).query((row, n) -> read(row)).list();
    }

    Set<String> partnersWithPayables() {
        return jdbc.sql("select distinct partner_id from incentive where status = ? and amount > 0")
                .param(IncentiveStatus.PAYABLE.code()).query(String.class).set();
    }

    /** Those of these incentives that have that status, in the order of their keys. */
    List<String> withStatus(Collection<String> keys, IncentiveStatus status) {
        return keys.isEmpty() ? List.of()
                : jdbc.sql("select incentive_key from incentive where incentive_key in (:keys) and status = :status order by incentive_key")
                .param("keys", keys).param("status", status.code()).query(String.class).list();
    }

    /** Whose incentive this is. */
    String partnerOf(String key) {
        return jdbc.sql("select partner_id from incentive where incentive_key = ?").param(key).query(String.class).optional()
                .orElseThrow(() -> Refusal.notFound("incentive"));
    }

    /** The incentive that was made from this once. */
    Optional<String> madeFrom(String onceKey) {
        return jdbc.sql("select incentive_key from incentive where once_key = ?").param(onceKey).query(String.class).optional();
    }

    /** Those that were made from these once, by what they were made from. */
    Map<String, Incentive> madeFrom(Collection<String> onceKeys) {
        return onceKeys.isEmpty() ? Map.of() : jdbc.sql("select * from incentive where once_key in (:keys)").param("keys", onceKeys)
                .query((row, n) -> read(row)).list().stream().collect(Collectors.toMap(i -> i.onceKey, i -> i));
    }

    /** The amount that was entered first, whatever it was corrected to. */
    BigDecimal firstAmount(String key) {
        return jdbc.sql("select amount from incentive_amount where incentive_key = ? order by id limit 1").param(key).query(BigDecimal.class).single();
    }

    /** What the negative incentives take back of one that was paid, above 0 (INC-17); what was cancelled does not count. */
    BigDecimal clawedBackAfterPayout(String key) {
        return jdbc.sql("select coalesce(sum(-amount), 0) from incentive where origin_key = ? and kind = ? and status <> ?")
                .params(key, IncentiveKind.CLAW_BACK.code(), IncentiveStatus.CANCELLED.code()).query(BigDecimal.class).single();
    }

    /** Whatever sets the partner's incentives off against each other goes one after the other. */
    void lockPartner(String partnerId) {
        locks.lock(LockRows.What.PARTNER, partnerId);
    }

    /** Keeps who entered the incentive's amount, and why (INC-08). */
    void recordAmount(Incentive incentive, BigDecimal before, String reason, Actor actor) {
        recordAmount(incentive, before, reason, actor.userId(), actor.publicName());
    }

    void recordAmount(Incentive incentive, BigDecimal before, String reason, String userId, String publicName) {
        jdbc.sql("""
                        insert into incentive_amount (incentive_key, at, actor, public_actor, previous_amount, amount, reason)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(incentive.key, Timestamp.from(clock.instant()), userId, publicName, before, incentive.amount, reason)
                .update();
    }

    /** Whether this user entered or corrected the amount at any time (INC-08). */
    boolean hasEnteredAmount(String key, String userId) {
        return jdbc.sql("select count(*) from incentive_amount where incentive_key = ? and actor = ?").params(key, userId)
                .query(Integer.class).single() > 0;
    }

    /** The amounts of many incentives, oldest first, in one query; a partner reads groups instead of the vendor's names. */
    Map<String, List<Amount>> amounts(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? Map.of() : jdbc.sql("""
                        select incentive_key, at, case when :partner then public_actor else actor end as who, previous_amount, amount, reason
                        from incentive_amount where incentive_key in (:keys) order by id""")
                .param("partner", viewer.isPartner()).param("keys", keys)
                .query((row, n) -> new Amount(row.getString("incentive_key"), row.getTimestamp("at").toInstant(), row.getString("who"),
                        row.getBigDecimal("previous_amount"), row.getBigDecimal("amount"), row.getString("reason")))
                .list().stream().collect(Collectors.groupingBy(Amount::incentiveKey));
    }

    /** Notes that the reminder for so many working days left goes out; false when it has gone before (INC-05). */
    boolean firstReminder(String key, int workingDaysLeft) {
        boolean sent = jdbc.sql("select count(*) from incentive_reminder where incentive_key = ? and working_days_left = ?")
                .params(key, workingDaysLeft).query(Integer.class).single() > 0;
        if (!sent) {
            jdbc.sql("insert into incentive_reminder values (?, ?, ?)")
                    .params(key, workingDaysLeft, Timestamp.from(clock.instant())).update();
        }
        return !sent;
    }

    /** The clock starts anew: reminders of the former deadline count no longer. */
    void forgetReminders(String key) {
        jdbc.sql("delete from incentive_reminder where incentive_key = ?").param(key).update();
    }

    private Map<String, Object> columns(Incentive i) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("status", i.status.code());
        columns.put("title", i.title);
        columns.put("origin_key", i.originKey);
        columns.put("association_type", i.associationType);
        columns.put("calculation", i.calculation);
        columns.put("amount", i.amount);
        columns.put("generated_at", i.generatedAt == null ? null : Timestamp.from(i.generatedAt));
        columns.put("payable_since", i.payableSince == null ? null : Timestamp.from(i.payableSince));
        columns.put("slip_key", i.slipKey);
        columns.put("offset_amount", i.offsetAmount);
        columns.put("clawed_back_amount", i.clawedBackAmount);
        columns.put("feedback", i.feedback);
        columns.put("expected_amount", i.expectedAmount);
        columns.put("answer", i.answer);
        columns.put("rest_working_days", i.restWorkingDays);
        columns.put("updated_at", Timestamp.from(clock.instant()));
        return columns;
    }

    static Incentive read(ResultSet row) throws SQLException {
        Incentive i = new Incentive(row.getString("incentive_key"), row.getString("partner_id"),
                StatusCode.of(IncentiveKind.class, row.getString("kind")), row.getString("title"), row.getString("origin_key"),
                row.getString("calculation"), row.getBigDecimal("amount"), instant(row, "generated_at"),
                row.getTimestamp("created_at").toInstant());
        i.status = StatusCode.of(IncentiveStatus.class, row.getString("status"));
        i.associationType = row.getString("association_type");
        i.payableSince = instant(row, "payable_since");
        i.onceKey = row.getString("once_key");
        i.slipKey = row.getString("slip_key");
        i.offsetAmount = row.getBigDecimal("offset_amount");
        i.clawedBackAmount = row.getBigDecimal("clawed_back_amount");
        i.feedback = row.getString("feedback");
        i.expectedAmount = row.getBigDecimal("expected_amount");
        i.answer = row.getString("answer");
        i.restWorkingDays = row.getObject("rest_working_days", Integer.class);
        return i;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
