package org.partnercenter.voucher;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of 操作记录, to which is only added. */
@Repository
class OperationRepository {

    private final JdbcTemplate jdbc;

    OperationRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(VoucherOperation operation) {
        write(List.of(operation));
    }

    /** Writes these down as the current actor's, in one batch. */
    void write(Collection<VoucherOperation> operations) {
        Actor actor = Actor.current();
        jdbc.batchUpdate("""
                insert into voucher_operation (partner_id, operation_type, quota_key, quota_kind, parent_key, voucher_key, customer_id, reseller_id,
                    amount, succeeded, lapsed, code, reason, remark, memo, operator, public_operator, cause_key, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", operations.stream().map(o -> row(o, actor)).toList());
    }

    private static Object[] row(VoucherOperation o, Actor actor) {
        VoucherOperation.Subject s = o.subject();
        Refusal failure = o.failure();
        return new Object[] {s.partnerId(), o.type().number(), s.quotaKey(), s.kind().code(), s.parentKey(), s.voucherKey(), s.customerId(),
            s.resellerId(), o.amount(), failure == null, o.lapsed(), failure == null ? null : failure.code(),
            failure == null ? null : failure.getMessage(), o.remark(), o.memo(), actor.userId(), actor.publicName(), o.causeKey(), Timestamp.from(o.at())};
    }

    /** Whether this cause has taken the voucher back already (VCH-16). */
    boolean happened(String voucherKey, OperationType type, String causeKey) {
        return jdbc.queryForObject("select count(*) from voucher_operation where voucher_key = ? and operation_type = ? and cause_key = ?", Long.class,
                voucherKey, type.number(), causeKey) > 0;
    }
}
