package org.partnercenter.invoice;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.masking.Masking;
import org.partnercenter.platform.masking.Revealable;
import org.partnercenter.platform.web.Action;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The invoice information as people read it. */
@Component
class InvoiceTitleRecords implements RecordCollection<InvoiceTitleView>, Revealable {

    static final String NAME = "invoice-titles";
    private static final String ACCOUNT = "bankAccount";
    private static final Action EDIT = new Action("edit", "修改或删除", "Change or delete", null);

    private final JdbcClient jdbc;
    private final InvoiceTitleRepository titles;
    private final Partners partners;
    private final Journal journal;

    InvoiceTitleRecords(JdbcClient jdbc, InvoiceTitleRepository titles, Partners partners, Journal journal) {
        this.jdbc = jdbc;
        this.titles = titles;
        this.partners = partners;
        this.journal = journal;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String prefix() {
        return "TTL";
    }

    @Override
    public String label() {
        return "发票信息 Invoice information";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(InvoiceTitleStatus.values()).map(InvoiceTitleStatus::status).toList();
    }

    @Override
    public String processKey() {
        return null;
    }

    @Override
    public Page<InvoiceTitleView> list(ListQuery query, Actor viewer) {
        return select(selection(viewer), query).map(found -> views(found, viewer, null));
    }

    @Override
    public List<InvoiceTitleView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : views(select(selection(viewer).where("t.title_key in (:keys)", "keys", keys), ListQuery.LARGEST).items(), viewer, null);
    }

    @Override
    public InvoiceTitleView item(String key, Actor viewer) {
        List<InvoiceTitle> found = select(selection(viewer).where("t.title_key = :key", "key", key), ListQuery.DEFAULT).items();
        return views(found, viewer, journal.of(key, viewer)).stream().findFirst().orElseThrow(() -> Refusal.notFound("invoice information"));
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("invoice_title t").visibleTo(viewer, "t.partner_id").search("t.title_key", "t.title", "t.tax_number")
                .status(Selection.codes(InvoiceTitleStatus.class), "t.status")
                .sortable("key", "t.title_key").sortable("createdAt", "t.created_at").sortable("updatedAt", "t.updated_at")
                .sortable("status", "t.status").sortable("partnerId", "t.partner_id").sortable("title", "t.title")
                .sortable("titleType", "t.title_type").sortable("invoiceType", "t.invoice_type").sortable("taxNumber", "t.tax_number");
    }

    private Page<InvoiceTitle> select(Selection selection, ListQuery query) {
        return selection.page(jdbc, "t.*", query, (row, n) -> InvoiceTitleRepository.read(row));
    }

    private List<InvoiceTitleView> views(List<InvoiceTitle> found, Actor viewer, List<Journal.Entry> history) {
        Map<String, String> names = partners.names(found.stream().map(InvoiceTitle::partnerId).toList());
        Map<String, List<InvoiceTitleRepository.Version>> versions = titles.versions(found.stream().map(InvoiceTitle::key).toList());
        return found.stream().map(t -> view(t, names.get(t.partnerId()), versions.getOrDefault(t.key(), List.of()), viewer, history)).toList();
    }

    private static InvoiceTitleView view(InvoiceTitle t, String companyName, List<InvoiceTitleRepository.Version> versions, Actor viewer,
                                         List<Journal.Entry> history) {
        TitleData d = t.data();
        return new InvoiceTitleView(t.key(), t.partnerId(), companyName, d.title(), t.status().status(), t.createdAt(), t.updatedAt(), null, null,
                t.status() == InvoiceTitleStatus.VALID && InvoiceTitles.mayWrite(viewer) ? List.of(EDIT) : List.of(), d.titleType(), d.invoiceType(),
                d.taxNumber(), d.bankName(), masked(d.bankAccount()), d.registeredAddress(), d.registeredPhone(), versions.stream().map(InvoiceTitleRecords::version).toList(), history);
    }

    private static InvoiceTitleView.Version version(InvoiceTitleRepository.Version v) {
        TitleData d = v.data();
        return new InvoiceTitleView.Version(v.replacedAt().toInstant(), d.titleType(), d.invoiceType(), d.title(), d.taxNumber(), d.bankName(),
                masked(d.bankAccount()), d.registeredAddress(), d.registeredPhone());
    }

    private static String masked(String account) {
        return account == null ? null : Masking.bankAccount(account);
    }

    @Override
    public String collection() {
        return NAME;
    }

    @Override
    public Map<String, Set<String>> columns() {
        return Map.of(ACCOUNT, Set.of("partner-admin", "partner-finance", "finance"));
    }

    @Override
    public Map<String, String> plain(String column, Collection<String> keys, Actor actor) {
        Map<String, String> found = new HashMap<>();
        selection(actor).where("t.title_key in (:keys)", "keys", keys).all(jdbc, "t.title_key, t.bank_account",
                (row, n) -> found.put(row.getString("title_key"), row.getString("bank_account") == null ? "" : row.getString("bank_account")));
        return found;
    }
}
