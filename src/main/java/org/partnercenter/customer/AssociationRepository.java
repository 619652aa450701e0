package org.partnercenter.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of associations. */
@Repository
class AssociationRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    AssociationRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Association association) {
        Map<String, Object> columns = columns(association);
        columns.put("association_key", association.key);
        columns.put("partner_id", association.partnerId);
        columns.put("kind", association.kind.code());
        columns.put("created_at", Timestamp.from(association.createdAt));
        String values = columns.keySet().stream().map(c -> ":" + c).collect(Collectors.joining(", "));
        jdbc.sql("insert into association (" + String.join(", ", columns.keySet()) + ") values (" + values + ")").params(columns).update();
    }

    void update(Association association) {
        association.updatedAt = clock.instant();
        Map<String, Object> columns = columns(association);
        String assignments = columns.keySet().stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
        jdbc.sql("update association set " + assignments + " where association_key = :association_key").params(columns)
                .param("association_key", association.key).update();
    }

    /** The association, its row locked until the transaction ends; 404 when there is none. */
    Association locked(String key) {
        return jdbc.sql("select * from association where association_key = ? for update").param(key).query((row, n) -> read(row)).optional()
                .orElseThrow(() -> Refusal.notFound("association"));
    }

    Optional<Association> find(String key) {
        return jdbc.sql("select * from association where association_key = ?").param(key).query((row, n) -> read(row)).optional();
    }

    /** The association of this report whose process still waits, locked. */
    Optional<Association> openOfReport(String reportKey) {
        return jdbc.sql("select * from association where report_key = ? order by association_key for update").param(reportKey)
                .query((row, n) -> read(row)).list().stream().filter(Association::isOpen).findFirst();
    }

    /** The partner's associations with this customer, by mailed links, whose processes still wait. */
    List<Association> openOfCustomer(String partnerId, String mobile, String reportKey) {
        return jdbc.sql("select * from association where partner_id = ? and (mobile = ? or report_key = ?) order by association_key for update")
                .params(partnerId, mobile, reportKey).query((row, n) -> read(row)).list().stream().filter(Association::isOpen).toList();
    }

    /** The account manager has gone: nobody stands there (PTR-10). */
    void forgetManager(String partnerId, String managerId) {
        jdbc.sql("update association set manager_id = null where partner_id = ? and manager_id = ?").params(partnerId, managerId).update();
    }

    private static Map<String, Object> columns(Association a) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("status", a.status.code());
        columns.put("association_type", a.associationType);
        columns.put("report_key", a.reportKey);
        columns.put("invitation_key", a.invitationKey);
        columns.put("customer_name", a.customerName);
        columns.put("mobile", a.mobile);
        columns.put("email", a.email);
        columns.put("customer_id", a.customerId);
        columns.put("account_name", a.accountName);
        columns.put("tag", a.tag);
        columns.put("campaign", a.campaign);
        columns.put("manager_id", a.managerId);
        columns.put("inviter_id", a.inviterId);
        columns.put("failure", a.failure == null ? null : a.failure.code());
        columns.put("failed_at", timestamp(a.failedAt));
        columns.put("note", a.note);
        columns.put("service_comment", a.serviceComment);
        columns.put("associated_at", timestamp(a.associatedAt));
        columns.put("ended_at", timestamp(a.endedAt));
        columns.put("end_reason", a.endReason);
        columns.put("updated_at", timestamp(a.updatedAt));
        return columns;
    }

    static Association read(ResultSet row) throws SQLException {
        Association a = new Association(row.getString("association_key"), row.getString("partner_id"),
                StatusCode.of(InvitationKind.class, row.getString("kind")), row.getTimestamp("created_at").toInstant());
        a.status = StatusCode.of(AssociationStatus.class, row.getString("status"));
        a.associationType = row.getString("association_type");
        a.reportKey = row.getString("report_key");
        a.invitationKey = row.getString("invitation_key");
        a.customerName = row.getString("customer_name");
        a.mobile = row.getString("mobile");
        a.email = row.getString("email");
        a.customerId = row.getString("customer_id");
        a.accountName = row.getString("account_name");
        a.tag = row.getString("tag");
        a.campaign = row.getString("campaign");
        a.managerId = row.getString("manager_id");
        a.inviterId = row.getString("inviter_id");
        a.failure = row.getString("failure") == null ? null : AssociationFailure.valueOf(row.getString("failure"));
        a.failedAt = instant(row.getTimestamp("failed_at"));
        a.note = row.getString("note");
        a.serviceComment = row.getString("service_comment");
        a.associatedAt = instant(row.getTimestamp("associated_at"));
        a.endedAt = instant(row.getTimestamp("ended_at"));
        a.endReason = row.getString("end_reason");
        a.updatedAt = row.getTimestamp("updated_at").toInstant();
        return a;
    }

    private static Timestamp timestamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
