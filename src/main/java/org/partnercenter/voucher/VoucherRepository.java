package org.partnercenter.voucher;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the vouchers. */
@Repository
class VoucherRepository {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    VoucherRepository(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    void insert(Voucher v) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("voucher_key", v.key);
        columns.put("voucher_code", v.code);
        columns.put("partner_id", v.partnerId);
        columns.put("customer_id", v.holder.customerId());
        columns.put("association_key", v.holder.associationKey());
        columns.put("association_type", v.holder.associationType());
        columns.put("quota_key", v.quotaKey);
        columns.put("kind", v.terms.kind().code());
        columns.put("status", v.status.code());
        columns.put("face_value", v.terms.faceValue());
        columns.put("balance", v.balance);
        columns.put("used_amount", v.usedAmount);
        columns.put("min_order_amount", v.terms.minOrderAmount());
        columns.put("effective_at", Timestamp.from(v.terms.effectiveAt()));
        columns.put("expire_at", Timestamp.from(v.terms.expireAt()));
        columns.put("cloud_service_types", UseLimits.column(v.terms.limits().cloudServiceTypes()));
        columns.put("product_ids", UseLimits.column(v.terms.limits().productIds()));
        columns.put("frozen", v.frozen);
        columns.put("plan_id", v.plan.id());
        columns.put("plan_name", v.plan.name());
        columns.put("plan_description", v.plan.description());
        columns.put("issued_by", v.issuedBy);
        columns.put("created_at", Timestamp.from(v.createdAt));
        columns.put("updated_at", Timestamp.from(v.createdAt));
        String values = columns.keySet().stream().map(c -> ":" + c).collect(Collectors.joining(", "));
        jdbc.sql("insert into voucher (" + String.join(", ", columns.keySet()) + ") values (" + values + ")").params(columns).update();
    }

    void update(Voucher voucher) {
        update(List.of(voucher));
    }

    /** Writes what changes of these vouchers, in one batch. */
    void update(Collection<Voucher> vouchers) {
        Timestamp now = Timestamp.from(clock.instant());
        batch.batchUpdate("""
                update voucher set status = ?, balance = ?, used_amount = ?, frozen = ?, locked_by = ?, order_id = ?, last_used_at = ?, closed_at = ?,
                    updated_at = ? where voucher_key = ?""", vouchers.stream().map(v -> new Object[] {v.status.code(), v.balance, v.usedAmount, v.frozen,
            v.lockedBy, v.orderId, timestamp(v.lastUsedAt), timestamp(v.closedAt), now, v.key}).toList());
    }

    /** These vouchers by key, in one query; unknown ones are left out. */
    Map<String, Voucher> byKey(Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : map(jdbc.sql("select * from voucher where voucher_key in (:keys)").param("keys", keys)
                .query((row, n) -> read(row)).list());
    }

    /** As {@link #byKey}, the rows locked until the transaction ends, always in the same order. Their quotas were locked before. */
    Map<String, Voucher> locked(Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : map(jdbc.sql("select * from voucher where voucher_key in (:keys) order by voucher_key for update")
                .param("keys", keys).query((row, n) -> read(row)).list());
    }

    /** What customers have ever got from a quota (VCH-10). */
    record Given(long vouchers, BigDecimal faceValue) {

        static final Given NOTHING = new Given(0, BigDecimal.ZERO);
    }

    /** What each of these customers has got from the quota; those who got nothing are left out. */
    Map<String, Given> given(String quotaKey, Collection<String> customerIds) {
        Map<String, Given> given = new LinkedHashMap<>();
        jdbc.sql("""
                        select customer_id, count(*) as vouchers, sum(face_value) as face_value from voucher
                        where quota_key = :quota and customer_id in (:customers) group by customer_id""")
                .param("quota", quotaKey).param("customers", customerIds)
                .query(row -> {
                    given.put(row.getString("customer_id"), new Given(row.getLong("vouchers"), row.getBigDecimal("face_value")));
                });
        return given;
    }

    /** Keys and quotas of vouchers whose end is past and whose rest did not go back, those that no order holds. */
    List<Voucher> over(Instant now, int most) {
        return jdbc.sql("select * from voucher where status = 'usable' and expire_at <= ? and locked_by is null order by expire_at, voucher_key limit " + most)
                .param(Timestamp.from(now)).query((row, n) -> read(row)).list();
    }

    /** The partners of whom the customer has something to spend from other bonds than this one (VCH-16, cause 7). */
    List<String> partnersOfLeftovers(String customerId, String associationKey) {
        return jdbc.sql("""
                        select distinct partner_id from voucher where customer_id = ? and status = 'usable' and association_key <> ?
                        order by partner_id""").params(customerId, associationKey).query(String.class).list();
    }

    /** The quotas that the vouchers to be recalled were cut from. */
    List<String> quotasOf(Recall recall, Instant now) {
        return recallable(recall, "distinct quota_key", " and quota_key is not null", now).query(String.class).list();
    }

    /** So many of the vouchers to be recalled, those that no order holds first, their rows locked. */
    List<Voucher> locked(Recall recall, Instant now, int most) {
        return recallable(recall, "*", " order by case when locked_by is null then 0 else 1 end, voucher_key limit " + most + " for update", now)
                .query((row, n) -> read(row)).list();
    }

    /** Whether there is anything to recall. */
    boolean has(Recall recall, Instant now) {
        return recallable(recall, "count(*)", "", now).query(Long.class).single() > 0;
    }

    private JdbcClient.StatementSpec recallable(Recall recall, String columns, String rest, Instant now) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("partner", recall.partnerId());
        parameters.put("now", Timestamp.from(now));
        return jdbc.sql("select " + columns + " from voucher where partner_id = :partner and status = 'usable' and expire_at > :now"
                + " and " + recall.condition(parameters) + rest).params(parameters);
    }

    private static Map<String, Voucher> map(List<Voucher> vouchers) {
        return vouchers.stream().collect(Collectors.toMap(v -> v.key, Function.identity()));
    }

    private static Timestamp timestamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    static Voucher read(ResultSet row) throws SQLException {
        VoucherTerms terms = new VoucherTerms(StatusCode.of(QuotaKind.class, row.getString("kind")), row.getBigDecimal("face_value"),
                row.getBigDecimal("min_order_amount"), QuotaRepository.instant(row, "effective_at"), QuotaRepository.instant(row, "expire_at"),
                new UseLimits(UseLimits.codes(row.getString("cloud_service_types")), UseLimits.codes(row.getString("product_ids"))));
        Voucher v = new Voucher(row.getString("voucher_key"), row.getString("voucher_code"), row.getString("partner_id"),
                new Voucher.Holder(row.getString("customer_id"), row.getString("association_key"), row.getString("association_type")),
                row.getString("quota_key"), terms, new Voucher.Plan(row.getString("plan_id"), row.getString("plan_name"),
                row.getString("plan_description")), row.getString("issued_by"), QuotaRepository.instant(row, "created_at"));
        v.status = StatusCode.of(VoucherStatus.class, row.getString("status"));
        v.balance = row.getBigDecimal("balance");
        v.usedAmount = row.getBigDecimal("used_amount");
        v.frozen = row.getBoolean("frozen");
        v.lockedBy = row.getString("locked_by");
        v.orderId = row.getString("order_id");
        v.lastUsedAt = QuotaRepository.instant(row, "last_used_at");
        v.closedAt = QuotaRepository.instant(row, "closed_at");
        return v;
    }
}
