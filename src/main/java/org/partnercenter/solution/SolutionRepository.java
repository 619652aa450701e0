package org.partnercenter.solution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of solutions. */
@Repository
class SolutionRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    SolutionRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a solution; 409 {@code NAME_TAKEN} when the partner has one of this name (SOL-02), also at the same moment. */
    void insert(Solution solution) {
        Map<String, Object> columns = columns(solution);
        columns.put("solution_key", solution.key);
        columns.put("partner_id", solution.partnerId);
        columns.put("brand", solution.brand);
        columns.put("product", solution.product);
        columns.put("common_name", solution.commonName);
        columns.put("name", solution.name());
        columns.put("name_key", solution.nameKey());
        columns.put("created_at", Timestamp.from(solution.createdAt));
        String names = String.join(", ", columns.keySet());
        String values = columns.keySet().stream().map(c -> ":" + c).collect(Collectors.joining(", "));
        try {
            jdbc.sql("insert into solution (" + names + ") values (" + values + ")").params(columns).update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("NAME_TAKEN", "your organisation already has a solution named " + solution.name());
        }
    }

    void update(Solution solution) {
        Map<String, Object> columns = columns(solution);
        String assignments = columns.keySet().stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
        jdbc.sql("update solution set " + assignments + " where solution_key = :solution_key").params(columns)
                .param("solution_key", solution.key).update();
    }

    void delete(String key) {
        jdbc.sql("delete from solution where solution_key = ?").param(key).update();
    }

    /** The solution, its row locked until the transaction ends: steps of one solution happen one after the other. */
    Solution locked(String key) {
        return find(key, " for update").orElseThrow(() -> Refusal.notFound("solution " + key));
    }

    Optional<Solution> find(String key) {
        return find(key, "");
    }

    private Optional<Solution> find(String key, String lock) {
        return jdbc.sql("select * from solution where solution_key = ?" + lock).param(key)
                .query((row, n) -> read(row)).optional();
    }

    Map<String, String> names(Collection<String> keys) {
        Map<String, String> names = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("select solution_key, name from solution where solution_key in (:keys)").param("keys", keys)
                    .query((ResultSet row) -> {
                        names.put(row.getString("solution_key"), row.getString("name"));
                    });
        }
        return names;
    }

    private Map<String, Object> columns(Solution s) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("summary", s.summary);
        columns.put("initiation", s.initiation.code());
        columns.put("verification", s.verification.code());
        columns.put("configurator", s.configurator.code());
        columns.put("listing", s.listing.code());
        columns.put("launch", s.launch.code());
        columns.put("design_lead", s.designLead);
        columns.put("architecture_note", s.architectureNote);
        columns.put("architecture_changed", s.architectureChanged);
        columns.put("configurator_link", s.configuratorLink);
        columns.put("product_name", s.productName);
        columns.put("shop_url", s.shopUrl);
        columns.put("product_id", s.productId);
        columns.put("certified_at", s.certifiedAt == null ? null : Timestamp.from(s.certifiedAt));
        columns.put("nre_until", s.nreUntil);
        columns.put("offer_open", s.offerOpen);
        columns.put("nre_key", s.nreKey);
        columns.put("expected_revenue", s.expectedRevenue);
        columns.put("updated_at", Timestamp.from(clock.instant()));
        return columns;
    }

    static Solution read(ResultSet row) throws SQLException {
        Solution s = new Solution(row.getString("solution_key"), row.getString("partner_id"), row.getString("brand"),
                row.getString("product"), row.getString("common_name"), row.getString("summary"), row.getTimestamp("created_at").toInstant());
        s.initiation = StatusCode.of(Initiation.class, row.getString("initiation"));
        s.verification = StatusCode.of(Verification.class, row.getString("verification"));
        s.configurator = StatusCode.of(Configurator.class, row.getString("configurator"));
        s.listing = StatusCode.of(Listing.class, row.getString("listing"));
        s.launch = StatusCode.of(Launch.class, row.getString("launch"));
        s.designLead = row.getString("design_lead");
        s.architectureNote = row.getString("architecture_note");
        s.architectureChanged = row.getObject("architecture_changed", Boolean.class);
        s.configuratorLink = row.getString("configurator_link");
        s.productName = row.getString("product_name");
        s.shopUrl = row.getString("shop_url");
        s.productId = row.getString("product_id");
        Timestamp certified = row.getTimestamp("certified_at");
        s.certifiedAt = certified == null ? null : certified.toInstant();
        s.nreUntil = row.getObject("nre_until", LocalDate.class);
        s.offerOpen = row.getBoolean("offer_open");
        s.nreKey = row.getString("nre_key");
        s.expectedRevenue = row.getBigDecimal("expected_revenue");
        return s;
    }
}
