package org.partnercenter.consumption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.account.Bonds;
import org.partnercenter.calendar.MovableClock;
import org.partnercenter.consumption.FeeRecords.Outcome;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.SalesScope;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.notice.Notices;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("fee records")
class FeeRecordsTest {

    private static final Actor CLOUDSTAR = partner("cloudstar");
    private static final Actor BLUEWAVE = partner("bluewave");
    private static final Actor VENDOR = new Actor("operations", Set.of("operations"), Set.of("vendor"));

    private final MovableClock clock = new MovableClock("2026-06-30T10:00");
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Members members = mock(Members.class);
    private final JdbcClient jdbc;
    private final FeeRecords fees;
    private final FeeRecordRecords records;

    FeeRecordsTest() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(h2).placeholders(Map.of("binary", "blob")).load().migrate();
        when(members.scope(any())).thenReturn(SalesScope.ALL);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", Map.of("customer.rebind-exclusion-months", "6")));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(h2));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(h2));
        context.registerBean(MovableClock.class, () -> clock);
        context.registerBean(Notices.class, () -> mock(Notices.class));
        context.registerBean(Members.class, () -> members);
        context.register(Bonds.class, Journal.class, FeeRecords.class, FeeRecordRecords.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        fees = context.getBean(FeeRecords.class);
        records = context.getBean(FeeRecordRecords.class);
        jdbc.sql("insert into customer_account (customer_id, account_name, account_key, registered_at, created_at, updated_at) values "
                + "('c1', 'c1', 'c1', now(), now(), now()), ('c2', 'c2', 'c2', now(), now(), now())").update();
        bond("c1", "cloudstar", "1", "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z", "manager1");
        bond("c1", "bluewave", "1", "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z", "manager2");
        bond("c1", "bluewave", "2", "2026-05-01T00:00:00Z", null, "manager2");
    }

    @AfterEach
    void close() {
        context.close();
    }

    private static Actor partner(String id) {
        return new Actor(id + "-finance", Set.of("partner-finance"), Set.of(id));
    }

    private void bond(String customer, String partner, String type, String since, String until, String manager) {
        jdbc.sql("insert into bond (customer_id, partner_id, association_type, association_key, since_at, until_at, manager_id, running) "
                        + "values (?, ?, ?, 'ASC-1', ?, ?, ?, ?)")
                .params(customer, partner, type, Timestamp.from(Instant.parse(since)), until == null ? null : Timestamp.from(Instant.parse(until)), manager,
                        until == null ? customer : null)
                .update();
    }

    private static ApiForm.Values record(String id, String customer, String tradeTime, String cash, String... more) {
        Map<String, Object> body = new HashMap<>(Map.of("id", id, "customer_id", customer, "bill_cycle", tradeTime.substring(0, 7), "trade_time", tradeTime,
                "cash_amount", cash, "payment_amount", cash));
        for (int i = 0; i < more.length; i += 2) {
            body.put(more[i], more[i + 1]);
        }
        return FeeColumns.FORM.check(body);
    }

    private List<String> seenBy(Actor viewer) {
        return records.list(ListQuery.DEFAULT, viewer).items().stream().map(FeeRecordView::key).sorted().toList();
    }

    @Test
    @DisplayName("belong to the partner, and have the type, of the bond at their trade time; its first moment counts, its end does not")
    void bondAtTradeTime() {
        fees.add(List.of(record("f0", "c1", "2025-12-31T23:59:59Z", "1.00"), record("f1", "c1", "2026-01-01T00:00:00Z", "1.00"),
                record("f2", "c1", "2026-02-28T23:59:59Z", "1.00"), record("f3", "c1", "2026-03-01T00:00:00Z", "1.00"),
                record("f4", "c1", "2026-04-30T23:59:59Z", "1.00"), record("f5", "c1", "2026-05-01T00:00:00Z", "1.00"),
                record("f6", "stranger", "2026-05-01T00:00:00Z", "1.00")));

        assertThat(seenBy(CLOUDSTAR)).containsExactly("f1", "f2");
        assertThat(seenBy(BLUEWAVE)).containsExactly("f4", "f5");
        assertThat(seenBy(VENDOR)).hasSize(7);
        assertThat(records.item("f4", BLUEWAVE).record().associationType()).isEqualTo("1");
        assertThat(records.item("f5", BLUEWAVE).record().associationType()).isEqualTo("2");
        assertThat(records.item("f3", VENDOR).partnerId()).isNull();
        assertThatThrownBy(() -> records.item("f4", CLOUDSTAR)).isInstanceOf(Refusal.class).hasMessageContaining("not found");
    }

    @Test
    @DisplayName("are seen by an account manager when it manages the customer now")
    void scope() {
        fees.add(List.of(record("f5", "c1", "2026-05-01T00:00:00Z", "1.00")));

        when(members.scope(any())).thenReturn(new SalesScope(Set.of("manager2")));
        assertThat(seenBy(BLUEWAVE)).containsExactly("f5");
        when(members.scope(any())).thenReturn(new SalesScope(Set.of("manager1")));
        assertThat(seenBy(BLUEWAVE)).isEmpty();
    }

    @Test
    @DisplayName("that come again are passed over, whatever their amounts' and moments' spelling; another content under a known id is told")
    void again() {
        assertThat(fees.add(List.of(record("f1", "c1", "2026-02-01T00:00:00Z", "10.50", "usage_amount", "1.50"),
                record("f1", "c1", "2026-02-01T08:00:00+08:00", "10.5", "usage_amount", "1.500"),
                record("f2", "c1", "2026-02-01T00:00:00Z", "10.50")))).containsExactly(Outcome.ADDED, Outcome.KNOWN, Outcome.ADDED);

        assertThat(fees.add(List.of(record("f1", "c1", "2026-02-01T00:00:00Z", "10.50", "usage_amount", "1.5"),
                record("f2", "c1", "2026-02-01T00:00:00Z", "10.51"), record("f3", "c1", "2026-02-01T00:00:00Z", "1"))))
                .containsExactly(Outcome.KNOWN, Outcome.CONFLICTING, Outcome.ADDED);
        assertThat(seenBy(VENDOR)).containsExactly("f1", "f2", "f3");
    }

    @Test
    @DisplayName("tell the cash that was consumed since a moment, refunds counting against it, vouchers not at all")
    void cash() {
        fees.add(List.of(record("f1", "c1", "2026-04-30T23:59:59Z", "100.00"), record("f2", "c1", "2026-05-01T00:00:00Z", "30.00", "payment_amount", "80.00",
                "coupon_amount", "50.00"), record("f3", "c1", "2026-05-02T00:00:00Z", "-12.34"), record("f4", "c2", "2026-05-02T00:00:00Z", "7.00")));
        Instant since = Instant.parse("2026-05-01T00:00:00Z");

        assertThat(fees.cashConsumed("c1", since)).isEqualByComparingTo("17.66");
        assertThat(fees.cashConsumed("nobody", since)).isEqualByComparingTo(BigDecimal.ZERO);
        Map<String, BigDecimal> many = fees.cashConsumed(Map.of("c1", Instant.parse("2026-01-01T00:00:00Z"), "c2", since, "nobody", since));
        assertThat(many.get("c1")).isEqualByComparingTo("117.66");
        assertThat(many.get("c2")).isEqualByComparingTo("7");
        assertThat(many.get("nobody")).isEqualByComparingTo(BigDecimal.ZERO);
        Map<String, Instant> thousands = new HashMap<>(Map.of("c1", since, "c2", since));
        IntStream.range(0, 2500).forEach(i -> thousands.put("other" + i, since));
        Map<String, BigDecimal> all = fees.cashConsumed(thousands);
        assertThat(all).as("in portions, each with its sum").hasSize(2502);
        assertThat(all.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("24.66");
    }

    @Test
    @DisplayName("have all fields of the partner API in one flat object, amounts as text")
    void json() {
        fees.add(List.of(record("f1", "c1", "2026-02-01T00:00:00Z", "10.5", "usage_amount", "0.00000001", "product_name", "云主机", "charging_mode", "3",
                "service_type_name_en", "Elastic Cloud Server")));

        JsonNode json = new ObjectMapper().registerModule(new JavaTimeModule()).valueToTree(records.item("f1", CLOUDSTAR));

        assertThat(json.get("key").asText()).isEqualTo("f1");
        assertThat(json.get("title").asText()).isEqualTo("云主机");
        assertThat(json.get("cashAmount").isTextual()).isTrue();
        assertThat(json.get("cashAmount").asText()).isEqualTo("10.50");
        assertThat(json.get("writeoffAmount").asText()).isEqualTo("0.00");
        assertThat(json.get("usageAmount").asText()).isEqualTo("0.00000001");
        assertThat(json.get("chargingMode").asInt()).isEqualTo(3);
        assertThat(json.get("associationType").asText()).isEqualTo("1");
        assertThat(json.get("status").get("code").asText()).isEqualTo("charged");
        assertThat(json.get("serviceTypeNameEn").asText()).isEqualTo("Elastic Cloud Server");
    }

    @Test
    @DisplayName("are charged, owed or refunded, and can be listed so")
    void status() {
        fees.add(List.of(record("f1", "c1", "2026-02-01T00:00:00Z", "1"), record("f2", "c1", "2026-02-01T00:00:00Z", "0", "debt_amount", "3.00",
                "payment_amount", "3.00"), record("f3", "c1", "2026-02-01T00:00:00Z", "-1")));

        for (String expected : List.of("charged:f1", "owed:f2", "refunded:f3")) {
            String[] parts = expected.split(":");
            assertThat(records.list(new ListQuery(List.of(parts[0]), null, 0, 20, "-createdAt"), VENDOR).items()).singleElement()
                    .satisfies(record -> assertThat(record.key()).isEqualTo(parts[1]))
                    .satisfies(record -> assertThat(record.status().code()).isEqualTo(parts[0]));
        }
    }
}
