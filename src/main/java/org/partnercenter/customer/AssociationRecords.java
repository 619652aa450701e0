package org.partnercenter.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.Contacts;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
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

/** The associations as people read them: a partner its own, an account manager those of its own customers (PTR-07). */
@Component
class AssociationRecords implements RecordCollection<AssociationView>, Revealable {

    private static final String FROM = "association a left join record_instance i on i.record_key = a.association_key";
    /** Customer service must be able to call whom it helps. */
    private static final Set<String> REVEALERS = Set.of("partner-admin", "partner-sales", "operations");
    private static final Map<String, Function<Association, String>> MASKED = Map.of("customerName", a -> a.customerName, "mobile", a -> a.mobile,
            "email", a -> a.email);

    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final Bonds bonds;
    private final Partners partners;
    private final Members members;
    private final OpenTasks openTasks;
    private final Journal journal;

    AssociationRecords(JdbcClient jdbc, Deadlines deadlines, Bonds bonds, Partners partners, Members members, OpenTasks openTasks,
                       Journal journal) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.bonds = bonds;
        this.partners = partners;
        this.members = members;
        this.openTasks = openTasks;
        this.journal = journal;
    }

    private record Row(Association association, String processInstanceId) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(AssociationRepository.read(row), row.getString("process_instance_id"));
        }
    }

    @Override
    public String name() {
        return "associations";
    }

    @Override
    public String prefix() {
        return "ASC";
    }

    @Override
    public String label() {
        return "客户关联 Associations";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(AssociationStatus.values()).map(AssociationStatus::status).toList();
    }

    @Override
    public String processKey() {
        return "customer-association";
    }

    /** A masked mobile or address is found by its whole value only (RSL-02). */
    @Override
    public Page<AssociationView> list(ListQuery query, Actor viewer) {
        return visible(viewer).status(Selection.codes(AssociationStatus.class), "a.status")
                .search("a.association_key", "a.report_key", "a.tag", "a.campaign", "a.account_name")
                .found("a.mobile", Contacts::mobile).found("lower(a.email)", Contacts::email)
                .sortable("createdAt", "a.created_at").sortable("updatedAt", "a.updated_at").sortable("status", "a.status")
                .sortable("key", "a.association_key").sortable("associationType", "a.association_type")
                .sortable("associatedAt", "a.associated_at").sortable("failedAt", "a.failed_at")
                .page(jdbc, "a.*, i.process_instance_id", query, Row::read).map(rows -> views(rows, viewer, null));
    }

    @Override
    public AssociationView item(String key, Actor viewer) {
        List<Row> found = read(Set.of(key), viewer);
        if (found.isEmpty()) {
            throw Refusal.notFound("association " + key);
        }
        return views(found, viewer, journal.of(key, viewer)).get(0);
    }

    @Override
    public List<AssociationView> rows(Collection<String> keys, Actor viewer) {
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
        return read(keys, actor).stream().map(Row::association)
                .collect(Collectors.toMap(a -> a.key, a -> Objects.requireNonNullElse(MASKED.get(column).apply(a), "")));
    }

    private Selection visible(Actor viewer) {
        return members.scope(viewer).narrow(Selection.from(FROM).visibleTo(viewer, "a.partner_id"), "a.manager_id");
    }

    private List<Row> read(Collection<String> keys, Actor viewer) {
        return visible(viewer).where("a.association_key in (:keys)", "keys", Set.copyOf(keys)).all(jdbc, "a.*, i.process_instance_id", Row::read);
    }

    private List<AssociationView> views(List<Row> rows, Actor viewer, List<Journal.Entry> history) {
        Map<String, Deadline> running = deadlines.ofRecords(rows.stream().map(row -> row.association.key).toList(), AssociationOutcomes.INVITATION);
        Map<String, String> names = partners.names(rows.stream().map(row -> row.association.partnerId).toList());
        Map<String, Bond> bound = bonds.ofCustomers(rows.stream().map(row -> row.association)
                .filter(a -> a.status == AssociationStatus.ASSOCIATED).map(a -> a.customerId).toList());
        Map<String, List<OpenTasks.OpenTask>> tasks = openTasks.of(rows.stream().map(Row::processInstanceId).filter(Objects::nonNull).toList(), viewer);
        return rows.stream().map(row -> view(row, names.get(row.association.partnerId), running.get(row.association.key),
                row.association.customerId == null ? null : bound.get(row.association.customerId),
                row.processInstanceId == null ? List.of() : tasks.getOrDefault(row.processInstanceId, List.of()), history)).toList();
    }

    private AssociationView view(Row row, String companyName, Deadline deadline, Bond bond, List<OpenTasks.OpenTask> tasks,
                                 List<Journal.Entry> history) {
        Association a = row.association;
        return new AssociationView(a.key, a.partnerId, companyName, Masking.name(a.customerName), a.status.status(), a.createdAt, a.updatedAt,
                deadline == null || a.status != AssociationStatus.INVITED ? null : deadlines.view(deadline), row.processInstanceId,
                tasks.stream().map(OpenTasks.OpenTask::action).toList(), a.kind.code(), a.associationType, AssociationView.Failure.of(a.failure),
                a.failedAt, Masking.mobile(a.mobile), Masking.email(a.email), a.customerId, a.accountName, a.managerId, a.tag, a.campaign,
                a.reportKey, a.invitationKey, a.note, a.serviceComment, a.associatedAt, a.endedAt, a.endReason,
                bond == null ? null : bond.performanceExcludedUntil(), history);
    }
}
