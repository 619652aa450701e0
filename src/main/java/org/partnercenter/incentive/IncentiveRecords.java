package org.partnercenter.incentive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
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

/** The incentives as people read them. */
@Component
class IncentiveRecords implements RecordCollection<IncentiveView> {

    private final JdbcClient jdbc;
    private final IncentiveRepository incentives;
    private final Deadlines deadlines;
    private final Partners partners;
    private final OpenTasks openTasks;
    private final OpportunityClaimRepository claims;
    private final Attachments attachments;
    private final Journal journal;

    IncentiveRecords(JdbcClient jdbc, IncentiveRepository incentives, Deadlines deadlines, Partners partners, OpenTasks openTasks,
                     OpportunityClaimRepository claims, Attachments attachments, Journal journal) {
        this.jdbc = jdbc;
        this.incentives = incentives;
        this.deadlines = deadlines;
        this.partners = partners;
        this.openTasks = openTasks;
        this.claims = claims;
        this.attachments = attachments;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "incentives";
    }

    @Override
    public String prefix() {
        return "INC";
    }

    @Override
    public String label() {
        return "激励 Incentives";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(IncentiveStatus.values()).map(IncentiveStatus::status).toList();
    }

    @Override
    public String processKey() {
        return "incentive-confirmation";
    }

    @Override
    public Page<IncentiveView> list(ListQuery query, Actor viewer) {
        return rows(selection(viewer), query).map(rows -> views(rows, viewer, null));
    }

    @Override
    public List<IncentiveView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : views(rows(selection(viewer).where("n.incentive_key in (:keys)", "keys", keys), ListQuery.LARGEST).items(), viewer, null);
    }

    @Override
    public IncentiveView item(String key, Actor viewer) {
        List<Row> found = rows(selection(viewer).where("n.incentive_key = :key", "key", key), ListQuery.DEFAULT).items();
        if (found.isEmpty()) {
            throw Refusal.notFound("incentive");
        }
        return views(found, viewer, journal.of(key, viewer)).get(0);
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("incentive n left join record_instance i on i.record_key = n.incentive_key"
                        + " left join deadline d on d.record_key = n.incentive_key and d.purpose in ('" + Incentives.CONFIRMATION
                        + "', '" + OpportunityClaims.REVIEW + "') and d.closed_at is null")
                .visibleTo(viewer, "n.partner_id")
                .search("n.incentive_key", "n.origin_key", "n.title", "n.calculation")
                .status(Selection.codes(IncentiveStatus.class), "n.status")
                .sortable("key", "n.incentive_key").sortable("createdAt", "n.created_at").sortable("updatedAt", "n.updated_at")
                .sortable("status", "n.status").sortable("partnerId", "n.partner_id").sortable("kind", "n.kind")
                .sortable("title", "n.title").sortable("amount", "n.amount").sortable("generatedAt", "n.generated_at")
                .sortable("originKey", "n.origin_key").sortable("deadline", "d.at");
    }

    private record Row(Incentive incentive, Instant updatedAt, String processInstanceId) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(IncentiveRepository.read(row), row.getTimestamp("updated_at").toInstant(), row.getString("process_instance_id"));
        }
    }

    private Page<Row> rows(Selection selection, ListQuery query) {
        return selection.page(jdbc, "n.*, i.process_instance_id", query, Row::read);
    }

    private List<IncentiveView> views(List<Row> rows, Actor viewer, List<Journal.Entry> history) {
        List<String> keys = rows.stream().map(row -> row.incentive.key).toList();
        Map<String, String> names = partners.names(rows.stream().map(row -> row.incentive.partnerId).toList());
        // a claim is reviewed before its amount awaits confirmation: one of the two runs
        Map<String, Deadline> running = new HashMap<>(deadlines.ofRecords(keys, OpportunityClaims.REVIEW));
        running.putAll(deadlines.ofRecords(keys, Incentives.CONFIRMATION));
        Map<String, Claim> claimed = claims.of(keys);
        Map<String, Map<String, FileView>> files = attachments.of(claimed.keySet(), viewer);
        Map<String, List<IncentiveRepository.Amount>> amounts = incentives.amounts(keys, viewer);
        Map<String, List<OpenTasks.OpenTask>> tasks = openTasks.ofRecords(keys, viewer);
        return rows.stream().map(row -> view(row, names.get(row.incentive.partnerId), running.get(row.incentive.key),
                corrections(amounts.getOrDefault(row.incentive.key, List.of())),
                tasks.getOrDefault(row.incentive.key, List.of()), claimed.get(row.incentive.key),
                files.getOrDefault(row.incentive.key, Map.of()).get("startEvidence"), history)).toList();
    }

    private static List<IncentiveView.Correction> corrections(List<IncentiveRepository.Amount> amounts) {
        return amounts.stream().filter(IncentiveRepository.Amount::isCorrection)
                .map(a -> new IncentiveView.Correction(a.at(), a.by(), Money.text(a.from()), Money.text(a.to()), a.reason())).toList();
    }

    private IncentiveView view(Row row, String companyName, Deadline deadline, List<IncentiveView.Correction> corrections,
                               List<OpenTasks.OpenTask> tasks, Claim claim, FileView startEvidence, List<Journal.Entry> history) {
        Incentive i = row.incentive;
        return new IncentiveView(i.key, i.partnerId, companyName, i.title, i.status.status(), i.createdAt, row.updatedAt,
                deadline == null ? null : deadlines.view(deadline), row.processInstanceId, tasks.stream().map(OpenTasks.OpenTask::action).toList(), i.kind.code(),
                i.kind.status().label(), Money.text(i.amount),
                corrections.isEmpty() ? null : corrections.get(corrections.size() - 1).oldAmount(), corrections, i.originKey,
                i.calculation, i.generatedAt, i.associationType, i.slipKey, Money.text(i.offsetAmount), Money.text(i.clawedBackAmount),
                i.feedback, Money.text(i.expectedAmount), i.answer, claim == null ? null : claim.opportunityKey(),
                claim == null ? null : claim.customerAccount(), claim == null ? null : claim.claimKind(),
                claim == null ? null : claim.projectStart(), startEvidence, history);
    }
}
