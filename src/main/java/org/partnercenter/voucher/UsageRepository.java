package org.partnercenter.voucher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the usage events. */
@Repository
class UsageRepository {

    private static final int ASKED_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    UsageRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** The events that are known of these, by id. */
    Map<String, UsageEvent> known(List<String> eventIds) {
        return portions(eventIds, "event_id").stream().collect(Collectors.toMap(UsageEvent::eventId, Function.identity()));
    }

    /** All events of these vouchers by voucher, in the order of {@code at}, of one moment in the order in which they were told. */
    Map<String, List<UsageEvent>> ofVouchers(List<String> voucherKeys) {
        return portions(voucherKeys, "voucher_key").stream().collect(Collectors.groupingBy(UsageEvent::voucherKey));
    }

    void insert(Collection<UsageEvent> events) {
        batch.batchUpdate("insert into voucher_usage (event_id, voucher_key, event, order_id, amount, at) values (?, ?, ?, ?, ?, ?)",
                events.stream().map(e -> new Object[] {e.eventId(), e.voucherKey(), e.kind().code(), e.orderId(), e.amount(), Timestamp.from(e.at())}).toList());
    }

    private List<UsageEvent> portions(List<String> values, String column) {
        List<UsageEvent> found = new ArrayList<>();
        for (int from = 0; from < values.size(); from += ASKED_AT_ONCE) {
            found.addAll(jdbc.sql("select * from voucher_usage where " + column + " in (:values) order by at, id")
                    .param("values", values.subList(from, Math.min(values.size(), from + ASKED_AT_ONCE))).query(UsageRepository::read).list());
        }
        return found;
    }

    private static UsageEvent read(ResultSet row, int number) throws SQLException {
        return new UsageEvent(row.getString("event_id"), row.getString("voucher_key"), UsageEvent.Kind.of(row.getString("event")),
                row.getString("order_id"), row.getBigDecimal("amount"), row.getTimestamp("at").toInstant());
    }
}
