package org.partnercenter.consumption;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers consumed. A record never changes; whose customer it was is written down when it comes in. */
@Service
@Transactional
public class FeeRecords {

    private static final String INSERT = "insert into fee_record (partner_id, association_type, digest, created_at, "
            + FeeColumns.ALL.stream().map(FeeColumns.Column::name).collect(Collectors.joining(", ")) + ") values (?, ?, ?, ?"
            + ", ?".repeat(FeeColumns.ALL.size()) + ")";
    /** How many customers one statement asks about. */
    private static final int PORTION = 1000;
    private static final int[] TYPES = Stream.concat(
            Stream.of(Types.VARCHAR, Types.VARCHAR, Types.CHAR, Types.TIMESTAMP_WITH_TIMEZONE), FeeColumns.ALL.stream().map(FeeColumns.Column::sqlType))
            .mapToInt(type -> type == Types.TIMESTAMP_WITH_TIMEZONE ? Types.TIMESTAMP : type).toArray();

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Bonds bonds;
    private final Clock clock;

    FeeRecords(JdbcClient jdbc, JdbcTemplate batches, Bonds bonds, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.bonds = bonds;
        this.clock = clock;
    }

    /** What became of a record that came in. */
    enum Outcome {
        ADDED, KNOWN, CONFLICTING
    }

    /** The customer's cash, in CNY, that was charged at or after that moment; refunds count against it (FND-24). */
    @Transactional(readOnly = true)
    public BigDecimal cashConsumed(String customerId, Instant since) {
        return jdbc.sql("select coalesce(sum(cash_amount), 0) from fee_record where customer_id = ? and trade_time >= ?")
                .params(customerId, Timestamp.from(since)).query(BigDecimal.class).single();
    }

    /** As {@link #cashConsumed(String, Instant)}, of many customers, each since a moment of its own, in one query for each thousand. */
    @Transactional(readOnly = true)
    public Map<String, BigDecimal> cashConsumed(Map<String, Instant> sinceByCustomer) {
        Map<String, BigDecimal> consumed = new HashMap<>();
        List<String> customers = List.copyOf(sinceByCustomer.keySet());
        for (int from = 0; from < customers.size(); from += PORTION) {
            addConsumed(customers.subList(from, Math.min(from + PORTION, customers.size())), sinceByCustomer, consumed);
        }
        return consumed;
    }

    private void addConsumed(List<String> customers, Map<String, Instant> since, Map<String, BigDecimal> consumed) {
        List<Object> parameters = new ArrayList<>();
        customers.forEach(customer -> {
            consumed.put(customer, BigDecimal.ZERO);
            parameters.addAll(List.of(customer, Timestamp.from(since.get(customer))));
        });
        jdbc.sql("select customer_id, sum(cash_amount) as cash from fee_record where "
                        + String.join(" or ", Collections.nCopies(customers.size(), "customer_id = ? and trade_time >= ?")) + " group by customer_id")
                .params(parameters).query((row, n) -> Map.entry(row.getString("customer_id"), row.getBigDecimal("cash"))).list()
                .forEach(sum -> consumed.put(sum.getKey(), sum.getValue()));
    }

    /**
     * Takes records in: a new one is written with the partner and the type of the bond at its trade time; one that is known with the same
     * content is passed over. Three statements, however many they are.
     *
     * @return what became of each, in order; where one is {@link Outcome#CONFLICTING} the caller is expected to roll back
     */
    List<Outcome> add(List<ApiForm.Values> records) {
        Map<String, String> known = digests(records.stream().map(record -> record.text("id")).toList());
        Map<String, List<Bond>> histories = bonds.histories(records.stream().map(record -> record.text("customer_id")).toList());
        Timestamp now = Timestamp.from(clock.instant());
        List<Outcome> outcomes = new ArrayList<>();
        List<Object[]> added = new ArrayList<>();
        for (ApiForm.Values record : records) {
            String digest = FeeColumns.digest(record);
            String before = known.putIfAbsent(record.text("id"), digest);
            outcomes.add(before == null ? Outcome.ADDED : before.equals(digest) ? Outcome.KNOWN : Outcome.CONFLICTING);
            if (before == null) {
                Bond bond = at(histories.getOrDefault(record.text("customer_id"), List.of()), (Instant) record.object("trade_time"));
                added.add(Stream.concat(Stream.of(bond == null ? null : bond.partnerId(), bond == null ? null : bond.type(), digest, now),
                        FeeColumns.ALL.stream().map(column -> column.value(record))).toArray());
            }
        }
        batches.batchUpdate(INSERT, added, TYPES);
        return outcomes;
    }

    private Map<String, String> digests(List<String> ids) {
        Map<String, String> digests = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, digest from fee_record where id in (:ids)").param("ids", ids)
                    .query((row, n) -> digests.put(row.getString("id"), row.getString("digest"))).list();
        }
        return digests;
    }

    private static Bond at(List<Bond> history, Instant moment) {
        return history.stream().filter(bond -> !bond.since().isAfter(moment) && (bond.until() == null || bond.until().isAfter(moment)))
                .findFirst().orElse(null);
    }
}
