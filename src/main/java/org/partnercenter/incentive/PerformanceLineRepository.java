package org.partnercenter.incentive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.partnercenter.platform.Actor;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of performance lines; there may be a million in one file, so rows are written in batches. */
@Repository
class PerformanceLineRepository {

    private static final String COLUMNS = "partner_id, period, counted_period, plan_code, plan_name, association_type, customer_id, order_id,"
            + " consumed_on, base_amount, rate, amount, frozen, import_key, imported_by, public_importer, updated_at";

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Clock clock;

    PerformanceLineRepository(JdbcClient jdbc, JdbcOperations batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    Map<String, PerformanceLine> byId(Collection<String> lineIds) {
        return lineIds.isEmpty() ? Map.of() : jdbc.sql("select * from performance_line where line_id in (:ids)").param("ids", lineIds)
                .query((row, n) -> read(row)).list().stream().collect(Collectors.toMap(PerformanceLine::lineId, line -> line));
    }

    void insert(List<PerformanceLine> lines, Actor importer) {
        Timestamp now = Timestamp.from(clock.instant());
        batches.batchUpdate("insert into performance_line (" + COLUMNS + ", created_at, line_id) values ("
                + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", lines.stream().map(line -> new Object[] {
                line.partnerId(), line.period(), line.countedPeriod(), line.planCode(), line.planName(), line.associationType(), line.customerId(),
                line.orderId(), line.consumedOn(), line.baseAmount(), line.rate(), line.amount(), line.frozen(), line.importKey(),
                importer.userId(), importer.publicName(), now, now, line.lineId()}).toList());
    }

    void update(List<PerformanceLine> lines, Actor importer) {
        Timestamp now = Timestamp.from(clock.instant());
        batches.batchUpdate("update performance_line set " + COLUMNS.replace(",", " = ?,") + " = ? where line_id = ?",
                lines.stream().map(line -> new Object[] {
                    line.partnerId(), line.period(), line.countedPeriod(), line.planCode(), line.planName(), line.associationType(),
                    line.customerId(), line.orderId(), line.consumedOn(), line.baseAmount(), line.rate(), line.amount(), line.frozen(),
                    line.importKey(), importer.userId(), importer.publicName(), now, line.lineId()}).toList());
    }

    static PerformanceLine read(ResultSet row) throws SQLException {
        return new PerformanceLine(row.getString("line_id"), row.getString("partner_id"), row.getString("period"),
                row.getString("counted_period"), row.getString("plan_code"), row.getString("plan_name"), row.getString("association_type"),
                row.getString("customer_id"), row.getString("order_id"), row.getObject("consumed_on", LocalDate.class),
                row.getBigDecimal("base_amount"), row.getBigDecimal("rate"), row.getBigDecimal("amount"), row.getBoolean("frozen"),
                row.getString("import_key"));
    }
}
