package org.partnercenter.marketplace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
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

/** The bills as people read them (MKT-01). */
@Component
class BillRecords implements RecordCollection<BillView> {

    private static final String VIEW = "view";
    private static final String INVOICE_LIST = "invoice-list";
    private static final List<String> INVOICE_LIST_GROUPS = List.of("partner-finance", "partner-admin", "finance", "operations");

    private final JdbcClient jdbc;
    private final BillRepository bills;
    private final Partners partners;
    private final OpenTasks openTasks;
    private final Journal journal;

    BillRecords(JdbcClient jdbc, BillRepository bills, Partners partners, OpenTasks openTasks, Journal journal) {
        this.jdbc = jdbc;
        this.bills = bills;
        this.partners = partners;
        this.openTasks = openTasks;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "marketplace-bills";
    }

    @Override
    public String prefix() {
        return "BIL";
    }

    @Override
    public String label() {
        return "云商店对账单 Marketplace bills";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(BillStatus.values()).map(BillStatus::status).toList();
    }

    @Override
    public String processKey() {
        return "marketplace-settlement";
    }

    @Override
    public Page<BillView> list(ListQuery query, Actor viewer) {
        return rows(selection(viewer), query).map(rows -> views(rows, viewer, null));
    }

    @Override
    public List<BillView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : views(rows(selection(viewer).where("b.bill_key in (:keys)", "keys", keys), ListQuery.LARGEST).items(), viewer, null);
    }

    @Override
    public BillView item(String key, Actor viewer) {
        List<Row> found = rows(selection(viewer).where("b.bill_key = :key", "key", key), ListQuery.DEFAULT).items();
        if (found.isEmpty()) {
            throw Refusal.notFound("marketplace bill");
        }
        return views(found, viewer, journal.of(key, viewer)).get(0);
    }

    /**
     * The key of the slip whose invoice list is the bill's: 404 for another's bill, 403 for other groups (INV-08), 409
     * {@code NO_INVOICE_LIST} before an invoice is due and for a bill of 0 or below (MKT-02).
     */
    String invoicedSlip(String key, Actor viewer) {
        Bill bill = rows(selection(viewer).where("b.bill_key = :key", "key", key), ListQuery.DEFAULT).items().stream().findFirst()
                .orElseThrow(() -> Refusal.notFound("marketplace bill")).bill;
        if (!mayOpenInvoiceLists(viewer)) {
            throw Refusal.notAllowed("only " + String.join(", ", INVOICE_LIST_GROUPS) + " may open invoice lists");
        }
        if (!hasInvoiceList(bill)) {
            throw Refusal.conflict("NO_INVOICE_LIST", bill.isInvoiced() ? "no invoice is due yet" : "a bill of 0 or below has no invoice");
        }
        return bill.slipKey;
    }

    private static boolean mayOpenInvoiceLists(Actor viewer) {
        return viewer.hasAny(INVOICE_LIST_GROUPS.toArray(String[]::new));
    }

    private static boolean isOffered(Bill bill, Actor viewer) {
        return hasInvoiceList(bill) && mayOpenInvoiceLists(viewer);
    }

    private static boolean hasInvoiceList(Bill bill) {
        return bill.isInvoiced() && bill.status.isInvoiceDueOrLater();
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("marketplace_bill b left join record_instance i on i.record_key = b.bill_key")
                .visibleTo(viewer, "b.partner_id")
                .search("b.bill_key", "b.bill_id", "b.period", "b.slip_key", "b.incentive_key")
                .status(Selection.codes(BillStatus.class), "b.status")
                .sortable("key", "b.bill_key").sortable("createdAt", "b.created_at").sortable("updatedAt", "b.updated_at")
                .sortable("status", "b.status").sortable("partnerId", "b.partner_id").sortable("billId", "b.bill_id")
                .sortable("period", "b.period").sortable("amount", "b.amount");
    }

    private record Row(Bill bill, Instant updatedAt, String processInstanceId) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(BillRepository.read(row), row.getTimestamp("updated_at").toInstant(), row.getString("process_instance_id"));
        }
    }

    private Page<Row> rows(Selection selection, ListQuery query) {
        return selection.page(jdbc, "b.*, i.process_instance_id", query, Row::read);
    }

    private List<BillView> views(List<Row> rows, Actor viewer, List<Journal.Entry> history) {
        List<String> keys = rows.stream().map(row -> row.bill.key).toList();
        Map<String, String> names = partners.names(rows.stream().map(row -> row.bill.partnerId).toList());
        Map<String, List<Bill.Line>> lines = bills.lines(keys);
        Map<String, List<BillRepository.Signature>> signatures = bills.signatures(keys);
        Map<String, List<OpenTasks.OpenTask>> tasks = openTasks.of(rows.stream().map(Row::processInstanceId).filter(Objects::nonNull)
                .toList(), viewer);
        return rows.stream().map(row -> view(row, names.get(row.bill.partnerId), lines.getOrDefault(row.bill.key, List.of()),
                signatures.getOrDefault(row.bill.key, List.of()),
                row.processInstanceId == null ? List.of() : tasks.getOrDefault(row.processInstanceId, List.of()), viewer, history)).toList();
    }

    private static BillView view(Row row, String companyName, List<Bill.Line> lines, List<BillRepository.Signature> signatures,
                                 List<OpenTasks.OpenTask> tasks, Actor viewer, List<Journal.Entry> history) {
        Bill b = row.bill;
        BillStage next = b.status.nextStage();
        return new BillView(b.key, b.partnerId, companyName, b.billId, b.status.status(), b.createdAt, row.updatedAt, null, row.processInstanceId,
                actions(b, tasks, viewer), b.status.stage().code(), next == null ? null : next.code(),
                isOffered(b, viewer) ? List.of(VIEW, INVOICE_LIST) : List.of(VIEW), b.billId, b.period, Money.text(b.amount),
                lines.stream().map(l -> new BillView.Row(l.transactionId(), l.customerAccount(), l.productName(), Money.text(l.amount()))).toList(),
                signatures.stream().filter(s -> s.round() == b.round).map(s -> countersign(s, viewer)).toList(), b.incentiveKey, b.slipKey,
                viewer.isPartner() ? null : b.failure, history);
    }

    private static List<Action> actions(Bill bill, List<OpenTasks.OpenTask> tasks, Actor viewer) {
        Stream<Action> work = tasks.stream().map(OpenTasks.OpenTask::action);
        return (isOffered(bill, viewer) ? Stream.concat(work, Stream.of(new Action(INVOICE_LIST, "查看开票清单", "Open the invoice list", null))) : work)
                .toList();
    }

    private static BillView.Countersign countersign(BillRepository.Signature s, Actor viewer) {
        return viewer.isPartner() ? new BillView.Countersign(s.round(), s.group(), s.decision(), s.decision() == null ? null : s.group(), s.at(), null)
                : new BillView.Countersign(s.round(), s.group(), s.decision(), s.actor(), s.at(), s.comment());
    }
}
