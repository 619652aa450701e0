package org.partnercenter.partner;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of organisations and their capability labels. */
@Repository
class OrganisationRepository {

    /** The paths and the columns of their stages. */
    static final Map<String, String> STAGE_COLUMNS = Map.of("software", "software_stage", "service", "service_stage");
    private static final List<String> COLUMNS = List.of("company_name", "credit_code", "region", "identity", "status", "software_stage",
            "service_stage", "cloud_account_id", "distributor_id", "customer_development", "manager_id", "manager_name", "manager_email",
            "manager_mobile", "contact_name", "contact_mobile", "contact_email", "address", "verification_codes",
            "share_with_distributor", "main_account", "credit_code_fixed", "created_at", "updated_at");

    private final JdbcClient jdbc;

    OrganisationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Organisation> find(String id) {
        return query("id = :id", Map.of("id", id), "id").stream().findFirst();
    }

    /** As {@link #find}, with the row locked until the transaction ends. */
    Optional<Organisation> locked(String id) {
        return query("id = :id", Map.of("id", id), "id for update").stream().findFirst();
    }

    /** By id, in two queries. */
    Map<String, Organisation> byId(Collection<String> ids) {
        Map<String, Organisation> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            query("id in (:ids)", Map.of("ids", Set.copyOf(ids)), "id").forEach(o -> found.put(o.id, o));
        }
        return found;
    }

    /** Company names by id, in one query. */
    Map<String, String> names(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, company_name from partner where id in (:ids)").param("ids", Set.copyOf(ids))
                    .query((row, n) -> names.put(row.getString("id"), row.getString("company_name"))).list();
        }
        return names;
    }

    /** Makes whoever takes ids or marks main accounts wait for the one who does: until its transaction ends there is no other. */
    void oneAtATime() {
        jdbc.sql("update record_sequence set last_number = last_number + 1 where prefix = 'PARTNER'").update();
    }

    /** Those that meet a condition on the table's columns, with their labels. */
    List<Organisation> query(String condition, Map<String, ?> parameters, String order) {
        return withLabels(jdbc.sql("select * from partner where " + condition + " order by " + order).params(parameters)
                .query((row, n) -> read(row)).list());
    }

    /** The organisations with their labels read in one query. */
    List<Organisation> withLabels(List<Organisation> organisations) {
        if (!organisations.isEmpty()) {
            Map<String, List<CapabilityLabel>> labels = new HashMap<>();
            jdbc.sql("select * from partner_capability_label where partner_id in (:ids) order by partner_id, code")
                    .param("ids", organisations.stream().map(o -> o.id).collect(Collectors.toSet()))
                    .query((row, n) -> labels.computeIfAbsent(row.getString("partner_id"), k -> new ArrayList<>())
                            .add(new CapabilityLabel(row.getString("code"), row.getString("label_level"), row.getDate("granted_on").toLocalDate())))
                    .list();
            organisations.forEach(o -> o.capabilityLabels = labels.getOrDefault(o.id, List.of()));
        }
        return organisations;
    }

    static Organisation read(ResultSet row) throws SQLException {
        Organisation o = new Organisation(row.getString("id"), row.getTimestamp("created_at").toInstant());
        o.companyName = row.getString("company_name");
        o.creditCode = row.getString("credit_code");
        o.region = row.getString("region");
        o.identity = StatusCode.of(Identity.class, row.getString("identity"));
        o.status = StatusCode.of(PartnerStatus.class, row.getString("status"));
        for (Map.Entry<String, String> path : STAGE_COLUMNS.entrySet()) {
            String stage = row.getString(path.getValue());
            if (stage != null) {
                o.paths.put(path.getKey(), StatusCode.of(PathStage.class, stage));
            }
        }
        o.cloudAccountId = row.getString("cloud_account_id");
        o.distributorId = row.getString("distributor_id");
        o.customerDevelopment = row.getBoolean("customer_development");
        o.ecosystemManager = new Partner.Contact(row.getString("manager_name"), row.getString("manager_email"),
                row.getString("manager_mobile"), row.getString("manager_id"));
        o.contactName = row.getString("contact_name");
        o.contactMobile = row.getString("contact_mobile");
        o.contactEmail = row.getString("contact_email");
        o.address = row.getString("address");
        o.verificationCodes = row.getBoolean("verification_codes");
        o.shareWithDistributor = row.getBoolean("share_with_distributor");
        o.mainAccount = row.getBoolean("main_account");
        o.creditCodeFixed = row.getBoolean("credit_code_fixed");
        o.updatedAt = row.getTimestamp("updated_at").toInstant();
        return o;
    }

    void insert(Organisation o) {
        String names = String.join(", ", COLUMNS);
        String values = COLUMNS.stream().map(c -> ":" + c).collect(Collectors.joining(", "));
        jdbc.sql("insert into partner (id, " + names + ") values (:id, " + values + ")").params(values(o)).update();
        saveLabels(o);
    }

    void update(Organisation o) {
        jdbc.sql("update partner set " + COLUMNS.stream().map(c -> c + " = :" + c).collect(Collectors.joining(", ")) + " where id = :id")
                .params(values(o)).update();
        saveLabels(o);
    }

    private void saveLabels(Organisation o) {
        jdbc.sql("delete from partner_capability_label where partner_id = ?").param(o.id).update();
        for (CapabilityLabel label : o.capabilityLabels) {
            jdbc.sql("insert into partner_capability_label (partner_id, code, label_level, granted_on) values (?, ?, ?, ?)")
                    .params(o.id, label.code(), label.level(), Date.valueOf(label.grantedOn())).update();
        }
    }

    private static Map<String, Object> values(Organisation o) {
        Map<String, Object> values = new HashMap<>();
        values.put("id", o.id);
        values.put("company_name", o.companyName);
        values.put("credit_code", o.creditCode);
        values.put("region", o.region);
        values.put("identity", o.identity.code());
        values.put("status", o.status.code());
        STAGE_COLUMNS.forEach((path, column) -> values.put(column, o.paths.containsKey(path) ? o.paths.get(path).code() : null));
        values.put("cloud_account_id", o.cloudAccountId);
        values.put("distributor_id", o.distributorId);
        values.put("customer_development", o.customerDevelopment);
        values.put("manager_id", o.ecosystemManager.userId());
        values.put("manager_name", o.ecosystemManager.name());
        values.put("manager_email", o.ecosystemManager.email());
        values.put("manager_mobile", o.ecosystemManager.mobile());
        values.put("contact_name", o.contactName);
        values.put("contact_mobile", o.contactMobile);
        values.put("contact_email", o.contactEmail);
        values.put("address", o.address);
        values.put("verification_codes", o.verificationCodes);
        values.put("share_with_distributor", o.shareWithDistributor);
        values.put("main_account", o.mainAccount);
        values.put("credit_code_fixed", o.creditCodeFixed);
        values.put("created_at", Timestamp.from(o.createdAt));
        values.put("updated_at", Timestamp.from(o.updatedAt));
        return values;
    }
}
