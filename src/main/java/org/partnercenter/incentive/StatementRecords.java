package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.process.OpenTasks;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements as people read them. */
@Component
class StatementRecords implements RecordCollection<StatementView> {

    private final JdbcClient jdbc;
    private final StatementRepository statements;
    private final Deadlines deadlines;
    private final Partners partners;
    private final OpenTasks openTasks;
    private final Journal journal;

    StatementRecords(JdbcClient jdbc, StatementRepository statements, Deadlines deadlines, Partners partners, OpenTasks openTasks,
                     Journal journal) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.deadlines = deadlines;
        this.partners = partners;
        this.openTasks = openTasks;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "incentive-statements";
    }

    @Override
    public String prefix() {
        return "STM";
    }

    @Override
    public String label() {
        return "激励对账单 Incentive statements";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(StatementStatus.values()).map(StatementStatus::status).toList();
    }

    @Override
    public String processKey() {
        return "incentive-statement";
    }

    @Override
    public Page<StatementView> list(ListQuery query, Actor viewer) {
        return rows(selection(viewer), query).map(rows -> views(rows, viewer, null));
    }

    @Override
    public List<StatementView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : views(rows(selection(viewer).where("s.statement_key in (:keys)", "keys", keys), ListQuery.LARGEST).items(), viewer, null);
    }

    @Override
    public StatementView item(String key, Actor viewer) {
        List<Row> found = rows(selection(viewer).where("s.statement_key = :key", "key", key), ListQuery.DEFAULT).items();
        if (found.isEmpty()) {
            throw Refusal.notFound("statement");
        }
        return views(found, viewer, journal.of(key, viewer)).get(0);
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("incentive_statement s left join record_instance i on i.record_key = s.statement_key")
                .visibleTo(viewer, "s.partner_id")
                .search("s.statement_key", "s.period", "s.partner_id")
                .status(Selection.codes(StatementStatus.class), "s.status")
                .sortable("key", "s.statement_key").sortable("createdAt", "s.created_at").sortable("updatedAt", "s.updated_at")
                .sortable("status", "s.status").sortable("partnerId", "s.partner_id").sortable("period", "s.period");
    }

    private record Row(Statement statement, Instant updatedAt, String processInstanceId) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(StatementRepository.read(row), row.getTimestamp("updated_at").toInstant(), row.getString("process_instance_id"));
        }
    }

    private Page<Row> rows(Selection selection, ListQuery query) {
        return selection.page(jdbc, "s.*, i.process_instance_id", query, Row::read);
    }

    private List<StatementView> views(List<Row> rows, Actor viewer, List<Journal.Entry> history) {
        List<String> keys = rows.stream().map(row -> row.statement.key).toList();
        Map<String, String> names = partners.names(rows.stream().map(row -> row.statement.partnerId).toList());
        Map<String, List<StatementRepository.Amount>> amounts = statements.amounts(keys).stream()
                .collect(Collectors.groupingBy(StatementRepository.Amount::statementKey));
        Map<String, Deadline> running = deadlines.ofRecords(amounts.values().stream().flatMap(List::stream)
                .map(StatementRepository.Amount::incentiveKey).filter(Objects::nonNull).toList(), Incentives.CONFIRMATION);
        Map<String, List<OpenTasks.OpenTask>> tasks = openTasks.ofRecords(keys, viewer);
        return rows.stream().map(row -> view(row, names.get(row.statement.partnerId), amounts.getOrDefault(row.statement.key, List.of()),
                running, tasks.getOrDefault(row.statement.key, List.of()), history)).toList();
    }

    private StatementView view(Row row, String companyName, List<StatementRepository.Amount> amounts, Map<String, Deadline> running,
                               List<OpenTasks.OpenTask> tasks, List<Journal.Entry> history) {
        Statement s = row.statement;
        Deadline first = amounts.stream().map(StatementRepository.Amount::incentiveKey)
                .filter(Objects::nonNull).map(running::get).filter(Objects::nonNull)
                .min(Comparator.comparing(Deadline::at)).orElse(null);
        return new StatementView(s.key, s.partnerId, companyName, s.title(), s.status.status(), s.createdAt, row.updatedAt,
                first == null ? null : deadlines.view(first), row.processInstanceId, tasks.stream().map(OpenTasks.OpenTask::action).toList(),
                s.period, sum(amounts, StatementRepository.Amount::amount), sum(amounts, StatementRepository.Amount::frozenAmount),
                amounts.stream().map(a -> new StatementView.Part(a.associationType(), Money.text(a.amount()), Money.text(a.frozenAmount()),
                        a.incentiveKey())).toList(), history);
    }

    private static String sum(List<StatementRepository.Amount> amounts, Function<StatementRepository.Amount, BigDecimal> part) {
        return Money.text(amounts.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
