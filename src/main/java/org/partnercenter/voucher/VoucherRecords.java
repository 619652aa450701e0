package org.partnercenter.voucher;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.masking.Masking;
import org.partnercenter.platform.web.Action;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The vouchers as people read them: what a partner issued, and what it holds itself. */
@Component
class VoucherRecords implements RecordCollection<VoucherView> {

    private final JdbcClient jdbc;
    private final UsageRepository usages;
    private final CustomerAccounts accounts;
    private final Partners partners;
    private final Journal journal;
    private final Clock clock;
    private final int ownMonths;
    private final int issuedMonths;

    VoucherRecords(JdbcClient jdbc, UsageRepository usages, CustomerAccounts accounts, Partners partners, Journal journal, Clock clock,
                   @Value("${voucher.own-list-months}") int ownMonths, @Value("${voucher.issued-list-months}") int issuedMonths) {
        this.jdbc = jdbc;
        this.usages = usages;
        this.accounts = accounts;
        this.partners = partners;
        this.journal = journal;
        this.clock = clock;
        this.ownMonths = ownMonths;
        this.issuedMonths = issuedMonths;
    }

    @Override
    public String name() {
        return "vouchers";
    }

    @Override
    public String prefix() {
        return "CPN";
    }

    @Override
    public String label() {
        return "代金券 Vouchers";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(VoucherStatus.values()).map(VoucherStatus::status).toList();
    }

    @Override
    public String processKey() {
        return null;
    }

    @Override
    public Page<VoucherView> list(ListQuery query, Actor viewer) {
        Selection listed = selection(viewer);
        if (viewer.isPartner()) {
            notTooOld(listed);
        }
        return rows(listed, query).map(rows -> views(rows, viewer, false));
    }

    /** What a partner's lists leave out, though it is kept (VCH-18). */
    private void notTooOld(Selection listed) {
        ZonedDateTime now = ZonedDateTime.ofInstant(clock.instant(), EngineClock.ZONE);
        LocalDate lastDayLeftOut = now.toLocalDate().minusMonths(issuedMonths);
        listed.where("(v.customer_id is null or v.expire_at >= :issuedSince)", "issuedSince",
                        Timestamp.from(lastDayLeftOut.plusDays(1).atStartOfDay(EngineClock.ZONE).toInstant()))
                .where("(v.customer_id is not null or v.status in ('used', 'reclaimed') and v.closed_at >= :ownSince"
                        + " or v.status in ('usable', 'expired') and v.expire_at >= :ownSince)", "ownSince",
                        Timestamp.from(now.minusMonths(ownMonths).toInstant()));
    }

    @Override
    public List<VoucherView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : views(rows(selection(viewer).where("v.voucher_key in (:keys)", "keys", keys), ListQuery.LARGEST).items(), viewer, false);
    }

    @Override
    public VoucherView item(String key, Actor viewer) {
        List<Row> found = rows(selection(viewer).where("v.voucher_key = :key", "key", key), ListQuery.DEFAULT).items();
        if (found.isEmpty()) {
            throw Refusal.notFound("voucher");
        }
        return views(found, viewer, true).get(0);
    }

    private Selection selection(Actor viewer) {
        Map<String, String> statuses = new LinkedHashMap<>();
        Arrays.stream(VoucherStatus.values()).forEach(status -> statuses.put(status.code(), "v.status = '" + status.code() + "'"));
        // whether or not the job ran: past its end what could be used is expired (VCH-14)
        statuses.put("usable", "v.status = 'usable' and v.expire_at > :now");
        statuses.put("expired", "(v.status = 'expired' or v.status = 'usable' and v.expire_at <= :now)");
        return Selection.from("voucher v").where("cast(:now as timestamp with time zone) is not null", "now", Timestamp.from(clock.instant()))
                .visibleTo(viewer, "v.partner_id").search("v.voucher_key", "v.voucher_code", "v.quota_key", "v.customer_id", "v.order_id", "v.plan_id")
                .status(statuses).sortable("key", "v.voucher_key").sortable("createdAt", "v.created_at").sortable("updatedAt", "v.updated_at")
                .sortable("status", "v.status").sortable("partnerId", "v.partner_id").sortable("kind", "v.kind").sortable("customerId", "v.customer_id")
                .sortable("quotaKey", "v.quota_key").sortable("faceValue", "v.face_value").sortable("balance", "v.balance")
                .sortable("effectiveAt", "v.effective_at").sortable("expireAt", "v.expire_at");
    }

    private record Row(Voucher voucher, Instant updatedAt) {
    }

    private Page<Row> rows(Selection selection, ListQuery query) {
        return selection.page(jdbc, "v.*", query, (row, n) -> new Row(VoucherRepository.read(row), row.getTimestamp("updated_at").toInstant()));
    }

    private List<VoucherView> views(List<Row> rows, Actor viewer, boolean whole) {
        Map<String, String> names = partners.names(rows.stream().map(row -> row.voucher.partnerId).toList());
        Map<String, CustomerAccount> customers = accounts.byId(rows.stream().map(row -> row.voucher.holder.customerId()).filter(Objects::nonNull).toList());
        return rows.stream().map(row -> view(row, names.get(row.voucher.partnerId), customers, viewer, whole)).toList();
    }

    private VoucherView view(Row row, String companyName, Map<String, CustomerAccount> customers, Actor viewer, boolean whole) {
        Voucher v = row.voucher;
        VoucherTerms t = v.terms;
        Instant now = clock.instant();
        return new VoucherView(v.key, v.partnerId, companyName, v.title(), v.shown(now).status(), v.createdAt, row.updatedAt, null, null,
                actions(v, viewer, now), t.kind().code(), t.kind().status().label(), v.code, v.isOwn(), v.holder.customerId(),
                Masking.name(plainName(v.holder.customerId(), customers)), v.holder.associationType(), v.quotaKey, Money.text(t.faceValue()),
                Money.text(v.balance), Money.text(v.usedAmount), Money.text(t.minOrderAmount()), t.effectiveAt(), t.expireAt(),
                t.limits().cloudServiceTypes(), t.limits().productIds(), v.frozen, v.lockedBy, v.orderId, v.lastUsedAt, v.closedAt, v.plan.id(),
                v.plan.name(), v.plan.description(), v.issuedBy, whole ? usage(v.key) : null, whole ? journal.of(v.key, viewer) : null);
    }

    /** Null once the customer has given up the account, and for the partner itself. */
    static String plainName(String customerId, Map<String, CustomerAccount> customers) {
        CustomerAccount account = customerId == null ? null : customers.get(customerId);
        return account == null || account.isClosed() ? null : account.customerName();
    }

    private static List<Action> actions(Voucher voucher, Actor viewer, Instant now) {
        boolean may = viewer.isPartner() && viewer.hasAny("partner-finance", "partner-admin");
        return may && !voucher.isOwn() && voucher.lockedBy == null && voucher.shown(now) == VoucherStatus.USABLE
                ? List.of(new Action("reclaim", "回收代金券", "Reclaim the voucher", null)) : List.of();
    }

    private List<VoucherView.UsageLine> usage(String key) {
        return usages.ofVouchers(List.of(key)).getOrDefault(key, List.of()).stream()
                .map(e -> new VoucherView.UsageLine(e.at(), e.kind().code(), e.orderId(), Money.text(e.amount()))).toList();
    }
}
