package org.partnercenter.funds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of payment agreements. */
@Repository
class AgreementRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    AgreementRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An agreement by which somebody else pays for a partner. */
    record Agreement(String key, String partnerId, String payerName, AgreementStatus status, String reason, Instant createdAt, Instant updatedAt) {
    }

    void insert(String key, String partnerId, String payerName) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("insert into payment_agreement (agreement_key, partner_id, payer_name, payer_key, status, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(key, partnerId, payerName, RemitterText.name(payerName), AgreementStatus.EFFECTIVE.code(), now, now).update();
    }

    Optional<Agreement> locked(String key) {
        return jdbc.sql("select * from payment_agreement where agreement_key = ? for update").param(key).query(AgreementRepository::read).optional();
    }

    void makeVoid(String key, String reason) {
        jdbc.sql("update payment_agreement set status = ?, reason = ?, updated_at = ? where agreement_key = ?")
                .params(AgreementStatus.VOIDED.code(), reason, Timestamp.from(clock.instant()), key).update();
    }

    int effective(String partnerId) {
        return jdbc.sql("select count(*) from payment_agreement where partner_id = ? and status = 'effective'").param(partnerId)
                .query(Integer.class).single();
    }

    /** The partner's effective agreement with exactly this payer. */
    Optional<String> effectiveWith(String partnerId, String payerName) {
        return jdbc.sql("select agreement_key from payment_agreement where partner_id = ? and status = 'effective' and payer_key = ?")
                .params(partnerId, RemitterText.name(payerName)).query(String.class).optional();
    }

    static Agreement read(ResultSet row, int number) throws SQLException {
        return new Agreement(row.getString("agreement_key"), row.getString("partner_id"), row.getString("payer_name"),
                StatusCode.of(AgreementStatus.class, row.getString("status")), row.getString("reason"),
                row.getTimestamp("created_at").toInstant(), row.getTimestamp("updated_at").toInstant());
    }
}
