package org.partnercenter.nre;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.FileView;
import org.partnercenter.platform.process.OpenTasks;
import org.partnercenter.platform.web.Action;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.partnercenter.solution.Solutions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** NRE applications as people read them: a fixed number of queries for a page, however long it is. */
@Component
@Transactional(readOnly = true)
public class NreRecords implements RecordCollection<NreView> {

    private static final String TABLES = "nre_application a left join record_instance r on r.record_key = a.nre_key";
    private static final String COLUMNS = "a.*, r.process_instance_id";

    private final JdbcClient jdbc;
    private final NreRepository applications;
    private final Solutions solutions;
    private final Attachments attachments;
    private final Partners partners;
    private final OpenTasks openTasks;
    private final Journal journal;

    NreRecords(JdbcClient jdbc, NreRepository applications, Solutions solutions, Attachments attachments, Partners partners,
               OpenTasks openTasks, Journal journal) {
        this.jdbc = jdbc;
        this.applications = applications;
        this.solutions = solutions;
        this.attachments = attachments;
        this.partners = partners;
        this.openTasks = openTasks;
        this.journal = journal;
    }

    private record Row(NreApplication application, Instant updatedAt, String processInstanceId) {
    }

    @Override
    public String name() {
        return "nre-applications";
    }

    @Override
    public String prefix() {
        return "NRE";
    }

    @Override
    public String label() {
        return "一次性工程费用 NRE applications";
    }

    @Override
    public String processKey() {
        return "nre-benefit";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(NreStatus.values()).map(NreStatus::status).toList();
    }

    @Override
    public List<Status> historyStatuses() {
        return Stream.concat(statuses().stream(), Arrays.stream(MilestoneStatus.values()).map(MilestoneStatus::inHistory)).toList();
    }

    @Override
    public Page<NreView> list(ListQuery query, Actor viewer) {
        return selection(viewer)
                .search("a.nre_key", "a.solution_key")
                .status(Selection.codes(NreStatus.class), "a.status")
                .sortable("updatedAt", "a.updated_at")
                .sortable("status", "a.status").sortable("solutionKey", "a.solution_key").sortable("partnerId", "a.partner_id")
                .page(jdbc, COLUMNS, query, NreRecords::row)
                .map(rows -> views(rows, viewer, false));
    }

    @Override
    public List<NreView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of() : views(selection(viewer).where("a.nre_key in (:keys)", "keys", keys)
                .page(jdbc, COLUMNS, ListQuery.LARGEST, NreRecords::row).items(), viewer, false);
    }

    @Override
    public NreView item(String key, Actor viewer) {
        List<Row> found = selection(viewer).where("a.nre_key = :key", "key", key)
                .page(jdbc, COLUMNS, ListQuery.DEFAULT, NreRecords::row).items();
        return views(found, viewer, true).stream().findFirst().orElseThrow(() -> Refusal.notFound("NRE application " + key));
    }

    private static Selection selection(Actor viewer) {
        return Selection.from(TABLES).visibleTo(viewer, "a.partner_id").sortable("createdAt", "a.created_at").sortable("key", "a.nre_key");
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(NreRepository.read(row), row.getTimestamp("updated_at").toInstant(), row.getString("process_instance_id"));
    }

    /** What a page of rows needs besides the rows, fetched once for all. */
    private record Around(Map<String, Map<String, FileView>> files, Map<String, Partner> partners, Map<String, String> solutionNames,
                          Map<String, List<Milestone>> milestones, Map<String, List<OpenTasks.OpenTask>> tasks) {

        List<OpenTasks.OpenTask> tasksOf(String processInstanceId) {
            return processInstanceId == null ? List.of() : tasks.getOrDefault(processInstanceId, List.of());
        }
    }

    private List<NreView> views(List<Row> rows, Actor viewer, boolean withHistory) {
        List<String> keys = rows.stream().map(r -> r.application().key).toList();
        Around around = new Around(attachments.of(keys, viewer),
                partners.byId(rows.stream().map(r -> r.application().partnerId).toList()),
                solutions.names(rows.stream().map(r -> r.application().solutionKey).toList()),
                applications.milestones(keys),
                openTasks.of(rows.stream().map(Row::processInstanceId).filter(Objects::nonNull).toList(), viewer));
        return rows.stream().map(row -> view(row, viewer, around, withHistory ? journal.of(row.application().key, viewer) : null)).toList();
    }

    private static NreView view(Row row, Actor viewer, Around around, List<Journal.Entry> history) {
        NreApplication a = row.application();
        boolean agreementShown = !viewer.isPartner() || a.status.agreementChecked();
        boolean workloadShown = !viewer.isPartner() || a.status.technicallyApproved();
        Map<String, FileView> files = around.files().getOrDefault(a.key, Map.of());
        List<NreView.MilestoneView> milestones = around.milestones().getOrDefault(a.key, List.of()).stream()
                .map(m -> view(m, files)).toList();
        Partner partner = around.partners().get(a.partnerId);
        return new NreView(a.key, a.partnerId, partner.companyName(), a.solutionKey, around.solutionNames().get(a.solutionKey),
                a.status.status(), actions(around.tasksOf(row.processInstanceId())), files.get("businessCase"),
                Money.text(a.expectedRevenue), a.cloudServices, files.get("sowPlan"), files.get("selfChecklist"),
                workloadShown ? a.workloadPersonDays : null, viewer.isPartner() ? null : a.note, partner.ecosystemManager().withoutUser(),
                agreementShown ? files.get("agreement") : null, agreementShown ? Money.text(a.amount) : null,
                agreementShown && a.amount != null ? milestones : null,
                agreementShown ? milestones.stream().filter(m -> !List.of("approved", "paid").contains(m.status().code())).findFirst().orElse(null) : null,
                null, a.createdAt, row.updatedAt(), row.processInstanceId(), history);
    }

    private static NreView.MilestoneView view(Milestone m, Map<String, FileView> files) {
        return new NreView.MilestoneView(m.no(), m.name(), m.share().toPlainString(), Money.text(m.amount()), m.dueDate(), m.status().status(),
                m.payoutKey(), files.get(NreApplications.materialField(m)));
    }

    private static List<Action> actions(List<OpenTasks.OpenTask> tasks) {
        return tasks.stream().map(OpenTasks.OpenTask::action).toList();
    }
}
