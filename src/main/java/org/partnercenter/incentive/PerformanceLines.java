package org.partnercenter.incentive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The performance lines (业绩激励明细) as people read them. */
@Component
public class PerformanceLines implements RecordCollection<PerformanceLineView> {

    private static final String ESTIMATED = "(l.frozen or s.status = '" + StatementStatus.ESTIMATED.code() + "')";

    private final JdbcClient jdbc;
    private final Partners partners;
    private final Journal journal;

    PerformanceLines(JdbcClient jdbc, Partners partners, Journal journal) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "performance-lines";
    }

    @Override
    public String prefix() {
        return "performance-line";
    }

    @Override
    public String label() {
        return "业绩激励明细 Performance lines";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(LineStatus.values()).map(LineStatus::status).toList();
    }

    /** Null: lines come from the vendor's billing, no process carries them. */
    @Override
    public String processKey() {
        return null;
    }

    @Override
    public Page<PerformanceLineView> list(ListQuery query, Actor viewer) {
        return page(selection(viewer), query);
    }

    /** The lines of one statement, as far as this viewer may see them. */
    public Page<PerformanceLineView> ofStatement(String statementKey, ListQuery query, Actor viewer) {
        return page(selection(viewer).where("s.statement_key = :statement", "statement", statementKey), query);
    }

    @Override
    public List<PerformanceLineView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : page(selection(viewer).where("l.line_id in (:keys)", "keys", keys), ListQuery.LARGEST).items();
    }

    @Override
    public PerformanceLineView item(String key, Actor viewer) {
        Row row = selection(viewer).where("l.line_id = :key", "key", key).page(jdbc, COLUMNS, ListQuery.DEFAULT, Row::read).items().stream()
                .findFirst().orElseThrow(() -> Refusal.notFound("performance line"));
        return view(row, partners.names(List.of(row.line.partnerId())), journal.of(key, viewer));
    }

    private static final String COLUMNS = "l.*, s.statement_key, case when " + ESTIMATED + " then 'estimated' else 'counted' end as line_status";

    private static Selection selection(Actor viewer) {
        return Selection.from("performance_line l join incentive_statement s on s.partner_id = l.partner_id and s.period = l.counted_period")
                .visibleTo(viewer, "l.partner_id")
                .search("l.line_id", "s.statement_key", "l.counted_period", "l.plan_code", "l.plan_name", "l.customer_id", "l.order_id")
                .status(Map.of("estimated", ESTIMATED, "counted", "not " + ESTIMATED))
                .sortable("key", "l.line_id").sortable("createdAt", "l.created_at").sortable("updatedAt", "l.updated_at")
                .sortable("partnerId", "l.partner_id").sortable("period", "l.period").sortable("countedPeriod", "l.counted_period")
                .sortable("planCode", "l.plan_code").sortable("planName", "l.plan_name").sortable("associationType", "l.association_type")
                .sortable("customerId", "l.customer_id").sortable("orderId", "l.order_id").sortable("consumedOn", "l.consumed_on")
                .sortable("amount", "l.amount").sortable("statementKey", "s.statement_key");
    }

    private record Row(PerformanceLine line, String statementKey, String status, Instant createdAt, Instant updatedAt) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(PerformanceLineRepository.read(row), row.getString("statement_key"), row.getString("line_status"),
                    row.getTimestamp("created_at").toInstant(), row.getTimestamp("updated_at").toInstant());
        }
    }

    private Page<PerformanceLineView> page(Selection selection, ListQuery query) {
        Page<Row> page = selection.page(jdbc, COLUMNS, query, Row::read);
        Map<String, String> names = partners.names(page.items().stream().map(row -> row.line.partnerId()).distinct().toList());
        return page.map(rows -> rows.stream().map(row -> view(row, names, null)).toList());
    }

    private static PerformanceLineView view(Row row, Map<String, String> names, List<Journal.Entry> history) {
        PerformanceLine l = row.line;
        LineStatus status = row.status.equals(LineStatus.ESTIMATED.code()) ? LineStatus.ESTIMATED : LineStatus.COUNTED;
        return new PerformanceLineView(l.lineId(), l.partnerId(), names.get(l.partnerId()), l.planName(), status.status(), row.createdAt,
                row.updatedAt, null, null, List.of(), l.lineId(), row.statementKey, l.period(), l.countedPeriod(), l.planCode(), l.planName(),
                l.associationType(), l.customerId(), l.orderId(), l.consumedOn(), Money.text(l.baseAmount()), l.rate().toPlainString(),
                Money.text(l.amount()), l.frozen(), history);
    }
}
