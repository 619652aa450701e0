package org.partnercenter.payout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of payout slips, their lines and their invoices. */
@Repository
class SlipRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    SlipRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(PayoutSlip s, List<SlipLineText> lines) {
        jdbc.sql("""
                        insert into payout_slip (slip_key, partner_id, origin, record_key, source_key, title, incentive_class, way, amount, status,
                          created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(s.key, s.partnerId, s.origin, s.recordKey, s.sourceKey, s.title, s.incentiveClass, s.way.code(), s.amount,
                        s.status.code(), Timestamp.from(s.createdAt), Timestamp.from(s.createdAt))
                .update();
        for (int n = 0; n < lines.size(); n++) {
            SlipLineText line = lines.get(n);
            jdbc.sql("insert into payout_line (slip_key, line_no, source_key, kind, period, description, amount) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(s.key, n + 1, line.sourceKey(), line.kind(), line.period(), line.description(), line.amount()).update();
        }
    }

    void update(PayoutSlip s) {
        jdbc.sql("""
                        update payout_slip set status = ?, result_key = ?, bank_reference = ?, paid_on = ?, settlement_reference = ?,
                          approved_at = ?, updated_at = ? where slip_key = ?""")
                .params(s.status.code(), s.resultKey, s.bankReference, s.paidOn, s.settlementReference, timestamp(s.approvedAt),
                        Timestamp.from(clock.instant()), s.key)
                .update();
    }

    private static Timestamp timestamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    /** The key of the slip that was made for this, if one was. */
    Optional<String> keyOf(String origin, String sourceKey) {
        return jdbc.sql("select slip_key from payout_slip where origin = ? and source_key = ?").params(origin, sourceKey).query(String.class).optional();
    }

    Optional<PayoutSlip> find(String key) {
        return jdbc.sql("select * from payout_slip where slip_key = ?").param(key).query((row, n) -> read(row)).optional();
    }

    /** The slip, its row locked until the transaction ends: its steps happen one after the other. */
    PayoutSlip locked(String key) {
        return jdbc.sql("select * from payout_slip where slip_key = ? for update").param(key).query((row, n) -> read(row)).optional()
                .orElseThrow(() -> Refusal.notFound("payout slip"));
    }

    /** The lines of many slips, in one query. */
    Map<String, List<SlipLineText>> lines(Collection<String> keys) {
        Map<String, List<SlipLineText>> found = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("select * from payout_line where slip_key in (:keys) order by slip_key, line_no").param("keys", keys).query((ResultSet row) -> {
                found.computeIfAbsent(row.getString("slip_key"), k -> new ArrayList<>()).add(new SlipLineText(row.getString("source_key"),
                        row.getString("kind"), row.getString("period"), row.getString("description"), row.getBigDecimal("amount")));
            });
        }
        return found;
    }

    /** The invoices that were sent last for many slips, in one query. */
    Map<String, List<PayoutInvoice>> invoices(Collection<String> keys) {
        Map<String, List<PayoutInvoice>> found = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("""
                            select * from payout_invoice i where slip_key in (:keys)
                              and round_no = (select max(round_no) from payout_invoice last where last.slip_key = i.slip_key)
                            order by slip_key, place""").param("keys", keys).query((ResultSet row) -> {
                                found.computeIfAbsent(row.getString("slip_key"), k -> new ArrayList<>()).add(new PayoutInvoice(row.getString("code"),
                                        row.getString("number"), row.getBigDecimal("amount"), row.getObject("issued_on", LocalDate.class)));
                            });
        }
        return found;
    }

    /**
     * Takes a slip's invoices in the place of those that it sent before, which stay on record but are no longer used. 400 when another
     * slip uses one of them, also when it takes it at the same moment (PAY-07).
     */
    void replaceInvoices(String slipKey, List<PayoutInvoice> invoices) {
        releaseInvoices(slipKey);
        int round = jdbc.sql("select coalesce(max(round_no), 0) + 1 from payout_invoice where slip_key = ?").param(slipKey).query(Integer.class).single();
        for (int n = 0; n < invoices.size(); n++) {
            PayoutInvoice invoice = invoices.get(n);
            if (jdbc.sql("select count(*) from payout_invoice where in_use = ?").param(invoice.identity()).query(Integer.class).single() > 0) {
                throw used(invoice);
            }
            try {
                jdbc.sql("insert into payout_invoice (slip_key, round_no, place, code, number, amount, issued_on, in_use) values (?, ?, ?, ?, ?, ?, ?, ?)")
                        .params(slipKey, round, n + 1, invoice.code(), invoice.number(), invoice.amount(), invoice.issuedOn(), invoice.identity())
                        .update();
            } catch (DuplicateKeyException e) {
                throw used(invoice);
            }
        }
    }

    private static Refusal used(PayoutInvoice invoice) {
        return InvoiceRows.wrong("the invoice " + invoice.number() + " is used by another slip");
    }

    /** The slip uses its invoices no longer. */
    void releaseInvoices(String slipKey) {
        jdbc.sql("update payout_invoice set in_use = null where slip_key = ? and in_use is not null").param(slipKey).update();
    }

    static PayoutSlip read(ResultSet row) throws SQLException {
        PayoutSlip s = new PayoutSlip(row.getString("slip_key"), row.getString("partner_id"), row.getString("origin"), row.getString("record_key"),
                row.getString("source_key"), row.getString("title"), row.getString("incentive_class"),
                PayoutWay.of(row.getString("way")).orElseThrow(), row.getBigDecimal("amount"), row.getTimestamp("created_at").toInstant());
        s.status = StatusCode.of(PayoutStatus.class, row.getString("status"));
        s.resultKey = row.getString("result_key");
        s.bankReference = row.getString("bank_reference");
        s.paidOn = row.getObject("paid_on", LocalDate.class);
        s.settlementReference = row.getString("settlement_reference");
        s.approvedAt = row.getTimestamp("approved_at") == null ? null : row.getTimestamp("approved_at").toInstant();
        return s;
    }
}
