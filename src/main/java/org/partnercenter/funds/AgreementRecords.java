package org.partnercenter.funds;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.FileView;
import org.partnercenter.platform.web.Action;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payment agreements as people read them. */
@Component
public class AgreementRecords implements RecordCollection<AgreementView> {

    private static final Action VOID = new Action("void", "作废", "Void the agreement", null);

    private final JdbcClient jdbc;
    private final Partners partners;
    private final Attachments attachments;
    private final Journal journal;

    AgreementRecords(JdbcClient jdbc, Partners partners, Attachments attachments, Journal journal) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.attachments = attachments;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "payment-agreements";
    }

    @Override
    public String prefix() {
        return "PPA";
    }

    @Override
    public String label() {
        return "代付协议 Payment agreements";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(AgreementStatus.values()).map(AgreementStatus::status).toList();
    }

    @Override
    public String processKey() {
        return null;
    }

    @Override
    public Page<AgreementView> list(ListQuery query, Actor viewer) {
        return page(selection(viewer), query, viewer, null);
    }

    @Override
    public List<AgreementView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : page(selection(viewer).where("a.agreement_key in (:keys)", "keys", keys), ListQuery.LARGEST, viewer, null).items();
    }

    @Override
    public AgreementView item(String key, Actor viewer) {
        return page(selection(viewer).where("a.agreement_key = :key", "key", key), ListQuery.DEFAULT, viewer, journal.of(key, viewer)).items().stream()
                .findFirst().orElseThrow(() -> Refusal.notFound("payment agreement"));
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("payment_agreement a").visibleTo(viewer, "a.partner_id").search("a.agreement_key", "a.payer_name")
                .status(Selection.codes(AgreementStatus.class), "a.status")
                .sortable("key", "a.agreement_key").sortable("createdAt", "a.created_at").sortable("updatedAt", "a.updated_at")
                .sortable("status", "a.status").sortable("partnerId", "a.partner_id").sortable("payerName", "a.payer_name");
    }

    private Page<AgreementView> page(Selection selection, ListQuery query, Actor viewer, List<Journal.Entry> history) {
        return selection.page(jdbc, "a.*", query, AgreementRepository::read).map(rows -> {
            Map<String, String> names = partners.names(rows.stream().map(AgreementRepository.Agreement::partnerId).distinct().toList());
            Map<String, Map<String, FileView>> files = attachments.of(rows.stream().map(AgreementRepository.Agreement::key).toList(), viewer);
            return rows.stream().map(row -> view(row, names.get(row.partnerId()), files.getOrDefault(row.key(), Map.of()).get(Agreements.FILE),
                    viewer, history)).toList();
        });
    }

    private static AgreementView view(AgreementRepository.Agreement a, String companyName, FileView file, Actor viewer, List<Journal.Entry> history) {
        boolean voidable = a.status() == AgreementStatus.EFFECTIVE && FundsPeople.isPartnerFinance(viewer);
        return new AgreementView(a.key(), a.partnerId(), companyName, a.payerName(), a.status().status(), a.createdAt(), a.updatedAt(), null, null,
                voidable ? List.of(VOID) : List.of(), a.payerName(), file, a.reason(), history);
    }
}
