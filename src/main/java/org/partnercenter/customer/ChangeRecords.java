package org.partnercenter.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.masking.Masking;
import org.partnercenter.platform.process.OpenTasks;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests to change associations as people read them. */
@Component
class ChangeRecords implements RecordCollection<ChangeView> {

    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final Partners partners;
    private final Members members;
    private final OpenTasks openTasks;
    private final Journal journal;
    private final RefundTargets refunds;

    ChangeRecords(JdbcClient jdbc, Deadlines deadlines, Partners partners, Members members, OpenTasks openTasks, Journal journal,
                  RefundTargets refunds) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.partners = partners;
        this.members = members;
        this.openTasks = openTasks;
        this.journal = journal;
        this.refunds = refunds;
    }

    @Override
    public String name() {
        return "association-changes";
    }

    @Override
    public String prefix() {
        return "CHG";
    }

    @Override
    public String label() {
        return "关联变更 Association changes";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(ChangeStatus.values()).map(ChangeStatus::status).toList();
    }

    @Override
    public String processKey() {
        return "association-change";
    }

    @Override
    public Page<ChangeView> list(ListQuery query, Actor viewer) {
        return rows(selection(viewer), query).map(rows -> views(rows, viewer, null));
    }

    @Override
    public List<ChangeView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : views(rows(selection(viewer).where("c.change_key in (:keys)", "keys", keys), ListQuery.LARGEST).items(), viewer, null);
    }

    @Override
    public ChangeView item(String key, Actor viewer) {
        List<Row> found = rows(selection(viewer).where("c.change_key = :key", "key", key), ListQuery.DEFAULT).items();
        if (found.isEmpty()) {
            throw Refusal.notFound("association change");
        }
        return views(found, viewer, journal.of(key, viewer)).get(0);
    }

    /** An account manager without a further role sees its own customers' requests only. */
    private Selection selection(Actor viewer) {
        return members.scope(viewer).narrow(all(viewer), "a.manager_id");
    }

    private static Selection all(Actor viewer) {
        return Selection.from("association_change c join association a on a.association_key = c.association_key"
                        + " left join record_instance i on i.record_key = c.change_key"
                        + " left join deadline d on d.record_key = c.change_key and d.purpose = '" + Changes.ANSWER
                        + "' and d.closed_at is null")
                .visibleTo(viewer, "c.partner_id")
                .search("c.change_key", "c.association_key", "c.customer_id", "c.reason")
                .status(Selection.codes(ChangeStatus.class), "c.status")
                .sortable("key", "c.change_key").sortable("createdAt", "c.created_at").sortable("updatedAt", "c.updated_at")
                .sortable("status", "c.status").sortable("partnerId", "c.partner_id").sortable("kind", "c.kind")
                .sortable("initiator", "c.initiator").sortable("associationKey", "c.association_key")
                .sortable("customerId", "c.customer_id").sortable("deadline", "d.at");
    }

    private record Row(Change change, Instant updatedAt, String processInstanceId) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(ChangeRepository.read(row), row.getTimestamp("updated_at").toInstant(), row.getString("process_instance_id"));
        }
    }

    private Page<Row> rows(Selection selection, ListQuery query) {
        return selection.page(jdbc, "c.*, i.process_instance_id", query, Row::read);
    }

    private List<ChangeView> views(List<Row> rows, Actor viewer, List<Journal.Entry> history) {
        Map<String, String> names = partners.names(rows.stream().map(row -> row.change.partnerId).toList());
        Map<String, Deadline> running = deadlines.ofRecords(rows.stream().map(row -> row.change.key).toList(), Changes.ANSWER);
        Map<String, List<OpenTasks.OpenTask>> tasks = openTasks.of(rows.stream().map(Row::processInstanceId).filter(Objects::nonNull)
                .toList(), viewer);
        // a page has many requests but few kinds of them
        Map<String, List<ChangeView.Refund>> routes = new HashMap<>();
        return rows.stream().map(row -> view(row, names.get(row.change.partnerId), running.get(row.change.key),
                row.processInstanceId == null ? List.of() : tasks.getOrDefault(row.processInstanceId, List.of()),
                routes.computeIfAbsent(row.change.type + row.change.kind,
                        k -> ChangeView.Refund.of(RefundRoute.after(refunds, row.change.type, row.change.kind))), history)).toList();
    }

    private ChangeView view(Row row, String companyName, Deadline deadline, List<OpenTasks.OpenTask> tasks, List<ChangeView.Refund> refunds,
                            List<Journal.Entry> history) {
        Change c = row.change;
        return new ChangeView(c.key, c.partnerId, companyName, c.status.status(), c.createdAt, row.updatedAt,
                deadline == null ? null : deadlines.view(deadline), row.processInstanceId,
                tasks.stream().map(OpenTasks.OpenTask::action).toList(), c.associationKey, c.customerId, Masking.name(c.customerName),
                c.initiator.code(), c.kind.code(), c.kind.status().label(), c.type, c.newType, c.reason, c.answerComment, c.decidedAt,
                c.appliedAt, refunds, history);
    }
}
