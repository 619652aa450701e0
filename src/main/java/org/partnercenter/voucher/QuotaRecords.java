package org.partnercenter.voucher;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.partner.Partner;
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

/** The quotas as people read them: a partner its own and, a distributor, those that it gave its resellers. */
@Component
class QuotaRecords implements RecordCollection<QuotaView> {

    private final JdbcClient jdbc;
    private final WhitelistRepository whitelists;
    private final Partners partners;
    private final Journal journal;
    private final Clock clock;

    QuotaRecords(JdbcClient jdbc, WhitelistRepository whitelists, Partners partners, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.whitelists = whitelists;
        this.partners = partners;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "voucher-quotas";
    }

    @Override
    public String prefix() {
        return "QTA";
    }

    @Override
    public String label() {
        return "代金券额度 Voucher quotas";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(QuotaStatus.values()).map(QuotaStatus::status).toList();
    }

    @Override
    public String processKey() {
        return null;
    }

    @Override
    public Page<QuotaView> list(ListQuery query, Actor viewer) {
        return rows(selection(viewer), query).map(rows -> views(rows, viewer));
    }

    @Override
    public List<QuotaView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of() : views(rows(selection(viewer).where("q.quota_key in (:keys)", "keys", keys), ListQuery.LARGEST).items(), viewer);
    }

    @Override
    public QuotaView item(String key, Actor viewer) {
        Row row = rows(selection(viewer).where("q.quota_key = :key", "key", key), ListQuery.DEFAULT).items().stream().findFirst()
                .orElseThrow(() -> Refusal.notFound("quota"));
        boolean giver = row.quota.source.giverId() != null && row.quota.source.giverId().equals(viewer.partnerId());
        return views(List.of(row), viewer, giver ? List.of() : whitelists.versions(key), journal.of(key, viewer)).get(0);
    }

    private Selection selection(Actor viewer) {
        Map<String, String> statuses = new LinkedHashMap<>();
        Arrays.stream(QuotaStatus.values()).forEach(status -> statuses.put(status.code(), "q.status = '" + status.code() + "'"
                + (status.isFinal() ? "" : " and q.expire_at > :now")));
        // whatever was stored: past its end a quota is invalid (VCH-15)
        statuses.put("invalid", "(q.status = 'invalid' or q.status <> 'reclaimed' and q.expire_at <= :now)");
        Selection selection = Selection.from("voucher_quota q")
                .where("cast(:now as timestamp with time zone) is not null", "now", Timestamp.from(clock.instant()))
                .search("q.quota_key", "q.partner_id", "q.parent_key", "q.slip_key").status(statuses)
                .sortable("key", "q.quota_key").sortable("createdAt", "q.created_at").sortable("updatedAt", "q.updated_at")
                .sortable("status", "q.status").sortable("partnerId", "q.partner_id").sortable("kind", "q.kind").sortable("value", "q.quota_value")
                .sortable("balance", "q.balance").sortable("effectiveAt", "q.effective_at").sortable("expireAt", "q.expire_at");
        return viewer.isVendor() || viewer.isSystem() ? selection
                // a grant that was refused never was the partner's
                : selection.where("(q.partner_id = :viewerPartner and (q.granted_at is not null or q.status = 'adjusting') or q.giver_id = :viewerPartner)",
                "viewerPartner", String.valueOf(viewer.partnerId()));
    }

    private record Row(Quota quota, Instant updatedAt) {
    }

    private Page<Row> rows(Selection selection, ListQuery query) {
        return selection.page(jdbc, "q.*", query, (row, n) -> new Row(QuotaRepository.read(row), row.getTimestamp("updated_at").toInstant()));
    }

    private List<QuotaView> views(List<Row> rows, Actor viewer) {
        return views(rows, viewer, null, null);
    }

    private List<QuotaView> views(List<Row> rows, Actor viewer, List<WhitelistRepository.Version> versions, List<Journal.Entry> history) {
        Map<String, String> names = partners.names(rows.stream().map(row -> row.quota.partnerId).toList());
        Partner viewing = viewer.partnerId() == null ? null : partners.get(viewer.partnerId());
        return rows.stream().map(row -> view(row, names.get(row.quota.partnerId), viewer, viewing, versions, history)).toList();
    }

    private QuotaView view(Row row, String companyName, Actor viewer, Partner viewing, List<WhitelistRepository.Version> versions,
                           List<Journal.Entry> history) {
        Quota q = row.quota;
        QuotaTerms t = q.terms;
        boolean vendor = !viewer.isPartner();
        Instant now = clock.instant();
        return new QuotaView(q.key, q.partnerId, companyName, q.title(), q.shown(now).status(), q.createdAt, row.updatedAt, null, null,
                QuotaActions.of(q, viewer, viewing, now), t.kind().code(), t.kind().status().label(), Money.text(q.value), Money.text(q.balance),
                Money.text(q.issued()), t.effectiveAt(), t.expireAt(), t.limits().cloudServiceTypes(), t.limits().productIds(),
                Money.text(t.minFaceValue()), Money.text(t.maxFaceValue()), t.firstAssociatedOnly(), q.source.parentKey(), q.source.giverId(),
                q.source.slipKey(), q.whitelistVersion, q.whitelistSize, vendor ? q.source.reason() : null, vendor ? Money.text(q.pendingValue) : null,
                vendor ? q.pendingReason : null, vendor ? q.pendingBy : null, versions, history);
    }
}
