package org.partnercenter.funds;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Allocations as people read them: as ledgers are read. */
@Component
public class AllocationRecords implements RecordCollection<AllocationView> {

    private final JdbcClient jdbc;
    private final Partners partners;
    private final Journal journal;

    AllocationRecords(JdbcClient jdbc, Partners partners, Journal journal) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "allocations";
    }

    @Override
    public String prefix() {
        return "ALC";
    }

    @Override
    public String label() {
        return "拨款与回收 Allocations";
    }

    @Override
    public List<Status> statuses() {
        return List.of(Allocations.DONE);
    }

    @Override
    public String processKey() {
        return null;
    }

    @Override
    public boolean offeredTo(Actor viewer) {
        return FundsPeople.readsLedger(viewer);
    }

    @Override
    public Page<AllocationView> list(ListQuery query, Actor viewer) {
        return page(selection(viewer), query, null);
    }

    @Override
    public List<AllocationView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of() : page(selection(viewer).where("a.allocation_key in (:keys)", "keys", keys), ListQuery.LARGEST, null).items();
    }

    @Override
    public AllocationView item(String key, Actor viewer) {
        return page(selection(viewer).where("a.allocation_key = :key", "key", key), ListQuery.DEFAULT, journal.of(key, viewer)).items().stream()
                .findFirst().orElseThrow(() -> Refusal.notFound("allocation"));
    }

    private static Selection selection(Actor viewer) {
        FundsPeople.requireLedgerReader(viewer);
        return Selection.from("allocation a").visibleTo(viewer, "a.partner_id")
                .search("a.allocation_key", "a.customer_id", "a.reseller_id", "a.origin_key").status(Map.of(Allocations.DONE.code(), "1 = 1"))
                .sortable("key", "a.allocation_key").sortable("createdAt", "a.created_at").sortable("updatedAt", "a.created_at")
                .sortable("kind", "a.kind").sortable("amount", "a.amount").sortable("partnerId", "a.partner_id");
    }

    private Page<AllocationView> page(Selection selection, ListQuery query, List<Journal.Entry> history) {
        return selection.page(jdbc, "a.*", query, AllocationRepository::read).map(rows -> {
            Map<String, String> names = partners.names(rows.stream().map(AllocationRepository.Allocation::partnerId).distinct().toList());
            return rows.stream().map(a -> new AllocationView(a.key(), a.partnerId(), names.get(a.partnerId()), title(a), Allocations.DONE, a.createdAt(),
                    a.createdAt(), null, null, List.of(), a.kind().code(), a.customerId(), a.resellerId(), Money.text(a.amount()), a.entryKey(),
                    a.originKey(), history)).toList();
        });
    }

    private static String title(AllocationRepository.Allocation a) {
        return a.kind().status().zh() + " " + (a.customerId() == null ? a.resellerId() : a.customerId());
    }
}
