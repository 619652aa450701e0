package org.partnercenter.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partnercenter.account.Contacts;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of reports and of the prospects that they hold. */
@Repository
class ReportRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReportRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who holds a prospect. */
    record Holder(String reportKey, String partnerId) {
    }

    void insert(Report report) {
        Map<String, Object> columns = columns(report);
        columns.put("report_key", report.key);
        columns.put("partner_id", report.partnerId);
        columns.put("manager_id", report.managerId);
        columns.put("customer_name", report.prospect.name());
        columns.put("mobile", report.prospect.mobile());
        columns.put("email", report.prospect.email());
        columns.put("mobile_key", Contacts.mobile(report.prospect.mobile()));
        columns.put("email_key", Contacts.email(report.prospect.email()));
        columns.put("remark", report.remark);
        columns.put("created_at", Timestamp.from(report.createdAt));
        String values = columns.keySet().stream().map(c -> ":" + c).collect(Collectors.joining(", "));
        jdbc.sql("insert into customer_report (" + String.join(", ", columns.keySet()) + ") values (" + values + ")").params(columns).update();
    }

    void update(Report report) {
        Map<String, Object> columns = columns(report);
        String assignments = columns.keySet().stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
        jdbc.sql("update customer_report set " + assignments + " where report_key = :report_key").params(columns).param("report_key", report.key)
                .update();
    }

    private Map<String, Object> columns(Report report) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("status", report.status == null ? null : report.status.code());
        columns.put("cause", report.cause == null ? null : report.cause.code());
        columns.put("lapse_cause", report.lapseCause);
        columns.put("association_type", report.associationType);
        columns.put("inviter_id", report.inviterId);
        columns.put("invite_on_acceptance", report.inviteOnAcceptance);
        columns.put("expected_consumption", report.expectedConsumption);
        columns.put("communication", report.communication);
        columns.put("project_details", report.projectDetails);
        columns.put("customer_account", report.customerAccount);
        columns.put("review_comment", report.reviewComment);
        columns.put("association_key", report.associationKey);
        columns.put("hidden", report.hidden);
        columns.put("updated_at", Timestamp.from(clock.instant()));
        return columns;
    }

    Optional<Report> find(String key) {
        return jdbc.sql("select * from customer_report where report_key = ?").param(key).query((row, n) -> read(row)).optional();
    }

    /** The report, its row locked until the transaction ends. */
    Report locked(String key) {
        return jdbc.sql("select * from customer_report where report_key = ? for update").param(key).query((row, n) -> read(row)).optional()
                .orElseThrow(() -> Refusal.notFound("report"));
    }

    /** How many places the partner uses (CUS-02). */
    long open(String partnerId) {
        return jdbc.sql("select count(*) from customer_report where partner_id = ? and status in ('reviewing', 'reported')").param(partnerId)
                .query(Long.class).single();
    }

    /** Who holds the prospect: one report at most for each of its keys. */
    List<Holder> holders(Prospect prospect) {
        return prospect.keys().isEmpty() ? List.of() : jdbc.sql("""
                        select distinct r.report_key, r.partner_id from prospect_hold h join customer_report r on r.report_key = h.report_key
                        where h.prospect_key in (:keys)""")
                .param("keys", prospect.keys()).query((row, n) -> new Holder(row.getString("report_key"), row.getString("partner_id"))).list();
    }

    /** Takes the prospect; whoever comes second fails on the key, and its request is tried again (CUS-03). */
    void hold(Report report) {
        jdbc.sql("delete from prospect_hold where report_key = ?").param(report.key).update();
        report.prospect.keys().forEach(key ->
                jdbc.sql("insert into prospect_hold (prospect_key, report_key) values (?, ?)").params(key, report.key).update());
    }

    void free(Report report) {
        jdbc.sql("delete from prospect_hold where report_key = ?").param(report.key).update();
    }

    static Report read(ResultSet row) throws SQLException {
        Report report = new Report(row.getString("report_key"), row.getString("partner_id"), row.getString("manager_id"),
                new Prospect(row.getString("customer_name"), row.getString("mobile"), row.getString("email")), row.getString("remark"),
                row.getTimestamp("created_at").toInstant());
        String status = row.getString("status");
        report.status = status == null ? null : StatusCode.of(ReportStatus.class, status);
        String cause = row.getString("cause");
        report.cause = cause == null ? null : ReportCause.valueOf(cause);
        report.lapseCause = row.getString("lapse_cause");
        report.associationType = row.getString("association_type");
        report.inviterId = row.getString("inviter_id");
        report.inviteOnAcceptance = row.getBoolean("invite_on_acceptance");
        report.expectedConsumption = row.getBigDecimal("expected_consumption");
        report.communication = row.getString("communication");
        report.projectDetails = row.getString("project_details");
        report.customerAccount = row.getString("customer_account");
        report.reviewComment = row.getString("review_comment");
        report.associationKey = row.getString("association_key");
        report.hidden = row.getBoolean("hidden");
        return report;
    }
}
