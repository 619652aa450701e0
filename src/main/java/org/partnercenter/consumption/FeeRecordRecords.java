package org.partnercenter.consumption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.SalesScope;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The fee records as people read them: a partner what its customers consumed in the time with it, before a bond and after it nothing; its
 * account managers those of the customers that they manage now (PTR-07).
 */
@Component
class FeeRecordRecords implements RecordCollection<FeeRecordView> {

    private static final RowMapper<FeeRecord> RECORD = new DataClassRowMapper<>(FeeRecord.class);

    private final JdbcClient jdbc;
    private final Bonds bonds;
    private final Members members;
    private final Journal journal;

    FeeRecordRecords(JdbcClient jdbc, Bonds bonds, Members members, Journal journal) {
        this.jdbc = jdbc;
        this.bonds = bonds;
        this.members = members;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "fee-records";
    }

    @Override
    public String prefix() {
        return "fee-record";
    }

    @Override
    public String label() {
        return "消费记录 Fee records";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(FeeStatus.values()).map(FeeStatus::status).toList();
    }

    @Override
    public String processKey() {
        return null;
    }

    @Override
    public Page<FeeRecordView> list(ListQuery query, Actor viewer) {
        return selection(viewer).page(jdbc, "*", query, (row, n) -> view(row, n, null));
    }

    @Override
    public List<FeeRecordView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of() : selection(viewer).where("id in (:keys)", "keys", keys).all(jdbc, "*", (row, n) -> view(row, n, null));
    }

    @Override
    public FeeRecordView item(String key, Actor viewer) {
        return selection(viewer).where("id = :key", "key", key).all(jdbc, "*", (row, n) -> view(row, n, journal.of(key, viewer))).stream()
                .findFirst().orElseThrow(() -> Refusal.notFound("fee record"));
    }

    private Selection selection(Actor viewer) {
        Selection selection = Selection.from("fee_record").visibleTo(viewer, "partner_id")
                .search("id", "customer_id", "product_name", "resource_name", "resource_id", "trade_id")
                .status(Stream.of(FeeStatus.values()).collect(Collectors.toMap(FeeStatus::code, status -> status.condition)))
                .sortable("key", "id").sortable("createdAt", "created_at").sortable("updatedAt", "created_at").sortable("tradeTime", "trade_time")
                .sortable("billCycle", "bill_cycle").sortable("customerId", "customer_id").sortable("partnerId", "partner_id")
                .sortable("paymentAmount", "payment_amount").sortable("cashAmount", "cash_amount");
        SalesScope scope = members.scope(viewer);
        return scope.seesAll() ? selection : selection.where("customer_id in (:managed)", "managed", managed(viewer, scope));
    }

    /** The customers of these account managers; one that cannot be, so that the list is never empty. */
    private List<String> managed(Actor viewer, SalesScope scope) {
        return Stream.concat(Stream.of(""), bonds.ofPartner(viewer.partnerId()).stream().filter(bond -> scope.sees(bond.managerId()))
                .map(Bond::customerId)).toList();
    }

    private static FeeRecordView view(ResultSet row, int number, List<Journal.Entry> history) throws SQLException {
        FeeRecord record = RECORD.mapRow(row, number);
        Instant createdAt = row.getTimestamp("created_at").toInstant();
        String title = record.productName() == null ? record.serviceTypeName() : record.productName();
        return new FeeRecordView(record.id(), row.getString("partner_id"), title, FeeStatus.of(record).status(), createdAt, createdAt, null, null,
                Money.text(record.paymentAmount()), record, history);
    }
}
