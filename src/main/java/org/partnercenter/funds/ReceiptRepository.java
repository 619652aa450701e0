package org.partnercenter.funds;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of receipts; {@link ReceiptImport} fills it. */
@Repository
class ReceiptRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReceiptRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The receipt, its row locked until the transaction ends: of two claims the second sees what the first has locked (FND-08). */
    Receipt locked(String key) {
        return jdbc.sql("select * from remittance_receipt where receipt_key = ? for update").param(key).query(ReceiptRepository::read).optional()
                .orElseThrow(() -> Refusal.notFound("receipt"));
    }

    /** What matches the three fields exactly, the oldest first; what was returned is found by nobody (FND-02, FND-17). */
    List<Receipt> matching(RemitterFields fields) {
        return jdbc.sql("""
                        select * from remittance_receipt where account_key = ? and amount = ? and name_key = ? and status <> 'returned'
                        order by received_on, receipt_key""")
                .params(fields.accountKey(), fields.amount(), fields.nameKey()).query(ReceiptRepository::read).list();
    }

    void update(Receipt receipt) {
        jdbc.sql("update remittance_receipt set status = ?, reserved = ?, credited = ?, return_reason = ?, updated_at = ? where receipt_key = ?")
                .params(receipt.status.code(), receipt.reserved, receipt.credited, receipt.returnReason, Timestamp.from(clock.instant()), receipt.key)
                .update();
    }

    /** What arrived on that day or before, is unclaimed, and of which finance has not been told. */
    List<String> unclaimedSince(LocalDate day) {
        return jdbc.sql("""
                        select receipt_key from remittance_receipt where status = 'unclaimed' and received_on <= ? and reminded_at is null
                        order by received_on, receipt_key""").param(Date.valueOf(day)).query(String.class).list();
    }

    /** Notes that finance is told; false when it has been, or the receipt is unclaimed no longer. */
    boolean firstReminder(String key) {
        return jdbc.sql("update remittance_receipt set reminded_at = ? where receipt_key = ? and reminded_at is null and status = 'unclaimed'")
                .params(Timestamp.from(clock.instant()), key).update() > 0;
    }

    static Receipt read(ResultSet row, int number) throws SQLException {
        Receipt receipt = new Receipt(row.getString("receipt_key"), row.getString("bank_reference"), row.getObject("received_on", LocalDate.class),
                row.getString("remitter_name"), row.getString("remitter_bank"), row.getString("remitter_account"), row.getBigDecimal("amount"),
                row.getString("purpose"), row.getString("imported_by"), row.getTimestamp("created_at").toInstant());
        receipt.status = StatusCode.of(ReceiptStatus.class, row.getString("status"));
        receipt.reserved = row.getBigDecimal("reserved");
        receipt.credited = row.getBigDecimal("credited");
        receipt.returnReason = row.getString("return_reason");
        return receipt;
    }
}
