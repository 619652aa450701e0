package org.partnercenter.payout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
import org.partnercenter.platform.web.Action;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The payout slips as people read them. */
@Component
class PayoutRecords implements RecordCollection<PayoutView> {

    private static final Action CANCEL = new Action("cancel", "取消", "Cancel", null);
    private static final Action INVOICE_LIST = new Action("invoice-list", "开票清单", "Invoice list", null);

    private final JdbcClient jdbc;
    private final SlipRepository slips;
    private final Attachments attachments;
    private final Deadlines deadlines;
    private final Partners partners;
    private final OpenTasks openTasks;
    private final Journal journal;

    PayoutRecords(JdbcClient jdbc, SlipRepository slips, Attachments attachments, Deadlines deadlines, Partners partners, OpenTasks openTasks,
                  Journal journal) {
        this.jdbc = jdbc;
        this.slips = slips;
        this.attachments = attachments;
        this.deadlines = deadlines;
        this.partners = partners;
        this.openTasks = openTasks;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "payouts";
    }

    @Override
    public String prefix() {
        return "PAY";
    }

    @Override
    public String label() {
        return "申付单 Payout slips";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(PayoutStatus.values()).map(PayoutStatus::status).toList();
    }

    @Override
    public String processKey() {
        return "payout";
    }

    @Override
    public Page<PayoutView> list(ListQuery query, Actor viewer) {
        return rows(selection(viewer), query).map(rows -> views(rows, viewer, null));
    }

    @Override
    public List<PayoutView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : views(rows(selection(viewer).where("s.slip_key in (:keys)", "keys", keys), ListQuery.LARGEST).items(), viewer, null);
    }

    @Override
    public PayoutView item(String key, Actor viewer) {
        List<Row> found = rows(selection(viewer).where("s.slip_key = :key", "key", key), ListQuery.DEFAULT).items();
        if (found.isEmpty()) {
            throw Refusal.notFound("payout slip");
        }
        return views(found, viewer, journal.of(key, viewer)).get(0);
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("payout_slip s left join record_instance i on i.record_key = s.slip_key"
                        + " left join deadline d on d.record_key = s.slip_key and d.purpose = '" + SlipReviews.PAYMENT + "' and d.closed_at is null")
                .visibleTo(viewer, "s.partner_id")
                .search("s.slip_key", "s.title", "s.record_key", "s.source_key", "s.result_key", "s.bank_reference")
                .status(Selection.codes(PayoutStatus.class), "s.status")
                .sortable("key", "s.slip_key").sortable("createdAt", "s.created_at").sortable("updatedAt", "s.updated_at")
                .sortable("status", "s.status").sortable("partnerId", "s.partner_id").sortable("title", "s.title").sortable("way", "s.way")
                .sortable("amount", "s.amount").sortable("origin", "s.origin").sortable("deadline", "d.at").sortable("approvedAt", "s.approved_at")
                .sortable("paidOn", "s.paid_on");
    }

    private record Row(PayoutSlip slip, Instant updatedAt, String processInstanceId) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(SlipRepository.read(row), row.getTimestamp("updated_at").toInstant(), row.getString("process_instance_id"));
        }
    }

    private Page<Row> rows(Selection selection, ListQuery query) {
        return selection.page(jdbc, "s.*, i.process_instance_id", query, Row::read);
    }

    /** What a page of rows needs besides the rows, fetched once for all. */
    private record Around(Map<String, String> names, Map<String, List<SlipLineText>> lines, Map<String, List<PayoutInvoice>> invoices,
                          Map<String, Map<String, FileView>> files, Map<String, Deadline> deadlines,
                          Map<String, List<OpenTasks.OpenTask>> tasks) {
    }

    private List<PayoutView> views(List<Row> rows, Actor viewer, List<Journal.Entry> history) {
        List<String> keys = rows.stream().map(row -> row.slip.key).toList();
        Around around = new Around(partners.names(rows.stream().map(row -> row.slip.partnerId).toList()), slips.lines(keys), slips.invoices(keys),
                attachments.of(keys, viewer), deadlines.ofRecords(keys, SlipReviews.PAYMENT),
                openTasks.of(rows.stream().map(Row::processInstanceId).filter(Objects::nonNull).toList(), viewer));
        return rows.stream().map(row -> view(row, around, viewer, history)).toList();
    }

    private PayoutView view(Row row, Around around, Actor viewer, List<Journal.Entry> history) {
        PayoutSlip s = row.slip;
        Deadline deadline = around.deadlines.get(s.key);
        List<SlipLineText> lines = around.lines.getOrDefault(s.key, List.of());
        return new PayoutView(s.key, s.partnerId, around.names.get(s.partnerId), s.title, s.status.status(), s.createdAt, row.updatedAt,
                deadline == null ? null : deadlines.view(deadline), row.processInstanceId, actions(row, around, viewer), s.origin, s.recordKey,
                s.incentiveClass, s.way.code(), Money.text(s.amount),
                lines.stream().map(l -> new PayoutView.Line(l.sourceKey(), l.kind(), l.period(), l.description(), Money.text(l.amount()))).toList(),
                lines.stream().map(SlipLineText::sourceKey).filter(key -> key.startsWith("INC-")).toList(),
                around.invoices.getOrDefault(s.key, List.of()).stream()
                        .map(i -> new PayoutView.Invoice(i.code(), i.number(), Money.text(i.amount()), i.issuedOn())).toList(),
                PayoutPapers.hasInvoiceList(s) && PayoutPapers.mayOpen(viewer) ? "/api/payouts/" + s.key + "/invoice-list" : null, s.approvedAt,
                s.resultKey, s.bankReference, s.paidOn, s.settlementReference, new TreeMap<>(around.files.getOrDefault(s.key, Map.of())), history);
    }

    private static List<Action> actions(Row row, Around around, Actor viewer) {
        List<Action> actions = new ArrayList<>(row.processInstanceId == null ? List.of()
                : around.tasks.getOrDefault(row.processInstanceId, List.of()).stream().map(OpenTasks.OpenTask::action).toList());
        if (PayoutPapers.hasInvoiceList(row.slip) && PayoutPapers.mayOpen(viewer)) {
            actions.add(INVOICE_LIST);
        }
        if (Payouts.mayCancel(row.slip, viewer)) {
            actions.add(CANCEL);
        }
        return actions;
    }
}
