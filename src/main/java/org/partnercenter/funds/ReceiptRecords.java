package org.partnercenter.funds;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.web.Action;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Receipts as people read them: the vendor all of them, a partner what it can name (FND-02) and what it has a claim on (FND-03). */
@Component
public class ReceiptRecords implements RecordCollection<ReceiptView> {

    private static final Action RETURN = new Action("return", "退汇", "Return to the remitter", null);

    private final JdbcClient jdbc;
    private final ReceiptSearch search;
    private final Journal journal;

    ReceiptRecords(JdbcClient jdbc, ReceiptSearch search, Journal journal) {
        this.jdbc = jdbc;
        this.search = search;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "remittance-receipts";
    }

    @Override
    public String prefix() {
        return "RCP";
    }

    @Override
    public String label() {
        return "银行到账流水 Bank receipts";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(ReceiptStatus.values()).map(ReceiptStatus::status).toList();
    }

    @Override
    public String processKey() {
        return null;
    }

    @Override
    public boolean offeredTo(Actor viewer) {
        return viewer.isVendor() || FundsPeople.isPartnerFinance(viewer);
    }

    /** All receipts, for the vendor; a partner has to say what it looks for: 400. */
    @Override
    public Page<ReceiptView> list(ListQuery query, Actor viewer) {
        if (viewer.isPartner()) {
            FundsPeople.requirePartnerFinance(viewer);
            throw Refusal.field("remitterName", "is required, as remitterAccount and amount are");
        }
        return page(selection(), query, viewer);
    }

    /** The receipts with an unclaimed rest that match all three fields; 429 {@code SEARCH_LIMIT} (FND-02 to FND-04). */
    public Page<ReceiptView> search(RemitterFields fields, ListQuery query, Actor viewer) {
        List<String> open = search.matching(FundsPeople.requirePartnerFinance(viewer), fields).open();
        return open.isEmpty() ? new Page<>(List.of(), 0) : page(selection().where("r.receipt_key in (:keys)", "keys", open), query, viewer);
    }

    @Override
    public List<ReceiptView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of() : page(visible(viewer).where("r.receipt_key in (:keys)", "keys", keys), ListQuery.LARGEST, viewer).items();
    }

    @Override
    public ReceiptView item(String key, Actor viewer) {
        List<Row> found = visible(viewer).where("r.receipt_key = :key", "key", key).page(jdbc, "r.*", ListQuery.DEFAULT, Row::read).items();
        if (found.isEmpty()) {
            throw Refusal.notFound("receipt");
        }
        return views(found, viewer, history(found.get(0), viewer)).get(0);
    }

    /** The import is the first entry; it was written for all receipts of a file at once. */
    private List<Journal.Entry> history(Row row, Actor viewer) {
        List<Journal.Entry> history = new ArrayList<>();
        history.add(new Journal.Entry(row.receipt.createdAt, viewer.isPartner() ? "finance" : row.receipt.importedBy, null,
                ReceiptStatus.UNCLAIMED.code(), null));
        history.addAll(journal.of(row.receipt.key, viewer));
        return history;
    }

    private static Selection visible(Actor viewer) {
        return viewer.isVendor() || viewer.isSystem() ? selection()
                : selection().where("exists (select 1 from remittance_claim c where c.receipt_key = r.receipt_key and c.partner_id = :viewerPartner)",
                        "viewerPartner", String.valueOf(viewer.partnerId()));
    }

    private static Selection selection() {
        return Selection.from("remittance_receipt r")
                .search("r.receipt_key", "r.bank_reference", "r.remitter_name", "r.remitter_account", "r.purpose")
                .status(Selection.codes(ReceiptStatus.class), "r.status")
                .sortable("key", "r.receipt_key").sortable("createdAt", "r.created_at").sortable("updatedAt", "r.updated_at")
                .sortable("status", "r.status").sortable("receivedOn", "r.received_on").sortable("amount", "r.amount")
                .sortable("remitterName", "r.remitter_name").sortable("bankReference", "r.bank_reference");
    }

    private record Row(Receipt receipt, String importKey, Instant updatedAt) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(ReceiptRepository.read(row, number), row.getString("import_key"), row.getTimestamp("updated_at").toInstant());
        }
    }

    private record ClaimRow(String receiptKey, ReceiptView.OfClaim view, boolean running) {
    }

    private Page<ReceiptView> page(Selection selection, ListQuery query, Actor viewer) {
        return selection.page(jdbc, "r.*", query, Row::read).map(rows -> views(rows, viewer, null));
    }

    private List<ReceiptView> views(List<Row> rows, Actor viewer, List<Journal.Entry> history) {
        Map<String, List<ClaimRow>> claims = claims(rows.stream().map(row -> row.receipt.key).toList(), viewer);
        return rows.stream().map(row -> view(row, claims.getOrDefault(row.receipt.key, List.of()), viewer, history)).toList();
    }

    /** The claims on these receipts that the viewer may know of, in one query. */
    private Map<String, List<ClaimRow>> claims(List<String> keys, Actor viewer) {
        return keys.isEmpty() ? Map.of() : jdbc.sql("""
                        select claim_key, partner_id, receipt_key, claim_amount, status from remittance_claim
                        where receipt_key in (:keys) and (not :partner or partner_id = :own) order by created_at, claim_key""")
                .param("keys", keys).param("partner", viewer.isPartner()).param("own", String.valueOf(viewer.partnerId()))
                .query((row, n) -> {
                    ClaimStatus status = StatusCode.of(ClaimStatus.class, row.getString("status"));
                    return new ClaimRow(row.getString("receipt_key"), new ReceiptView.OfClaim(row.getString("claim_key"), row.getString("partner_id"),
                            Money.text(row.getBigDecimal("claim_amount")), status.status()),
                            status == ClaimStatus.REVIEWING || status == ClaimStatus.APPROVED);
                }).list().stream().collect(Collectors.groupingBy(ClaimRow::receiptKey));
    }

    private static ReceiptView view(Row row, List<ClaimRow> claims, Actor viewer, List<Journal.Entry> history) {
        Receipt r = row.receipt;
        List<ReceiptView.OfClaim> shown = claims.stream().map(ClaimRow::view).toList();
        if (viewer.isPartner()) {
            return new ReceiptView(r.key, null, r.key, seenByPartner(r, claims).status(), r.createdAt, row.updatedAt, null, null, List.of(),
                    r.receivedOn, r.remitterBank, Money.text(r.amount), Money.text(r.rest()), shown, null, null, null, null, null, null, null, null,
                    null, history);
        }
        boolean returnable = viewer.hasAny("finance") && r.status == ReceiptStatus.UNCLAIMED && r.credited.signum() == 0;
        return new ReceiptView(r.key, null, r.remitterName, r.status.status(), r.createdAt, row.updatedAt, null, null,
                returnable ? List.of(RETURN) : List.of(), r.receivedOn, r.remitterBank, Money.text(r.amount), Money.text(r.rest()), shown,
                r.bankReference, r.remitterName, r.remitterAccount, r.purpose, Money.text(r.reserved), Money.text(r.credited), r.importedBy,
                row.importKey, r.returnReason, history);
    }

    /** A partner's status of a receipt does not tell it of others' claims (FND-03). */
    private static ReceiptStatus seenByPartner(Receipt receipt, List<ClaimRow> own) {
        if (receipt.status == ReceiptStatus.RETURNED) {
            return receipt.status;
        }
        return own.stream().anyMatch(ClaimRow::running) ? ReceiptStatus.CLAIMING
                : receipt.rest().compareTo(BigDecimal.ZERO) > 0 ? ReceiptStatus.UNCLAIMED : ReceiptStatus.CLAIMED;
    }
}
