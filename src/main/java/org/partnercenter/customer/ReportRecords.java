package org.partnercenter.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnercenter.account.Contacts;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.masking.Masking;
import org.partnercenter.platform.masking.Revealable;
import org.partnercenter.platform.process.OpenTasks;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reports as people read them: a partner its own, an account manager those of its own customers (PTR-07). */
@Component
class ReportRecords implements RecordCollection<ReportView>, Revealable {

    private static final String FROM = "customer_report r left join record_instance i on i.record_key = r.report_key";
    private static final Map<String, Status> LAPSE_CAUSES = Map.of("expired", new Status("expired", "到期", "Expired"),
            "released", new Status("released", "主动释放", "Released"));
    /** The vendor's reviewers must see whom they decide about. */
    private static final Set<String> REVEALERS = Set.of("partner-admin", "partner-sales", "project-reviewer");
    private static final Map<String, Function<Report, String>> MASKED = Map.of("customerName", r -> r.prospect.name(),
            "mobile", r -> r.prospect.mobile(), "email", r -> r.prospect.email());

    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final Partners partners;
    private final Members members;
    private final OpenTasks openTasks;
    private final Journal journal;

    ReportRecords(JdbcClient jdbc, Deadlines deadlines, Partners partners, Members members, OpenTasks openTasks, Journal journal) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.partners = partners;
        this.members = members;
        this.openTasks = openTasks;
        this.journal = journal;
    }

    private record Row(Report report, Instant updatedAt, String processInstanceId) {
    }

    @Override
    public String name() {
        return "customer-reports";
    }

    @Override
    public String prefix() {
        return "REP";
    }

    @Override
    public String label() {
        return "报备客户 Customer reports";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(ReportStatus.values()).map(ReportStatus::status).toList();
    }

    @Override
    public String processKey() {
        return "customer-report";
    }

    /** A masked mobile or address is found by its whole value only (RSL-02); rows that were deleted are left out (CUS-07). */
    @Override
    public Page<ReportView> list(ListQuery query, Actor viewer) {
        Selection selection = visible(viewer).where("r.hidden = :hidden", "hidden", false).status(Selection.codes(ReportStatus.class), "r.status")
                .search("r.report_key").found("r.mobile_key", Contacts::mobile).found("r.email_key", Contacts::email)
                .sortable("createdAt", "r.created_at").sortable("updatedAt", "r.updated_at").sortable("status", "r.status")
                .sortable("key", "r.report_key");
        return selection.page(jdbc, "r.*, i.process_instance_id", query, (row, n) -> row(row)).map(rows -> views(rows, viewer, null));
    }

    @Override
    public ReportView item(String key, Actor viewer) {
        List<Row> found = read(Set.of(key), viewer);
        if (found.isEmpty()) {
            throw Refusal.notFound("report " + key);
        }
        return views(found, viewer, journal.of(key, viewer)).get(0);
    }

    @Override
    public List<ReportView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of() : views(read(keys, viewer), viewer, null);
    }

    @Override
    public String collection() {
        return name();
    }

    @Override
    public Map<String, Set<String>> columns() {
        return MASKED.keySet().stream().collect(Collectors.toMap(column -> column, column -> REVEALERS));
    }

    @Override
    public Map<String, String> plain(String column, Collection<String> keys, Actor actor) {
        return read(keys, actor).stream().map(Row::report).collect(Collectors.toMap(report -> report.key, MASKED.get(column)));
    }

    /** The report, if this person may act on it; 404 otherwise. */
    Report reachable(String key, Actor actor) {
        return read(Set.of(key), actor).stream().map(Row::report).findFirst().orElseThrow(() -> Refusal.notFound("report " + key));
    }

    private Selection visible(Actor viewer) {
        return members.scope(viewer).narrow(Selection.from(FROM).visibleTo(viewer, "r.partner_id"), "r.manager_id");
    }

    private List<Row> read(Collection<String> keys, Actor viewer) {
        return visible(viewer).where("r.report_key in (:keys)", "keys", Set.copyOf(keys)).all(jdbc, "r.*, i.process_instance_id", (row, n) -> row(row));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(ReportRepository.read(row), row.getTimestamp("updated_at").toInstant(), row.getString("process_instance_id"));
    }

    private List<ReportView> views(List<Row> rows, Actor viewer, List<Journal.Entry> history) {
        List<String> keys = rows.stream().map(row -> row.report.key).toList();
        Map<String, Deadline> validity = deadlines.ofRecords(keys, Reports.VALIDITY);
        Map<String, Deadline> offers = deadlines.ofRecords(keys, Reports.OFFER);
        Map<String, String> names = partners.names(rows.stream().map(row -> row.report.partnerId).toList());
        Map<String, List<OpenTasks.OpenTask>> tasks = openTasks.of(rows.stream().map(Row::processInstanceId).filter(Objects::nonNull).toList(), viewer);
        return rows.stream().map(row -> view(row, names.get(row.report.partnerId),
                Stream.of(validity, offers).map(running -> running.get(row.report.key)).filter(Objects::nonNull).findFirst().orElse(null),
                row.processInstanceId == null ? List.of() : tasks.getOrDefault(row.processInstanceId, List.of()), history)).toList();
    }

    private ReportView view(Row row, String companyName, Deadline deadline, List<OpenTasks.OpenTask> tasks, List<Journal.Entry> history) {
        Report r = row.report;
        return new ReportView(r.key, r.partnerId, companyName, Masking.name(r.prospect.name()), r.status.status(),
                r.cause == null ? null : r.cause.status(), LAPSE_CAUSES.get(String.valueOf(r.lapseCause)), r.createdAt, row.updatedAt,
                deadline == null ? null : deadlines.view(deadline), row.processInstanceId, tasks.stream().map(OpenTasks.OpenTask::action).toList(),
                Masking.mobile(r.prospect.mobile()), Masking.email(r.prospect.email()), r.remark, r.managerId, r.associationType,
                r.associationKey, r.expectedConsumption == null ? null : Money.text(r.expectedConsumption), r.communication,
                r.projectDetails, r.customerAccount, r.reviewComment, history);
    }
}
