package org.partnercenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.partnercenter.funds.LedgerFilter;
import org.partnercenter.funds.LedgerPage;
import org.partnercenter.funds.LedgerRecords;
import org.partnercenter.partner.MemberActions;
import org.partnercenter.partner.MemberRecords;
import org.partnercenter.partner.MemberStatus;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole product on a real PostgreSQL: migrations, demo data made through the processes, lists with every filter and sort. */
@SpringBootTest(properties = {"spring.flyway.placeholders.binary=bytea",
        "camunda.bpm.job-execution.enabled=false", "camunda.bpm.process-engine-name=postgresTest"})
@ActiveProfiles("demo")
// the application lets go of the database before the server, which stops with the JVM
@DirtiesContext
class PostgresTest {

    private static final EmbeddedPostgres POSTGRES = start();

    @Autowired
    private List<RecordCollection<?>> collections;
    @Autowired
    private LedgerRecords ledger;
    @Autowired
    private DemoWork work;
    @Autowired
    private MemberActions members;
    @Autowired
    private MemberRecords memberRecords;

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> POSTGRES.getJdbcUrl("postgres", "postgres"));
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.datasource.password", () -> "postgres");
    }

    @Test
    void everyListAnswersWithEveryStatus() {
        Actor manager = new Actor("manager", Set.of("manager"), Set.of("vendor", "cloudstar"));
        for (RecordCollection<?> collection : collections) {
            // exports are their asker's alone
            if (!collection.name().equals("exports")) {
                assertThat(collection.list(ListQuery.DEFAULT, manager).total()).as(collection.name()).isPositive();
            }
            collection.statuses().forEach(status -> collection.list(
                    new ListQuery(List.of(status.code()), "a_%\\", 0, 5, "-updatedAt"), manager));
        }
    }

    @Test
    void aPartnersLedgerIsFilteredAndSummed() {
        Actor finance = new Actor("cloudstar-finance", Set.of("partner-finance"), Set.of("cloudstar"));
        LedgerPage page = ledger.list(ListQuery.DEFAULT, LedgerFilter.of(Map.of("from", "2020-01-01", "account", "recharge")), finance);
        assertThat(page.total()).isPositive();
        assertThat(new BigDecimal(page.income())).isPositive();
        assertThat(ledger.item(page.items().get(0).key(), finance).key()).isEqualTo(page.items().get(0).key());
        for (RecordCollection<?> collection : collections) {
            if (collection.offeredTo(finance) && !collection.name().equals("remittance-receipts")) {
                collection.list(new ListQuery(List.of(), "a_%", 0, 5, "-updatedAt"), finance);
            }
        }
    }

    @Test
    void aMemberIsMadeAndReset() {
        String userId = "postgres-member";
        Map<String, Object> body = Map.of("userId", userId, "displayName", "P", "email", "P@pg.example", "mobile", "13800000000", "roles", List.of("partner-sales"));
        Actor admin = new Actor("cloudstar-admin", Set.of("partner-admin"), Set.of("cloudstar"));
        String initial = members.create(body, admin);
        assertThat(members.resetPassword(userId, admin)).isNotEqualTo(initial);
        assertThatThrownBy(() -> members.create(body, admin)).isInstanceOf(Refusal.class).extracting("code").isEqualTo("USER_ID_TAKEN");
        members.change(userId, Map.of("disabled", true, "email", "q@pg.example"), admin);
        for (MemberStatus status : MemberStatus.values()) {
            assertThat(memberRecords.list(new ListQuery(List.of(status.code()), userId, 0, 5, "-updatedAt"), admin).total())
                    .as(status.code()).isEqualTo(status == MemberStatus.DISABLED ? 1 : 0);
        }
    }

    @Test
    void aSolutionIsFoundedAndReviewed() {
        String key = work.start("cloudstar-sales", "solution-launch", Map.of("brand", "PG", "product", "X", "commonName", "Y", "summary", "s",
                "submit", true, "presentation", DemoFiles.pdf("a.pdf"),
                "featureList", DemoFiles.xlsx("f.xlsx", new String[] {"module", "feature", "description"}, new String[] {"m", "f", "d"})));
        work.complete("reviewer", key, "review-initiation", Map.of("decision", "approve"));
        assertThat(collections.stream().filter(c -> c.name().equals("solutions")).findFirst().orElseThrow()
                .item(key, new Actor("manager", Set.of("manager"), Set.of())).toString()).contains("initiation:completed");
    }
}
