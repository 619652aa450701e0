package org.partnercenter.voucher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.masking.Masking;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 操作记录: every giving out and taking back, failed ones too (VCH-23). */
@Component
public class OperationRecords implements RecordCollection<OperationView> {

    private static final int PORTION = 1000;
    static final String NAME = "voucher-operations";
    private static final Status SUCCEEDED = new Status("succeeded", "成功", "Succeeded");
    private static final Status FAILED = new Status("failed", "失败", "Failed");

    private final JdbcClient jdbc;
    private final CustomerAccounts accounts;
    private final Partners partners;

    OperationRecords(JdbcClient jdbc, CustomerAccounts accounts, Partners partners) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.partners = partners;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** None: a line's key is its number. */
    @Override
    public String prefix() {
        return "";
    }

    @Override
    public String label() {
        return "代金券操作记录 Voucher operations";
    }

    @Override
    public List<Status> statuses() {
        return List.of(SUCCEEDED, FAILED);
    }

    @Override
    public String processKey() {
        return null;
    }

    @Override
    public Page<OperationView> list(ListQuery query, Actor viewer) {
        return list(query, OperationFilter.of(Map.of()), viewer);
    }

    /** The lines that the filter leaves. */
    public Page<OperationView> list(ListQuery query, OperationFilter filter, Actor viewer) {
        Selection selection = selection(viewer);
        filter.applyTo(selection, operatorColumn(viewer));
        return rows(selection, query, viewer);
    }

    /** Hands on all the lines that the filter leaves, the newest first, in portions that begin where the last one ended. */
    void each(List<String> status, OperationFilter filter, Actor viewer, Consumer<OperationView> taker) {
        List<OperationView> portion;
        long before = Long.MAX_VALUE;
        do {
            Selection selection = selection(viewer).where("o.id < :before", "before", before);
            filter.applyTo(selection, operatorColumn(viewer));
            portion = named(selection.portion(jdbc, "o.*", new ListQuery(status, null, 0, PORTION, "-key"), (row, n) -> view(row, viewer)));
            portion.forEach(taker);
            before = portion.isEmpty() ? before : Long.parseLong(portion.get(portion.size() - 1).key());
        } while (portion.size() == PORTION);
    }

    @Override
    public List<OperationView> rows(Collection<String> keys, Actor viewer) {
        List<Long> ids = keys.stream().filter(key -> key.matches("\\d{1,18}")).map(Long::valueOf).toList();
        return ids.isEmpty() ? List.of() : rows(selection(viewer).where("o.id in (:ids)", "ids", ids), ListQuery.LARGEST, viewer).items();
    }

    @Override
    public OperationView item(String key, Actor viewer) {
        return rows(List.of(key), viewer).stream().findFirst().orElseThrow(() -> Refusal.notFound("record"));
    }

    /** A partner reads groups instead of the vendor's people. */
    private static String operatorColumn(Actor viewer) {
        return viewer.isPartner() ? "o.public_operator" : "o.operator";
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("voucher_operation o").visibleTo(viewer, "o.partner_id")
                .search("o.quota_key", "o.voucher_key", "o.customer_id", "o.reseller_id", operatorColumn(viewer))
                .status(Map.of("succeeded", "o.succeeded", "failed", "not o.succeeded"))
                .sortable("key", "o.id").sortable("createdAt", "o.at").sortable("updatedAt", "o.at").sortable("partnerId", "o.partner_id")
                .sortable("recordType", "o.operation_type").sortable("amount", "o.amount").sortable("quotaKey", "o.quota_key");
    }

    private Page<OperationView> rows(Selection selection, ListQuery query, Actor viewer) {
        return selection.page(jdbc, "o.*", query, (row, n) -> view(row, viewer)).map(this::named);
    }

    private static OperationView view(ResultSet row, Actor viewer) throws SQLException {
        OperationType type = OperationType.of(row.getInt("operation_type"));
        String partnerId = row.getString("partner_id");
        Instant at = row.getTimestamp("at").toInstant();
        boolean issuer = partnerId.equals(viewer.partnerId());
        return new OperationView(row.getString("id"), partnerId, null, type.label().label(), row.getBoolean("succeeded") ? SUCCEEDED : FAILED, at, at,
                null, null, List.of(), type.number(), type.label().label(), row.getString("quota_key"), row.getString("quota_kind"),
                row.getString("parent_key"), row.getString("voucher_key"), row.getString("customer_id"), null, row.getString("reseller_id"),
                Money.text(row.getBigDecimal("amount")), row.getBoolean("lapsed"), row.getString("code"), row.getString("reason"),
                row.getString("remark"), issuer ? row.getString("memo") : null,
                row.getString(viewer.isPartner() ? "public_operator" : "operator"), null);
    }

    private List<OperationView> named(List<OperationView> rows) {
        Map<String, String> names = partners.names(rows.stream().map(OperationView::partnerId).toList());
        Map<String, CustomerAccount> customers = accounts.byId(rows.stream().map(OperationView::customerId).filter(Objects::nonNull).toList());
        return rows.stream().map(o -> new OperationView(o.key(), o.partnerId(), names.get(o.partnerId()), o.title(), o.status(), o.createdAt(),
                o.updatedAt(), null, null, o.actions(), o.recordType(), o.recordTypeLabel(), o.quotaKey(), o.kind(), o.parentQuotaKey(), o.voucherKey(),
                o.customerId(), Masking.name(VoucherRecords.plainName(o.customerId(), customers)), o.resellerId(), o.amount(), o.lapsed(), o.code(),
                o.failure(), o.remark(), o.memo(), o.operator(), null)).toList();
    }
}
