package org.partnercenter.funds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
import org.partnercenter.platform.web.Action;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Claims (认领记录) as people read them. */
@Component
public class RemittanceClaimRecords implements RecordCollection<ClaimView> {

    /** The task whose deadline a claim shows. */
    private static final String REVIEW = "review-claim";
    private static final Action WITHDRAW = new Action("withdraw", "撤销认领", "Withdraw the claim", null);

    private final JdbcClient jdbc;
    private final Partners partners;
    private final Deadlines deadlines;
    private final Attachments attachments;
    private final OpenTasks openTasks;
    private final Journal journal;

    RemittanceClaimRecords(JdbcClient jdbc, Partners partners, Deadlines deadlines, Attachments attachments, OpenTasks openTasks, Journal journal) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.deadlines = deadlines;
        this.attachments = attachments;
        this.openTasks = openTasks;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "remittance-claims";
    }

    @Override
    public String prefix() {
        return "CLM";
    }

    @Override
    public String label() {
        return "认领记录 Remittance claims";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(ClaimStatus.values()).map(ClaimStatus::status).toList();
    }

    @Override
    public String processKey() {
        return "remittance-claim";
    }

    @Override
    public Page<ClaimView> list(ListQuery query, Actor viewer) {
        return rows(selection(viewer), query).map(rows -> views(rows, viewer, null));
    }

    @Override
    public List<ClaimView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : views(rows(selection(viewer).where("c.claim_key in (:keys)", "keys", keys), ListQuery.LARGEST).items(), viewer, null);
    }

    @Override
    public ClaimView item(String key, Actor viewer) {
        List<Row> found = rows(selection(viewer).where("c.claim_key = :key", "key", key), ListQuery.DEFAULT).items();
        if (found.isEmpty()) {
            throw Refusal.notFound("claim");
        }
        return views(found, viewer, journal.of(key, viewer)).get(0);
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("remittance_claim c join remittance_receipt r on r.receipt_key = c.receipt_key"
                        + " left join record_instance i on i.record_key = c.claim_key"
                        + " left join deadline d on d.record_key = c.claim_key and d.purpose = '" + REVIEW + "' and d.closed_at is null")
                .visibleTo(viewer, "c.partner_id")
                .search("c.claim_key", "c.receipt_key", "r.remitter_name", "r.remitter_account", "c.note")
                .status(Selection.codes(ClaimStatus.class), "c.status")
                .sortable("key", "c.claim_key").sortable("createdAt", "c.created_at").sortable("updatedAt", "c.updated_at")
                .sortable("status", "c.status").sortable("partnerId", "c.partner_id").sortable("claimAmount", "c.claim_amount")
                .sortable("receiptKey", "c.receipt_key").sortable("receivedOn", "r.received_on").sortable("deadline", "d.at");
    }

    private record Row(Claim claim, Receipt receipt, Instant updatedAt, String processInstanceId) {
    }

    private Page<Row> rows(Selection selection, ListQuery query) {
        Page<ClaimRow> claims = selection.page(jdbc, "c.*, i.process_instance_id", query, ClaimRow::read);
        Map<String, Receipt> receipts = receipts(claims.items().stream().map(row -> row.claim.receiptKey).distinct().toList());
        return claims.map(items -> items.stream().map(row -> new Row(row.claim, receipts.get(row.claim.receiptKey), row.updatedAt,
                row.processInstanceId)).toList());
    }

    private record ClaimRow(Claim claim, Instant updatedAt, String processInstanceId) {

        static ClaimRow read(ResultSet row, int number) throws SQLException {
            return new ClaimRow(RemittanceClaimRepository.read(row, number), row.getTimestamp("updated_at").toInstant(), row.getString("process_instance_id"));
        }
    }

    private Map<String, Receipt> receipts(List<String> keys) {
        return keys.isEmpty() ? Map.of() : jdbc.sql("select * from remittance_receipt where receipt_key in (:keys)").param("keys", keys)
                .query(ReceiptRepository::read).list().stream().collect(Collectors.toMap(receipt -> receipt.key, receipt -> receipt));
    }

    private List<ClaimView> views(List<Row> rows, Actor viewer, List<Journal.Entry> history) {
        List<String> keys = rows.stream().map(row -> row.claim.key).toList();
        Map<String, String> names = partners.names(rows.stream().map(row -> row.claim.partnerId).distinct().toList());
        Map<String, Deadline> running = deadlines.ofRecords(keys, REVIEW);
        Map<String, Map<String, FileView>> files = attachments.of(keys, viewer);
        Map<String, List<OpenTasks.OpenTask>> tasks = openTasks.of(rows.stream().map(Row::processInstanceId).filter(Objects::nonNull).toList(), viewer);
        Map<String, List<ReceiptView.OfClaim>> others = viewer.isPartner() ? Map.of() : others(rows);
        return rows.stream().map(row -> view(row, names.get(row.claim.partnerId), running.get(row.claim.key),
                files.getOrDefault(row.claim.key, Map.of()).get(RemittanceClaims.PROOF), tasks.getOrDefault(Objects.toString(row.processInstanceId, ""), List.of()),
                others.get(row.claim.receiptKey), viewer, history)).toList();
    }

    /** All claims on the receipts of these, in one query. */
    private Map<String, List<ReceiptView.OfClaim>> others(List<Row> rows) {
        record OnReceipt(String receiptKey, ReceiptView.OfClaim claim) {
        }
        List<String> receipts = rows.stream().map(row -> row.claim.receiptKey).distinct().toList();
        return receipts.isEmpty() ? Map.of() : jdbc.sql("""
                        select claim_key, partner_id, receipt_key, claim_amount, status from remittance_claim where receipt_key in (:keys)
                        order by created_at, claim_key""").param("keys", receipts)
                .query((row, n) -> new OnReceipt(row.getString("receipt_key"), new ReceiptView.OfClaim(row.getString("claim_key"),
                        row.getString("partner_id"), Money.text(row.getBigDecimal("claim_amount")),
                        StatusCode.of(ClaimStatus.class, row.getString("status")).status())))
                .list().stream().collect(Collectors.groupingBy(OnReceipt::receiptKey, Collectors.mapping(OnReceipt::claim, Collectors.toList())));
    }

    private ClaimView view(Row row, String companyName, Deadline deadline, FileView proof, List<OpenTasks.OpenTask> tasks,
                           List<ReceiptView.OfClaim> onReceipt, Actor viewer, List<Journal.Entry> history) {
        Claim c = row.claim;
        Receipt r = row.receipt;
        boolean vendor = onReceipt != null;
        boolean decided = c.status != ClaimStatus.REVIEWING && c.status != ClaimStatus.WITHDRAWN;
        return new ClaimView(c.key, c.partnerId, companyName, r.remitterName, c.status.status(), c.createdAt, row.updatedAt,
                deadline == null ? null : deadlines.view(deadline), row.processInstanceId, actions(c, tasks, viewer), Money.text(c.amount), r.key,
                r.receivedOn, r.remitterName, r.remitterBank, r.remitterAccount, Money.text(r.amount), c.agreementKey != null, c.agreementKey,
                decided && c.agreementKey != null ? c.payerChecked : null, proof, c.note, c.claimedBy, c.comment, c.entryKey,
                vendor ? r.bankReference : null, vendor ? r.purpose : null, vendor ? Money.text(r.rest()) : null,
                vendor ? onReceipt.stream().filter(other -> !other.claimKey().equals(c.key)).toList() : null, history);
    }

    private static List<Action> actions(Claim claim, List<OpenTasks.OpenTask> tasks, Actor viewer) {
        List<Action> actions = new ArrayList<>(tasks.stream().map(OpenTasks.OpenTask::action).toList());
        if (claim.status == ClaimStatus.REVIEWING && FundsPeople.isPartnerFinance(viewer)) {
            actions.add(WITHDRAW);
        }
        return actions;
    }
}
