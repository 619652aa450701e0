package org.partnercenter.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Applications and memberships as people read them: every member of the organisation reads both (PRG-16). */
@Component
class MembershipRecords implements RecordCollection<MembershipView> {

    private static final List<String> PURPOSES = List.of(Applications.INVITATION, "review-membership", Terms.TERM);

    private final JdbcClient jdbc;
    private final ProgrammeTables tables;
    private final Attachments attachments;
    private final Partners partners;
    private final OpenTasks openTasks;
    private final Deadlines deadlines;
    private final Journal journal;

    MembershipRecords(JdbcClient jdbc, ProgrammeTables tables, Attachments attachments, Partners partners, OpenTasks openTasks,
                      Deadlines deadlines, Journal journal) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.attachments = attachments;
        this.partners = partners;
        this.openTasks = openTasks;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "programme-memberships";
    }

    @Override
    public String prefix() {
        return "JOIN";
    }

    @Override
    public String label() {
        return "伙伴计划 Memberships";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(MembershipStatus.values()).map(MembershipStatus::status).toList();
    }

    @Override
    public String processKey() {
        return "programme-join";
    }

    @Override
    public Page<MembershipView> list(ListQuery query, Actor viewer) {
        return rows(selection(viewer), query).map(rows -> views(rows, viewer, null));
    }

    @Override
    public List<MembershipView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : views(rows(selection(viewer).where("m.membership_key in (:keys)", "keys", keys), ListQuery.LARGEST).items(), viewer, null);
    }

    @Override
    public MembershipView item(String key, Actor viewer) {
        List<Row> found = rows(selection(viewer).where("m.membership_key = :key", "key", key), ListQuery.DEFAULT).items();
        if (found.isEmpty()) {
            throw Refusal.notFound("programme membership");
        }
        return views(found, viewer, journal.of(key, viewer)).get(0);
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("programme_membership m left join record_instance i on i.record_key = m.membership_key")
                .visibleTo(viewer, "m.partner_id")
                .search("m.membership_key", "m.programme_code", "m.name_zh", "m.name_en", "m.partner_id")
                .status(Selection.codes(MembershipStatus.class), "m.status")
                .sortable("key", "m.membership_key").sortable("createdAt", "m.created_at").sortable("updatedAt", "m.updated_at")
                .sortable("status", "m.status").sortable("partnerId", "m.partner_id").sortable("programmeCode", "m.programme_code")
                .sortable("submittedAt", "m.submitted_at").sortable("joinedAt", "m.joined_at").sortable("validFrom", "m.valid_from")
                .sortable("validUntil", "m.term_until").sortable("endedOn", "m.ended_on");
    }

    private record Row(Membership membership, Instant updatedAt, String processInstanceId) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(MembershipRepository.read(row), row.getTimestamp("updated_at").toInstant(), row.getString("process_instance_id"));
        }
    }

    private Page<Row> rows(Selection selection, ListQuery query) {
        return selection.page(jdbc, "m.*, i.process_instance_id", query, Row::read);
    }

    private List<MembershipView> views(List<Row> rows, Actor viewer, List<Journal.Entry> history) {
        List<String> keys = rows.stream().map(row -> row.membership.key).toList();
        Map<String, String> names = partners.names(rows.stream().map(row -> row.membership.partnerId).toList());
        Map<String, Map<String, FileView>> files = attachments.of(keys, viewer);
        Map<String, Policy> policies = tables.policies().stream().collect(Collectors.toMap(Policy::code, p -> p));
        Map<String, Deadline> running = new HashMap<>();
        PURPOSES.forEach(purpose -> running.putAll(deadlines.ofRecords(keys, purpose)));
        Map<String, List<OpenTasks.OpenTask>> tasks = openTasks.of(rows.stream().map(Row::processInstanceId).filter(Objects::nonNull).toList(),
                viewer);
        return rows.stream().map(row -> {
            Membership m = row.membership;
            Deadline deadline = running.get(m.key);
            List<Action> actions = tasks.getOrDefault(String.valueOf(row.processInstanceId), List.of()).stream()
                    .map(OpenTasks.OpenTask::action).toList();
            boolean certified = m.isJoined() && policies.containsKey(m.programmeCode) && policies.get(m.programmeCode).certificate();
            return new MembershipView(m.key, m.partnerId, names.get(m.partnerId), m.nameZh, m.status.status(), m.createdAt, row.updatedAt,
                    deadline == null ? null : deadlines.view(deadline), row.processInstanceId, actions, m.programmeCode, m.nameZh, m.nameEn,
                    m.submittedAt, m.conditionsConfirmed, !m.agreements.isEmpty(), files.getOrDefault(m.key, Map.of()).get(Applications.ATTACHMENT),
                    m.note, m.reviewComment, m.joinedAt, m.validFrom, m.termFrom, m.termUntil, certified ? m.certificateNumber() : null,
                    certified ? "/api/programme-memberships/" + m.key + "/certificate" : null, m.endedOn, m.endReason, m.redeemUntil,
                    m.conditions, m.agreements, history);
        }).toList();
    }
}
