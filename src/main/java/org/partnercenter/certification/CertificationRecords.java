package org.partnercenter.certification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.FileView;
import org.partnercenter.platform.masking.Masking;
import org.partnercenter.platform.process.OpenTasks;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The business certifications as people read them. */
@Component
class CertificationRecords implements RecordCollection<CertificationView> {

    static final String NAME = "business-certifications";
    private static final Status REVEALED = new Status("revealed", "查看明文", "Value revealed");

    private final JdbcClient jdbc;
    private final Attachments attachments;
    private final Deadlines deadlines;
    private final OpenTasks openTasks;
    private final Journal journal;

    CertificationRecords(JdbcClient jdbc, Attachments attachments, Deadlines deadlines, OpenTasks openTasks, Journal journal) {
        this.jdbc = jdbc;
        this.attachments = attachments;
        this.deadlines = deadlines;
        this.openTasks = openTasks;
        this.journal = journal;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String prefix() {
        return "CRT";
    }

    @Override
    public String label() {
        return "商业信息认证 Business certifications";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(CertificationStatus.values()).map(CertificationStatus::status).toList();
    }

    @Override
    public List<Status> historyStatuses() {
        return Stream.concat(statuses().stream(), Stream.of(REVEALED)).toList();
    }

    @Override
    public String processKey() {
        return "business-certification";
    }

    @Override
    public Page<CertificationView> list(ListQuery query, Actor viewer) {
        return rows(selection(viewer), query).map(rows -> views(rows, viewer, null));
    }

    @Override
    public List<CertificationView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of() : views(
                rows(selection(viewer).where("c.certification_key in (:keys)", "keys", keys), ListQuery.LARGEST).items(), viewer, null);
    }

    @Override
    public CertificationView item(String key, Actor viewer) {
        List<Row> found = rows(selection(viewer).where("c.certification_key = :key", "key", key), ListQuery.DEFAULT).items();
        if (found.isEmpty()) {
            throw Refusal.notFound("business certification");
        }
        return views(found, viewer, journal.of(key, viewer)).get(0);
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("business_certification c left join record_instance i on i.record_key = c.certification_key"
                        + " left join deadline d on d.record_key = c.certification_key and d.purpose = '" + Transfers.AMOUNT_ENTRY
                        + "' and d.closed_at is null")
                .visibleTo(viewer, "c.partner_id")
                .search("c.certification_key", "c.company_name", "c.credit_code", "c.bank_name", "c.contact_name")
                .status(Selection.codes(CertificationStatus.class), "c.status")
                .sortable("key", "c.certification_key").sortable("createdAt", "c.created_at").sortable("updatedAt", "c.updated_at")
                .sortable("status", "c.status").sortable("partnerId", "c.partner_id").sortable("companyName", "c.company_name")
                .sortable("creditCode", "c.credit_code").sortable("taxpayerType", "c.taxpayer_type").sortable("bankName", "c.bank_name")
                .sortable("bankCode", "c.bank_code").sortable("bankBranch", "c.bank_branch").sortable("triesLeft", "c.tries_left")
                .sortable("transferSentAt", "c.transfer_sent_at").sortable("certifiedAt", "c.certified_at").sortable("deadline", "d.at");
    }

    private record Row(Certification certification, Instant updatedAt, String processInstanceId) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(CertificationRepository.read(row), row.getTimestamp("updated_at").toInstant(),
                    row.getString("process_instance_id"));
        }
    }

    private Page<Row> rows(Selection selection, ListQuery query) {
        return selection.page(jdbc, "c.*, i.process_instance_id", query, Row::read);
    }

    private List<CertificationView> views(List<Row> rows, Actor viewer, List<Journal.Entry> history) {
        List<String> keys = rows.stream().map(row -> row.certification.key).toList();
        Map<String, Map<String, FileView>> files = attachments.of(keys, viewer);
        Map<String, Deadline> running = deadlines.ofRecords(keys, Transfers.AMOUNT_ENTRY);
        Map<String, List<OpenTasks.OpenTask>> tasks = openTasks.of(rows.stream().map(Row::processInstanceId).filter(Objects::nonNull)
                .toList(), viewer);
        return rows.stream().map(row -> view(row, files.getOrDefault(row.certification.key, Map.of()), running.get(row.certification.key),
                row.processInstanceId == null ? List.of() : tasks.getOrDefault(row.processInstanceId, List.of()), history)).toList();
    }

    private CertificationView view(Row row, Map<String, FileView> files, Deadline deadline, List<OpenTasks.OpenTask> tasks,
                                   List<Journal.Entry> history) {
        Certification c = row.certification;
        BusinessInformation i = c.information;
        return new CertificationView(c.key, c.partnerId, c.companyName, c.companyName, c.status.status(), c.createdAt, row.updatedAt,
                deadline == null ? null : deadlines.view(deadline), row.processInstanceId,
                tasks.stream().map(OpenTasks.OpenTask::action).toList(), c.creditCode, i.taxpayerType(), i.registeredAddress(),
                i.registeredPhone(), i.financeContactName(), i.financeContactMobile(), i.financeContactEmail(), i.bankCode(), i.bankName(),
                i.bankBranch(), i.bankAccountHolder(), Masking.bankAccount(i.bankAccount()), i.intermediaryBank(), files.get("licence"),
                true, files.get("bankLetter"), c.comment, c.result, c.triesLeft, c.bankReference, c.transferSentAt, c.note, c.certifiedAt,
                history);
    }
}
