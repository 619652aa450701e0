package org.partnercenter.voucher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the recalls. */
@Repository
class RecallRepository {

    private final JdbcClient jdbc;

    RecallRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String key, Recall r) {
        Recall.Target t = r.target();
        jdbc.sql("""
                        insert into voucher_recall (recall_key, partner_id, operation_type, cause_key, voucher_key, customer_id, association_key,
                            association_type, giver_id, caused_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(key, r.partnerId(), r.type().number(), r.causeKey(), t.voucherKey(), t.customerId(), t.associationKey(), t.associationType(),
                        t.giverId(), Timestamp.from(r.causedAt())).update();
    }

    /** Whether this cause has had its recall. */
    boolean isKnown(String partnerId, OperationType type, String causeKey) {
        return jdbc.sql("select count(*) from voucher_recall where partner_id = ? and operation_type = ? and cause_key = ?")
                .params(partnerId, type.number(), causeKey).query(Long.class).single() > 0;
    }

    /** The recall, its row locked until the transaction ends. */
    Recall locked(String key) {
        return jdbc.sql("select * from voucher_recall where recall_key = ? for update").param(key).query(RecallRepository::read).single();
    }

    /** The keys of the partner's recalls that are not over. */
    List<String> open(String partnerId) {
        return jdbc.sql("select recall_key from voucher_recall where partner_id = ? and done_at is null").param(partnerId).query(String.class).list();
    }

    void done(String key, Instant at) {
        jdbc.sql("update voucher_recall set done_at = ? where recall_key = ?").params(Timestamp.from(at), key).update();
    }

    private static Recall read(ResultSet row, int number) throws SQLException {
        return new Recall(row.getString("recall_key"), row.getString("partner_id"), OperationType.of(row.getInt("operation_type")),
                row.getString("cause_key"), new Recall.Target(row.getString("voucher_key"), row.getString("customer_id"),
                row.getString("association_key"), row.getString("association_type"), row.getString("giver_id")),
                QuotaRepository.instant(row, "caused_at"), QuotaRepository.instant(row, "done_at"));
    }
}
