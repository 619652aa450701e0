package org.partnercenter.funds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of claims. Who locks a claim and its receipt takes the claim first. */
@Repository
class RemittanceClaimRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    RemittanceClaimRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Claim claim) {
        Timestamp now = Timestamp.from(claim.createdAt);
        jdbc.sql("""
                        insert into remittance_claim (claim_key, partner_id, receipt_key, claim_amount, note, status, claimed_by, agreement_key,
                          payer_checked, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(claim.key, claim.partnerId, claim.receiptKey, claim.amount, claim.note, claim.status.code(), claim.claimedBy,
                        claim.agreementKey, claim.payerChecked, now, now)
                .update();
    }

    void update(Claim claim) {
        jdbc.sql("""
                        update remittance_claim set status = ?, agreement_key = ?, payer_checked = ?, remark = ?, entry_key = ?, updated_at = ?
                        where claim_key = ?""")
                .params(claim.status.code(), claim.agreementKey, claim.payerChecked, claim.comment, claim.entryKey,
                        Timestamp.from(clock.instant()), claim.key)
                .update();
    }

    /** The claim, its row locked until the transaction ends. */
    Claim locked(String key) {
        return jdbc.sql("select * from remittance_claim where claim_key = ? for update").param(key).query(RemittanceClaimRepository::read).optional()
                .orElseThrow(() -> Refusal.notFound("claim"));
    }

    static Claim read(ResultSet row, int number) throws SQLException {
        Claim claim = new Claim(row.getString("claim_key"), row.getString("partner_id"), row.getString("receipt_key"),
                row.getBigDecimal("claim_amount"), row.getString("note"), row.getString("claimed_by"), row.getTimestamp("created_at").toInstant());
        claim.status = StatusCode.of(ClaimStatus.class, row.getString("status"));
        claim.agreementKey = row.getString("agreement_key");
        claim.payerChecked = row.getBoolean("payer_checked");
        claim.comment = row.getString("remark");
        claim.entryKey = row.getString("entry_key");
        return claim;
    }
}
