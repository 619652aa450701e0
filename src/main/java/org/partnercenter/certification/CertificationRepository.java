package org.partnercenter.certification;

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

/** The table of business certifications. */
@Repository
class CertificationRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    CertificationRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Certification certification) {
        Map<String, Object> columns = columns(certification);
        columns.put("certification_key", certification.key);
        columns.put("partner_id", certification.partnerId);
        columns.put("created_at", Timestamp.from(certification.createdAt));
        String values = columns.keySet().stream().map(c -> ":" + c).collect(Collectors.joining(", "));
        jdbc.sql("insert into business_certification (" + String.join(", ", columns.keySet()) + ") values (" + values + ")")
                .params(columns).update();
    }

    void update(Certification certification) {
        Map<String, Object> columns = columns(certification);
        String assignments = columns.keySet().stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
        jdbc.sql("update business_certification set " + assignments + " where certification_key = :certification_key").params(columns)
                .param("certification_key", certification.key).update();
    }

    /** The certification, its row locked until the transaction ends: its steps happen one after the other. */
    Certification locked(String key) {
        return query("certification_key = :key for update", Map.of("key", key)).stream().findFirst()
                .orElseThrow(() -> Refusal.notFound("business certification"));
    }

    Optional<Certification> find(String key) {
        return query("certification_key = :key", Map.of("key", key)).stream().findFirst();
    }

    /** The partner's certification under way, its row locked. */
    Optional<Certification> lockedOpen(String partnerId) {
        return query("partner_id = :partner and status in (:open) for update",
                Map.of("partner", partnerId, "open", CertificationStatus.openCodes())).stream().findFirst();
    }

    /** The partner's valid certification, its row locked. */
    Optional<Certification> lockedValid(String partnerId) {
        return query("partner_id = :partner and status = :certified for update",
                Map.of("partner", partnerId, "certified", CertificationStatus.CERTIFIED.code())).stream().findFirst();
    }

    boolean hasOpen(String partnerId) {
        return count("partner_id = :partner and status in (:open)",
                Map.of("partner", partnerId, "open", CertificationStatus.openCodes())) > 0;
    }

    boolean hasValid(String partnerId) {
        return count("partner_id = :partner and status = :certified",
                Map.of("partner", partnerId, "certified", CertificationStatus.CERTIFIED.code())) > 0;
    }

    /** Whether the bank account is certified for a company with another credit code. */
    boolean isCertifiedElsewhere(String bankAccount, String creditCode) {
        return count("bank_account = :account and status = :certified and credit_code <> :code", Map.of("account", bankAccount,
                "certified", CertificationStatus.CERTIFIED.code(), "code", creditCode)) > 0;
    }

    /** The partner's certifications, the latest first. */
    List<Certification> of(String partnerId) {
        return query("partner_id = :partner order by created_at desc, certification_key desc", Map.of("partner", partnerId));
    }

    private long count(String condition, Map<String, Object> parameters) {
        return jdbc.sql("select count(*) from business_certification where " + condition).params(parameters).query(Long.class).single();
    }

    private List<Certification> query(String condition, Map<String, Object> parameters) {
        return jdbc.sql("select * from business_certification where " + condition).params(parameters).query((row, n) -> read(row)).list();
    }

    static Certification read(ResultSet row) throws SQLException {
        Certification c = new Certification(row.getString("certification_key"), row.getString("partner_id"),
                row.getTimestamp("created_at").toInstant());
        c.status = StatusCode.of(CertificationStatus.class, row.getString("status"));
        c.companyName = row.getString("company_name");
        c.creditCode = row.getString("credit_code");
        c.information = new BusinessInformation(row.getString("taxpayer_type"), row.getString("registered_address"),
                row.getString("registered_phone"), row.getString("contact_name"), row.getString("contact_mobile"),
                row.getString("contact_email"), row.getString("bank_code"), row.getString("bank_name"), row.getString("bank_branch"),
                row.getString("bank_account_holder"), row.getString("bank_account"), row.getString("intermediary_bank"));
        c.comment = row.getString("remark");
        c.triesLeft = row.getInt("tries_left");
        c.result = row.getString("result");
        c.bankReference = row.getString("bank_reference");
        c.transferSentAt = instant(row, "transfer_sent_at");
        c.note = row.getString("note");
        c.certifiedAt = instant(row, "certified_at");
        return c;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private Map<String, Object> columns(Certification c) {
        BusinessInformation i = c.information;
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("status", c.status.code());
        columns.put("company_name", c.companyName);
        columns.put("credit_code", c.creditCode);
        columns.put("taxpayer_type", i.taxpayerType());
        columns.put("registered_address", i.registeredAddress());
        columns.put("registered_phone", i.registeredPhone());
        columns.put("contact_name", i.financeContactName());
        columns.put("contact_mobile", i.financeContactMobile());
        columns.put("contact_email", i.financeContactEmail());
        columns.put("bank_code", i.bankCode());
        columns.put("bank_name", i.bankName());
        columns.put("bank_branch", i.bankBranch());
        columns.put("bank_account_holder", i.bankAccountHolder());
        columns.put("bank_account", i.bankAccount());
        columns.put("intermediary_bank", i.intermediaryBank());
        columns.put("remark", c.comment);
        columns.put("tries_left", c.triesLeft);
        columns.put("result", c.result);
        columns.put("bank_reference", c.bankReference);
        columns.put("transfer_sent_at", c.transferSentAt == null ? null : Timestamp.from(c.transferSentAt));
        columns.put("note", c.note);
        columns.put("certified_at", c.certifiedAt == null ? null : Timestamp.from(c.certifiedAt));
        columns.put("updated_at", Timestamp.from(clock.instant()));
        return columns;
    }
}
