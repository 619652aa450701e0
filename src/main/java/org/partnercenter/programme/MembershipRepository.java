package org.partnercenter.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
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

/** The table of applications and memberships. */
@Repository
class MembershipRepository {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final JdbcClient jdbc;
    private final Clock clock;

    MembershipRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Membership membership) {
        Map<String, Object> columns = columns(membership);
        columns.put("membership_key", membership.key);
        columns.put("partner_id", membership.partnerId);
        columns.put("programme_code", membership.programmeCode);
        columns.put("name_zh", membership.nameZh);
        columns.put("name_en", membership.nameEn);
        columns.put("created_at", Timestamp.from(membership.createdAt));
        String values = columns.keySet().stream().map(c -> ":" + c).collect(Collectors.joining(", "));
        jdbc.sql("insert into programme_membership (" + String.join(", ", columns.keySet()) + ") values (" + values + ")")
                .params(columns).update();
    }

    void update(Membership membership) {
        Map<String, Object> columns = columns(membership);
        String assignments = columns.keySet().stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
        jdbc.sql("update programme_membership set " + assignments + " where membership_key = :membership_key").params(columns)
                .param("membership_key", membership.key).update();
    }

    /** The record, its row locked until the transaction ends. */
    Membership locked(String key) {
        return query(" where membership_key = :key for update", Map.of("key", key)).stream().findFirst()
                .orElseThrow(() -> Refusal.notFound("programme membership"));
    }

    Optional<Membership> find(String key) {
        return query(" where membership_key = :key", Map.of("key", key)).stream().findFirst();
    }

    /** All records of the partner, the oldest first. */
    List<Membership> ofPartner(String partnerId) {
        return query(" where partner_id = :partner order by created_at, membership_key", Map.of("partner", partnerId));
    }

    /** The partner's records of one programme, the oldest first. */
    List<Membership> of(String partnerId, String programmeCode) {
        return query(" where partner_id = :partner and programme_code = :programme order by created_at, membership_key",
                Map.of("partner", partnerId, "programme", programmeCode));
    }

    /** The partners with an ended identity whose last day to redeem is before that day. */
    List<String> redemptionsOver(LocalDate day) {
        return jdbc.sql("select partner_id from programme_membership where redeem_until is not null group by partner_id"
                + " having max(redeem_until) < ? order by partner_id").param(day).query(String.class).list();
    }

    boolean isRedemptionOver(String partnerId, LocalDate day) {
        return jdbc.sql("select count(*) from programme_membership where partner_id = ? having max(redeem_until) < ?").params(partnerId, day)
                .query(Integer.class).optional().isPresent();
    }

    private List<Membership> query(String condition, Map<String, Object> parameters) {
        return jdbc.sql("select * from programme_membership" + condition).params(parameters).query((row, n) -> read(row)).list();
    }

    private Map<String, Object> columns(Membership m) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("status", m.status.code());
        columns.put("slot", m.slot);
        columns.put("renews_key", m.renewsKey);
        columns.put("conditions_confirmed", m.conditionsConfirmed);
        columns.put("agreements", json(m.agreements));
        columns.put("conditions", json(m.conditions));
        columns.put("note", m.note);
        columns.put("review_comment", m.reviewComment);
        columns.put("submitted_at", timestamp(m.submittedAt));
        columns.put("joined_at", timestamp(m.joinedAt));
        columns.put("valid_from", m.validFrom);
        columns.put("term_no", m.termNo);
        columns.put("term_from", m.termFrom);
        columns.put("term_until", m.termUntil);
        columns.put("ended_on", m.endedOn);
        columns.put("end_reason", m.endReason);
        columns.put("redeem_until", m.redeemUntil);
        columns.put("updated_at", Timestamp.from(clock.instant()));
        return columns;
    }

    static Membership read(ResultSet row) throws SQLException {
        Membership m = new Membership(row.getString("membership_key"), row.getString("partner_id"), row.getString("programme_code"),
                row.getString("name_zh"), row.getString("name_en"), StatusCode.of(MembershipStatus.class, row.getString("status")),
                row.getTimestamp("created_at").toInstant());
        m.slot = row.getObject("slot", Integer.class);
        m.renewsKey = row.getString("renews_key");
        m.conditionsConfirmed = row.getBoolean("conditions_confirmed");
        m.agreements = list(row.getString("agreements"), new TypeReference<>() { });
        m.conditions = list(row.getString("conditions"), new TypeReference<>() { });
        m.note = row.getString("note");
        m.reviewComment = row.getString("review_comment");
        m.submittedAt = instant(row, "submitted_at");
        m.joinedAt = instant(row, "joined_at");
        m.validFrom = row.getObject("valid_from", LocalDate.class);
        m.termNo = row.getInt("term_no");
        m.termFrom = row.getObject("term_from", LocalDate.class);
        m.termUntil = row.getObject("term_until", LocalDate.class);
        m.endedOn = row.getObject("ended_on", LocalDate.class);
        m.endReason = row.getString("end_reason");
        m.redeemUntil = row.getObject("redeem_until", LocalDate.class);
        return m;
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T list(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
