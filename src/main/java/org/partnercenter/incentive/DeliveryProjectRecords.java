package org.partnercenter.incentive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.FileView;
import org.partnercenter.platform.process.OpenTasks;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The delivery projects as people read them. */
@Component
class DeliveryProjectRecords implements RecordCollection<DeliveryProjectView> {

    private final JdbcClient jdbc;
    private final Attachments attachments;
    private final Partners partners;
    private final OpenTasks openTasks;
    private final Journal journal;

    DeliveryProjectRecords(JdbcClient jdbc, Attachments attachments, Partners partners, OpenTasks openTasks, Journal journal) {
        this.jdbc = jdbc;
        this.attachments = attachments;
        this.partners = partners;
        this.openTasks = openTasks;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "delivery-projects";
    }

    @Override
    public String prefix() {
        return "PRJ";
    }

    @Override
    public String label() {
        return "交付项目 Delivery projects";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(ProjectStatus.values()).map(ProjectStatus::status).toList();
    }

    @Override
    public String processKey() {
        return "delivery-incentive";
    }

    @Override
    public Page<DeliveryProjectView> list(ListQuery query, Actor viewer) {
        return rows(selection(viewer), query).map(rows -> views(rows, viewer, null));
    }

    @Override
    public List<DeliveryProjectView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : views(rows(selection(viewer).where("p.project_key in (:keys)", "keys", keys), ListQuery.LARGEST).items(), viewer, null);
    }

    @Override
    public DeliveryProjectView item(String key, Actor viewer) {
        List<Row> found = rows(selection(viewer).where("p.project_key = :key", "key", key), ListQuery.DEFAULT).items();
        if (found.isEmpty()) {
            throw Refusal.notFound("delivery project");
        }
        return views(found, viewer, journal.of(key, viewer)).get(0);
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("delivery_project p left join record_instance i on i.record_key = p.project_key")
                .visibleTo(viewer, "p.partner_id")
                .search("p.project_key", "p.opportunity_key", "p.customer_name", "p.customer_account", "p.incentive_key")
                .status(Selection.codes(ProjectStatus.class), "p.status")
                .sortable("key", "p.project_key").sortable("createdAt", "p.created_at").sortable("updatedAt", "p.updated_at")
                .sortable("status", "p.status").sortable("partnerId", "p.partner_id").sortable("opportunityKey", "p.opportunity_key")
                .sortable("customerName", "p.customer_name").sortable("customerAccount", "p.customer_account")
                .sortable("scene", "p.scene").sortable("deliveryStart", "p.delivery_start").sortable("deliveryEnd", "p.delivery_end")
                .sortable("annualCloudVolume", "p.annual_cloud_volume").sortable("workloadPersonDays", "p.workload_person_days")
                .sortable("completedOn", "p.completed_on").sortable("qualityScore", "p.quality_score");
    }

    private record Row(DeliveryProject project, Instant updatedAt, String processInstanceId) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(DeliveryProjectRepository.read(row), row.getTimestamp("updated_at").toInstant(),
                    row.getString("process_instance_id"));
        }
    }

    private Page<Row> rows(Selection selection, ListQuery query) {
        return selection.page(jdbc, "p.*, i.process_instance_id", query, Row::read);
    }

    private List<DeliveryProjectView> views(List<Row> rows, Actor viewer, List<Journal.Entry> history) {
        Map<String, String> names = partners.names(rows.stream().map(row -> row.project.partnerId).toList());
        Map<String, Map<String, FileView>> files = attachments.of(rows.stream().map(row -> row.project.key).toList(), viewer);
        Map<String, List<OpenTasks.OpenTask>> tasks = openTasks.of(rows.stream().map(Row::processInstanceId).filter(Objects::nonNull)
                .toList(), viewer);
        return rows.stream().map(row -> view(row, names.get(row.project.partnerId), files.getOrDefault(row.project.key, Map.of()),
                row.processInstanceId == null ? List.of() : tasks.getOrDefault(row.processInstanceId, List.of()), history)).toList();
    }

    private static DeliveryProjectView view(Row row, String companyName, Map<String, FileView> files, List<OpenTasks.OpenTask> tasks,
                                            List<Journal.Entry> history) {
        DeliveryProject p = row.project;
        Registration r = p.registration;
        return new DeliveryProjectView(p.key, p.partnerId, companyName, r.customerName(), p.status.status(), p.createdAt, row.updatedAt,
                null, row.processInstanceId, tasks.stream().map(OpenTasks.OpenTask::action).toList(), p.opportunityKey, r.customerName(), r.customerAccount(), r.scene(),
                r.deliveryStart(), r.deliveryEnd(), Money.text(r.annualCloudVolume()), r.workloadPersonDays(), files.get("sow"),
                files.get("projectPlan"), p.completedOn, files.get("acceptanceReport"), files.get("finalSow"),
                files.get("customerEvidence"), p.qualityScore, p.incentiveKey, history);
    }
}
