package org.partnercenter.marketplace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of bills, their rows and their countersignatures. */
@Repository
class BillRepository {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    BillRepository(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** What one group said in one round; {@code decision} is null while it has not. */
    record Signature(String billKey, int round, String group, String decision, String actor, String comment, Instant at) {
    }

    void insert(Bill bill, List<Bill.Line> lines) {
        Timestamp now = now();
        jdbc.sql("""
                        insert into marketplace_bill (bill_key, bill_id, partner_id, period, amount, status, round, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(bill.key, bill.billId, bill.partnerId, bill.period, bill.amount, bill.status.code(), bill.round,
                        Timestamp.from(bill.createdAt), now)
                .update();
        batches.batchUpdate("""
                        insert into marketplace_bill_row (bill_key, row_number, transaction_id, customer_account, product_name, amount)
                        values (?, ?, ?, ?, ?, ?)""",
                IntStream.range(0, lines.size()).mapToObj(i -> new Object[] {bill.key, i + 1, lines.get(i).transactionId(),
                        lines.get(i).customerAccount(), lines.get(i).productName(), lines.get(i).amount()}).toList());
    }

    void update(Bill bill) {
        jdbc.sql("""
                        update marketplace_bill set status = ?, round = ?, incentive_key = ?, slip_key = ?, failure = ?, updated_at = ?
                        where bill_key = ?""")
                .params(bill.status.code(), bill.round, bill.incentiveKey, bill.slipKey, bill.failure, now(), bill.key).update();
    }

    /** The bill, its row locked until the transaction ends. */
    Bill locked(String key) {
        return jdbc.sql("select * from marketplace_bill where bill_key = ? for update").param(key).query((row, n) -> read(row)).optional()
                .orElseThrow(() -> Refusal.notFound("marketplace bill"));
    }

    Map<String, Bill> byBillId(Collection<String> billIds) {
        return billIds.isEmpty() ? Map.of() : jdbc.sql("select * from marketplace_bill where bill_id in (:ids)").param("ids", billIds)
                .query((row, n) -> read(row)).list().stream().collect(Collectors.toMap(bill -> bill.billId, bill -> bill));
    }

    /** The rows of many bills by bill, in their order, in one query. */
    Map<String, List<Bill.Line>> lines(Collection<String> keys) {
        record Row(String billKey, Bill.Line line) {
        }
        return keys.isEmpty() ? Map.of() : jdbc.sql("select * from marketplace_bill_row where bill_key in (:keys) order by bill_key, row_number")
                .param("keys", keys)
                .query((row, n) -> new Row(row.getString("bill_key"), new Bill.Line(row.getString("transaction_id"),
                        row.getString("customer_account"), row.getString("product_name"), row.getBigDecimal("amount"))))
                .list().stream().collect(Collectors.groupingBy(Row::billKey, Collectors.mapping(Row::line, Collectors.toList())));
    }

    /** Asks these groups in the bill's round. */
    void ask(Bill bill, List<String> groups) {
        groups.forEach(group -> jdbc.sql("insert into marketplace_countersign (bill_key, round, group_id) values (?, ?, ?)")
                .params(bill.key, bill.round, group).update());
    }

    /** The groups that are asked in the bill's round and have not decided. */
    List<String> undecided(String billKey, int round) {
        return jdbc.sql("select group_id from marketplace_countersign where bill_key = ? and round = ? and decision is null order by group_id")
                .params(billKey, round).query(String.class).list();
    }

    /** The round that the bill is in. */
    Optional<Integer> round(String billKey) {
        return jdbc.sql("select round from marketplace_bill where bill_key = ?").param(billKey).query(Integer.class).optional();
    }

    /** Keeps what the group said; false when it was not asked, or has said it before. */
    boolean sign(Bill bill, String group, String decision, String actor, String comment) {
        return jdbc.sql("""
                        update marketplace_countersign set decision = ?, actor = ?, remark = ?, decided_at = ?
                        where bill_key = ? and round = ? and group_id = ? and decision is null""")
                .params(decision, actor, comment, now(), bill.key, bill.round, group).update() == 1;
    }

    /** The countersignatures of many bills by bill, the latest round last, in one query. */
    Map<String, List<Signature>> signatures(Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : jdbc.sql("select * from marketplace_countersign where bill_key in (:keys) order by round, group_id")
                .param("keys", keys)
                .query((row, n) -> new Signature(row.getString("bill_key"), row.getInt("round"), row.getString("group_id"), row.getString("decision"),
                        row.getString("actor"), row.getString("remark"),
                        row.getTimestamp("decided_at") == null ? null : row.getTimestamp("decided_at").toInstant()))
                .list().stream().collect(Collectors.groupingBy(Signature::billKey));
    }

    static Bill read(ResultSet row) throws SQLException {
        Bill bill = new Bill(row.getString("bill_key"), row.getString("bill_id"), row.getString("partner_id"), row.getString("period"),
                row.getBigDecimal("amount"), row.getTimestamp("created_at").toInstant());
        bill.status = StatusCode.of(BillStatus.class, row.getString("status"));
        bill.round = row.getInt("round");
        bill.incentiveKey = row.getString("incentive_key");
        bill.slipKey = row.getString("slip_key");
        bill.failure = row.getString("failure");
        return bill;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
