package org.partnercenter.funds;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Credit lines and corrections as the vendor reads them; partners read the entries that they bring. */
@Component
public class AdjustmentRecords implements RecordCollection<AdjustmentView> {

    private static final Action CONFIRM = new Action("confirm", "复核", "Confirm or reject", null);

    private final JdbcClient jdbc;
    private final Partners partners;
    private final Journal journal;

    AdjustmentRecords(JdbcClient jdbc, Partners partners, Journal journal) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "account-adjustments";
    }

    @Override
    public String prefix() {
        return "ADJ";
    }

    @Override
    public String label() {
        return "额度与更正 Credit lines and corrections";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(AdjustmentStatus.values()).map(AdjustmentStatus::status).toList();
    }

    @Override
    public String processKey() {
        return null;
    }

    @Override
    public boolean offeredTo(Actor viewer) {
        return !viewer.isPartner() && FundsPeople.readsLedger(viewer);
    }

    @Override
    public Page<AdjustmentView> list(ListQuery query, Actor viewer) {
        return page(selection(viewer), query, viewer, null);
    }

    @Override
    public List<AdjustmentView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : page(selection(viewer).where("a.adjustment_key in (:keys)", "keys", keys), ListQuery.LARGEST, viewer, null).items();
    }

    @Override
    public AdjustmentView item(String key, Actor viewer) {
        return page(selection(viewer).where("a.adjustment_key = :key", "key", key), ListQuery.DEFAULT, viewer, journal.of(key, viewer)).items().stream()
                .findFirst().orElseThrow(() -> Refusal.notFound("adjustment"));
    }

    private Selection selection(Actor viewer) {
        if (!offeredTo(viewer)) {
            throw Refusal.notAllowed("credit lines and corrections are read by finance, operations and manager");
        }
        return Selection.from("account_adjustment a").search("a.adjustment_key", "a.partner_id", "a.reason")
                .status(Selection.codes(AdjustmentStatus.class), "a.status")
                .sortable("key", "a.adjustment_key").sortable("createdAt", "a.created_at").sortable("updatedAt", "a.updated_at")
                .sortable("status", "a.status").sortable("partnerId", "a.partner_id").sortable("kind", "a.kind").sortable("amount", "a.amount");
    }

    private Page<AdjustmentView> page(Selection selection, ListQuery query, Actor viewer, List<Journal.Entry> history) {
        return selection.page(jdbc, "a.*", query, AdjustmentRepository::read).map(rows -> {
            Map<String, String> names = partners.names(rows.stream().map(AdjustmentRepository.Adjustment::partnerId).distinct().toList());
            return rows.stream().map(row -> view(row, names.get(row.partnerId()), viewer, history)).toList();
        });
    }

    private static AdjustmentView view(AdjustmentRepository.Adjustment a, String companyName, Actor viewer, List<Journal.Entry> history) {
        boolean waits = a.status() == AdjustmentStatus.AWAITING_CONFIRMATION && viewer.hasAny("finance");
        return new AdjustmentView(a.key(), a.partnerId(), companyName, a.kind().status().zh() + " · " + companyName, a.status().status(), a.createdAt(),
                a.updatedAt(), null, null, waits ? List.of(CONFIRM) : List.of(), a.kind().code(), a.account().code(), Money.text(a.amount()), a.reason(),
                a.proposedBy(), a.decidedBy(), a.comment(), a.entryKey(), history);
    }
}
