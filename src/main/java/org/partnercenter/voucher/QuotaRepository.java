package org.partnercenter.voucher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the quotas. */
@Repository
class QuotaRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    QuotaRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Quota quota) {
        Map<String, Object> columns = columns(quota);
        columns.put("quota_key", quota.key);
        columns.put("partner_id", quota.partnerId);
        columns.put("kind", quota.terms.kind().code());
        columns.put("effective_at", Timestamp.from(quota.terms.effectiveAt()));
        columns.put("expire_at", Timestamp.from(quota.terms.expireAt()));
        columns.put("cloud_service_types", UseLimits.column(quota.terms.limits().cloudServiceTypes()));
        columns.put("product_ids", UseLimits.column(quota.terms.limits().productIds()));
        columns.put("min_face_value", quota.terms.minFaceValue());
        columns.put("max_face_value", quota.terms.maxFaceValue());
        columns.put("first_associated_only", quota.terms.firstAssociatedOnly());
        columns.put("parent_key", quota.source.parentKey());
        columns.put("giver_id", quota.source.giverId());
        columns.put("slip_key", quota.source.slipKey());
        columns.put("reason", quota.source.reason());
        columns.put("created_at", Timestamp.from(quota.createdAt));
        String values = columns.keySet().stream().map(c -> ":" + c).collect(Collectors.joining(", "));
        jdbc.sql("insert into voucher_quota (" + String.join(", ", columns.keySet()) + ") values (" + values + ")").params(columns).update();
    }

    void update(Quota quota) {
        Map<String, Object> columns = columns(quota);
        String assignments = columns.keySet().stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
        jdbc.sql("update voucher_quota set " + assignments + " where quota_key = :quota_key").params(columns).param("quota_key", quota.key).update();
    }

    Optional<Quota> find(String key) {
        return jdbc.sql("select * from voucher_quota where quota_key = ?").param(key).query((row, n) -> read(row)).optional();
    }

    /** The quota with its row locked until the transaction ends; nothing, at once, while somebody else holds it or there is none. */
    Optional<Quota> lockedIfFree(String key) {
        return jdbc.sql("select * from voucher_quota where quota_key = ? for update skip locked").param(key).query((row, n) -> read(row)).optional();
    }

    /** The keys of the quotas that a reseller has from a distributor and that are not over. */
    List<String> given(String giverId, String resellerId) {
        return jdbc.sql("select quota_key from voucher_quota where giver_id = ? and partner_id = ? and status not in ('invalid', 'reclaimed')")
                .params(giverId, resellerId).query(String.class).list();
    }

    /** The key of the quota that this payout slip made. */
    Optional<String> ofSlip(String slipKey) {
        return jdbc.sql("select quota_key from voucher_quota where slip_key = ?").param(slipKey).query(String.class).optional();
    }

    private Map<String, Object> columns(Quota q) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("status", q.status.code());
        columns.put("quota_value", q.value);
        columns.put("balance", q.balance);
        columns.put("whitelist_version", q.whitelistVersion);
        columns.put("whitelist_size", q.whitelistSize);
        columns.put("pending_value", q.pendingValue);
        columns.put("pending_by", q.pendingBy);
        columns.put("pending_reason", q.pendingReason);
        columns.put("status_before", q.statusBefore == null ? null : q.statusBefore.code());
        columns.put("granted_at", q.grantedAt == null ? null : Timestamp.from(q.grantedAt));
        columns.put("updated_at", Timestamp.from(clock.instant()));
        return columns;
    }

    static Quota read(ResultSet row) throws SQLException {
        QuotaTerms terms = new QuotaTerms(StatusCode.of(QuotaKind.class, row.getString("kind")), instant(row, "effective_at"),
                instant(row, "expire_at"), new UseLimits(UseLimits.codes(row.getString("cloud_service_types")),
                UseLimits.codes(row.getString("product_ids"))), row.getBigDecimal("min_face_value"), row.getBigDecimal("max_face_value"),
                row.getBoolean("first_associated_only"));
        Quota q = new Quota(row.getString("quota_key"), row.getString("partner_id"), terms, new Quota.Source(row.getString("parent_key"),
                row.getString("giver_id"), row.getString("slip_key"), row.getString("reason")), instant(row, "created_at"));
        q.status = StatusCode.of(QuotaStatus.class, row.getString("status"));
        q.value = row.getBigDecimal("quota_value");
        q.balance = row.getBigDecimal("balance");
        q.whitelistVersion = row.getInt("whitelist_version");
        q.whitelistSize = row.getInt("whitelist_size");
        q.pendingValue = row.getBigDecimal("pending_value");
        q.pendingBy = row.getString("pending_by");
        q.pendingReason = row.getString("pending_reason");
        q.statusBefore = Optional.ofNullable(row.getString("status_before")).map(code -> StatusCode.of(QuotaStatus.class, code)).orElse(null);
        q.grantedAt = instant(row, "granted_at");
        return q;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
