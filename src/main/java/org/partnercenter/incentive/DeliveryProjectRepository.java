package org.partnercenter.incentive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of delivery projects. */
@Repository
class DeliveryProjectRepository {

    private final JdbcClient jdbc;
    private final LockRows locks;
    private final Clock clock;

    DeliveryProjectRepository(JdbcClient jdbc, LockRows locks, Clock clock) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.clock = clock;
    }

    void insert(DeliveryProject project) {
        Map<String, Object> columns = columns(project);
        columns.put("project_key", project.key);
        columns.put("partner_id", project.partnerId);
        columns.put("opportunity_key", project.opportunityKey);
        columns.put("created_at", Timestamp.from(project.createdAt));
        String values = columns.keySet().stream().map(c -> ":" + c).collect(Collectors.joining(", "));
        jdbc.sql("insert into delivery_project (" + String.join(", ", columns.keySet()) + ") values (" + values + ")")
                .params(columns).update();
    }

    void update(DeliveryProject project) {
        Map<String, Object> columns = columns(project);
        String assignments = columns.keySet().stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
        jdbc.sql("update delivery_project set " + assignments + " where project_key = :project_key").params(columns)
                .param("project_key", project.key).update();
    }

    /** The project, its row locked until the transaction ends: steps of one project happen one after the other. */
    DeliveryProject locked(String key) {
        return find(key, " for update").orElseThrow(() -> Refusal.notFound("delivery project"));
    }

    Optional<DeliveryProject> find(String key) {
        return find(key, "");
    }

    private Optional<DeliveryProject> find(String key, String lock) {
        return jdbc.sql("select * from delivery_project where project_key = ?" + lock).param(key)
                .query((row, n) -> read(row)).optional();
    }

    /**
     * Refuses a project whose days another one of the same customer has, whichever partner's (INC-10). The customer's row stays
     * locked until the transaction ends, so that two registrations at the same moment see each other.
     *
     * @param key the project itself, null when it is new
     */
    void requireFree(Registration registration, String key) {
        locks.lock(LockRows.What.SUBSIDISED_CUSTOMER, registration.customer());
        int others = jdbc.sql("""
                        select count(*) from delivery_project
                        where customer = :customer and delivery_start <= :end and delivery_end >= :start
                          and status not in (:over) and project_key <> :key""")
                .param("customer", registration.customer())
                .param("start", registration.deliveryStart()).param("end", registration.deliveryEnd())
                .param("over", List.of(ProjectStatus.WITHDRAWN.code(), ProjectStatus.DECLINED.code()))
                .param("key", key == null ? "" : key)
                .query(Integer.class).single();
        if (others > 0) {
            throw Refusal.conflict("PROJECT_OVERLAP", "a subsidised project of this customer takes place on some of these days already");
        }
    }

    private Map<String, Object> columns(DeliveryProject project) {
        Registration r = project.registration;
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("status", project.status.code());
        columns.put("customer_name", r.customerName());
        columns.put("customer_account", r.customerAccount());
        columns.put("customer", r.customer());
        columns.put("scene", r.scene());
        columns.put("delivery_start", r.deliveryStart());
        columns.put("delivery_end", r.deliveryEnd());
        columns.put("annual_cloud_volume", r.annualCloudVolume());
        columns.put("workload_person_days", r.workloadPersonDays());
        columns.put("completed_on", project.completedOn);
        columns.put("quality_score", project.qualityScore);
        columns.put("incentive_key", project.incentiveKey);
        columns.put("updated_at", Timestamp.from(clock.instant()));
        return columns;
    }

    static DeliveryProject read(ResultSet row) throws SQLException {
        Registration registration = new Registration(row.getString("customer_name"), row.getString("customer_account"),
                row.getString("scene"), row.getObject("delivery_start", LocalDate.class), row.getObject("delivery_end", LocalDate.class),
                row.getBigDecimal("annual_cloud_volume"), row.getInt("workload_person_days"));
        DeliveryProject project = new DeliveryProject(row.getString("project_key"), row.getString("partner_id"),
                row.getString("opportunity_key"), registration, row.getTimestamp("created_at").toInstant());
        project.status = StatusCode.of(ProjectStatus.class, row.getString("status"));
        project.completedOn = row.getObject("completed_on", LocalDate.class);
        project.qualityScore = row.getObject("quality_score", Integer.class);
        project.incentiveKey = row.getString("incentive_key");
        return project;
    }
}
