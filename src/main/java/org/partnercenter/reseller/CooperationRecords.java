package org.partnercenter.reseller;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.process.OpenTasks;
import org.partnercenter.platform.web.Action;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cooperations as people read them: both sides their own, the vendor all (RSL-07). */
@Component
public class CooperationRecords implements RecordCollection<CooperationView> {

    private static final Action WITHDRAW = new Action("withdraw", "撤回", "Withdraw", null);
    private static final Action END = new Action("end", "终止合作", "End the cooperation", null);

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Partners partners;
    private final Deadlines deadlines;
    private final OpenTasks openTasks;

    CooperationRecords(JdbcClient jdbc, Journal journal, Partners partners, Deadlines deadlines, OpenTasks openTasks) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.partners = partners;
        this.deadlines = deadlines;
        this.openTasks = openTasks;
    }

    @Override
    public String name() {
        return "reseller-cooperations";
    }

    @Override
    public String prefix() {
        return "RSC";
    }

    @Override
    public String label() {
        return "云经销商合作 Reseller cooperations";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(CooperationStatus.values()).map(CooperationStatus::status).toList();
    }

    @Override
    public String processKey() {
        return "reseller-cooperation";
    }

    @Override
    public Page<CooperationView> list(ListQuery query, Actor viewer) {
        Page<Row> page = rows(selection(viewer), query);
        return new Page<>(views(page.items(), viewer, null), page.total());
    }

    @Override
    public List<CooperationView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : views(rows(selection(viewer).where("c.cooperation_key in (:keys)", "keys", keys), ListQuery.LARGEST).items(), viewer, null);
    }

    @Override
    public CooperationView item(String key, Actor viewer) {
        List<Row> found = rows(selection(viewer).where("c.cooperation_key = :key", "key", key), ListQuery.DEFAULT).items();
        if (found.isEmpty()) {
            throw Refusal.notFound("cooperation");
        }
        return views(found, viewer, journal.of(key, viewer)).get(0);
    }

    private static Selection selection(Actor viewer) {
        Selection all = Selection.from("reseller_cooperation c left join record_instance i on i.record_key = c.cooperation_key"
                        + " left join deadline d on d.record_key = c.cooperation_key and d.purpose = '" + Cooperations.INVITATION
                        + "' and d.closed_at is null")
                .search("c.cooperation_key", "c.partner_id", "c.counterpart_id")
                .status(Selection.codes(CooperationStatus.class), "c.status")
                .sortable("key", "c.cooperation_key").sortable("createdAt", "c.created_at").sortable("updatedAt", "c.updated_at")
                .sortable("status", "c.status").sortable("partnerId", "c.partner_id").sortable("counterpartId", "c.counterpart_id")
                .sortable("kind", "c.kind").sortable("cooperatingAt", "c.cooperating_at").sortable("deadline", "d.at");
        return viewer.isVendor() || viewer.isSystem() ? all
                : all.where("(c.partner_id = :side or c.counterpart_id = :side)", "side", String.valueOf(viewer.partnerId()));
    }

    private record Row(Cooperation cooperation, String processInstanceId) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(CooperationRepository.read(row, number), row.getString("process_instance_id"));
        }
    }

    private Page<Row> rows(Selection selection, ListQuery query) {
        return selection.page(jdbc, "c.*, i.process_instance_id", query, Row::read);
    }

    private List<CooperationView> views(List<Row> rows, Actor viewer, List<Journal.Entry> history) {
        Map<String, String> names = partners.names(rows.stream().map(Row::cooperation)
                .flatMap(c -> Stream.of(c.partnerId(), c.counterpartId())).distinct().toList());
        Map<String, Deadline> running = deadlines.ofRecords(rows.stream().map(row -> row.cooperation().key()).toList(), Cooperations.INVITATION);
        // tasks belong to the side that has to answer: the other one's people of the same role have none
        List<String> instances = rows.stream().filter(row -> viewer.isVendor() || row.cooperation().counterpartId().equals(viewer.partnerId()))
                .map(Row::processInstanceId).filter(Objects::nonNull).toList();
        Map<String, List<OpenTasks.OpenTask>> tasks = openTasks.of(instances, viewer);
        return rows.stream().map(row -> view(row, names, running.get(row.cooperation().key()),
                tasks.getOrDefault(Objects.toString(row.processInstanceId(), ""), List.of()), viewer, history)).toList();
    }

    private CooperationView view(Row row, Map<String, String> names, Deadline deadline, List<OpenTasks.OpenTask> tasks, Actor viewer,
                                 List<Journal.Entry> history) {
        Cooperation c = row.cooperation();
        String title = c.kind().status().zh() + " · " + names.getOrDefault(c.resellerId(), c.resellerId()) + " → "
                + names.getOrDefault(c.distributorId(), c.distributorId());
        return new CooperationView(c.key(), c.partnerId(), names.get(c.partnerId()), title, c.status().status(), c.createdAt(), c.updatedAt(),
                deadline == null ? null : deadlines.view(deadline), row.processInstanceId(), actions(c, tasks, viewer), c.kind().code(),
                c.counterpartId(), names.get(c.counterpartId()), c.resellerId(), c.distributorId(), c.message(), c.comment(),
                c.cooperatingAt(), c.endedAt(), history);
    }

    private static List<Action> actions(Cooperation c, List<OpenTasks.OpenTask> tasks, Actor viewer) {
        List<Action> actions = new ArrayList<>(tasks.stream().map(OpenTasks.OpenTask::action).toList());
        if (c.status().isOpen() && c.partnerId().equals(viewer.partnerId()) && viewer.hasAny("partner-admin")) {
            actions.add(WITHDRAW);
        }
        if (c.status() == CooperationStatus.COOPERATING && viewer.hasAny("ecosystem-manager")) {
            actions.add(END);
        }
        return actions;
    }
}
