package org.partnercenter.solution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.FileView;
import org.partnercenter.platform.process.OpenTasks;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Solutions as people read them: a fixed number of queries for a page, however long it is. */
@Component
@Transactional(readOnly = true)
public class SolutionRecords implements RecordCollection<SolutionView> {

    private static final String TABLES = "solution s left join record_instance r on r.record_key = s.solution_key";
    private static final String COLUMNS = "s.*, r.process_instance_id";
    private static final String BEFORE_LAUNCH = "s.launch in ('none', 'draft')";
    private static final Map<String, String> STATUS_CONDITIONS = statusConditions();

    private final JdbcClient jdbc;
    private final Attachments attachments;
    private final Partners partners;
    private final Deadlines deadlines;
    private final OpenTasks openTasks;
    private final Journal journal;

    SolutionRecords(JdbcClient jdbc, Attachments attachments, Partners partners, Deadlines deadlines, OpenTasks openTasks, Journal journal) {
        this.jdbc = jdbc;
        this.attachments = attachments;
        this.partners = partners;
        this.deadlines = deadlines;
        this.openTasks = openTasks;
        this.journal = journal;
    }

    private record Row(Solution solution, Instant updatedAt, String processInstanceId) {
    }

    @Override
    public String name() {
        return "solutions";
    }

    @Override
    public String prefix() {
        return "SOL";
    }

    @Override
    public String label() {
        return "基线解决方案 Solutions";
    }

    @Override
    public String processKey() {
        return "solution-launch";
    }

    @Override
    public List<Status> statuses() {
        return statusParts().toList();
    }

    @Override
    public Page<SolutionView> list(ListQuery query, Actor viewer) {
        return selection(viewer)
                .search("s.name", "s.solution_key", "s.product_name")
                .status(STATUS_CONDITIONS)
                .sortable("updatedAt", "s.updated_at")
                .sortable("name", "s.name").sortable("partnerId", "s.partner_id").sortable("nreUntil", "s.nre_until")
                .page(jdbc, COLUMNS, query, SolutionRecords::row)
                .map(rows -> views(rows, viewer, false));
    }

    @Override
    public List<SolutionView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of() : views(selection(viewer).where("s.solution_key in (:keys)", "keys", keys)
                .page(jdbc, COLUMNS, ListQuery.LARGEST, SolutionRecords::row).items(), viewer, false);
    }

    @Override
    public SolutionView item(String key, Actor viewer) {
        List<Row> found = selection(viewer).where("s.solution_key = :key", "key", key)
                .page(jdbc, COLUMNS, ListQuery.DEFAULT, SolutionRecords::row).items();
        return views(found, viewer, true).stream().findFirst().orElseThrow(() -> Refusal.notFound("solution " + key));
    }

    private static Selection selection(Actor viewer) {
        return Selection.from(TABLES).visibleTo(viewer, "s.partner_id").sortable("createdAt", "s.created_at").sortable("key", "s.solution_key");
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(SolutionRepository.read(row), row.getTimestamp("updated_at").toInstant(), row.getString("process_instance_id"));
    }

    private List<SolutionView> views(List<Row> rows, Actor viewer, boolean withHistory) {
        List<String> keys = rows.stream().map(r -> r.solution().key).toList();
        Map<String, Map<String, FileView>> files = attachments.of(keys, viewer);
        Map<String, String> names = partners.names(rows.stream().map(r -> r.solution().partnerId).toList());
        Map<String, Deadline> offers = deadlines.ofRecords(keys, Solutions.NRE_OFFER);
        Map<String, List<OpenTasks.OpenTask>> tasks = openTasks.of(
                rows.stream().map(Row::processInstanceId).filter(java.util.Objects::nonNull).toList(), viewer);
        return rows.stream().map(row -> view(row, names, files.getOrDefault(row.solution().key, Map.of()), offers.get(row.solution().key),
                row.processInstanceId() == null ? List.of() : tasks.getOrDefault(row.processInstanceId(), List.of()),
                withHistory ? journal.of(row.solution().key, viewer) : null)).toList();
    }

    private SolutionView view(Row row, Map<String, String> names, Map<String, FileView> files, Deadline offer,
                              List<OpenTasks.OpenTask> tasks, List<Journal.Entry> history) {
        Solution s = row.solution();
        return new SolutionView(s.key, s.partnerId, names.get(s.partnerId), s.name(), s.tracks().composite(), s.tracks().byName(),
                SolutionActions.of(s.tracks(), tasks), s.brand, s.product, s.commonName, s.summary, files.get("presentation"),
                files.get("featureList"), s.designLead, s.architectureNote, s.architectureChanged, files.get("testReport"),
                s.configuratorLink, files.get("configuratorFile"), s.productName, s.shopUrl, s.productId, files.get("salesGuide"),
                files.get("architectureMail"), s.certifiedAt, s.nreUntil, s.nreKey, files.get("businessCase"), Money.text(s.expectedRevenue),
                offer == null ? null : deadlines.view(offer), s.createdAt, row.updatedAt(), row.processInstanceId(), history);
    }

    /** The parts that a composite status can have, in the order of the tracks. */
    private static Stream<Status> statusParts() {
        return Stream.of(
                        parts("initiation", Initiation.values(), null),
                        parts("verification", Verification.values(), Verification.NONE),
                        parts("listing", Listing.values(), Listing.NONE),
                        parts("configurator", Configurator.values(), Configurator.NONE),
                        parts("launch", Launch.values(), Launch.NONE))
                .flatMap(s -> s);
    }

    private static Stream<Status> parts(String track, StatusCode[] codes, StatusCode leftOut) {
        return Stream.of(codes).filter(c -> c != leftOut).map(c -> Tracks.part(track, c));
    }

    /** What a part of the composite status means in SQL; a part is found only where it is shown (SOL-10), and two that are never shown wherever they hold. */
    private static Map<String, String> statusConditions() {
        Map<String, String> conditions = new LinkedHashMap<>();
        statusParts().forEach(part -> {
            String track = part.code().substring(0, part.code().indexOf(':'));
            String code = part.code().substring(track.length() + 1);
            String condition = "s." + track + " = '" + code + "'";
            if (!track.equals("launch")) {
                condition += " and " + BEFORE_LAUNCH;
            }
            if (part.code().equals("initiation:completed")) {
                condition += " and s.listing not in ('listing', 'listed')";
            }
            conditions.put(part.code(), "(" + condition + ")");
        });
        return conditions;
    }
}
