package org.partnercenter.incentive.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.incentive.PerformanceLineView;
import org.partnercenter.incentive.PerformanceLines;
import org.partnercenter.incentive.StatementReleases;
import org.partnercenter.incentive.StatementView;
import org.partnercenter.partner.PartnerFixture;
import org.partnercenter.platform.forms.RowResult;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.beans.factory.annotation.Autowired;

/** From the lines that come in to the statement that is released. Each test has periods of its own. */
class IncentiveStatementTest extends MoneyProcessTest {

    private static final String HEADER = "lineId,partnerId,period,planCode,planName,associationType,customerId,orderId,consumedOn,baseAmount,rate,amount,frozen";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private RecordCollection<StatementView> statements;
    @Autowired
    private PerformanceLines lines;
    @Autowired
    private StatementReleases releases;
    @Autowired
    private CustomerAccounts accounts;
    @Autowired
    private Bonds bonds;
    private String period;

    @AfterAll
    void theWholeModelsWerePassed() {
        coverage.requireComplete("incentive-statement");
        coverage.requireComplete("close-period");
    }

    @BeforeEach
    void newPeriod() {
        period = "20%02d-05".formatted(30 + NUMBER.incrementAndGet());
        moveTo(LocalDate.parse(period + "-20"));
    }

    private String line(String id, String partner, String type, String amount) {
        return line(id, partner, type, amount, "false");
    }

    private String line(String id, String partner, String type, String amount, String frozen) {
        return String.join(",", id, partner, period, "P1", "增长计划", type, "none", "order-1", period + "-03", amount, "1.0000", amount, frozen);
    }

    private StatementView statement(String partner, String ofPeriod) {
        return statements.list(new ListQuery(List.of(), ofPeriod, 0, 100, "key"), actor("operations")).items().stream()
                .filter(s -> s.partnerId().equals(partner)).findFirst().orElseThrow();
    }

    private StatementView statement(String partner) {
        return statement(partner, period);
    }

    private String incentiveOf(String partner, String type) {
        return statement(partner).amounts().stream().filter(a -> a.associationType().equals(type)).map(StatementView.Part::incentiveKey)
                .filter(Objects::nonNull).findFirst().orElseThrow();
    }

    /** Closes the period in the following month; answers how many jobs it took. */
    private int close() {
        moveTo(LocalDate.parse(period + "-20").plusMonths(1));
        String key = start("operations", "close-period", Map.of("period", period));
        assertThat(key).isEqualTo(period);
        int jobs = 0;
        for (Job job = portion(); job != null; job = portion()) {
            management.executeJob(job.getId());
            jobs++;
        }
        return jobs;
    }

    private Job portion() {
        ProcessInstance run = runtime.createProcessInstanceQuery().processInstanceBusinessKey(period).singleResult();
        return run == null ? null : management.createJobQuery().processInstanceId(run.getId()).singleResult();
    }

    private void confirm(String key) {
        complete("cloudstar-finance", key, "check-incentive", "decision", "confirm");
    }

    /** A statement of cloudstar's with 100.00 for each type that waits for its release; answers its key. */
    private String releasing() {
        imported("performance-lines", HEADER, line("r1-" + period, "cloudstar", "1", "100.00"), line("r2-" + period, "cloudstar", "2", "100.00"));
        close();
        confirm(incentiveOf("cloudstar", "1"));
        confirm(incentiveOf("cloudstar", "2"));
        return statement("cloudstar").key();
    }

    @Test
    @Rule("INC-18")
    @DisplayName("Lines make one estimated statement for each partner and period, which can be neither confirmed nor paid")
    void estimated() {
        imported("performance-lines", HEADER, line("a1" + period, "cloudstar", "1", "100.00"), line("a2" + period, "cloudstar", "1", "-30.50"),
                line("a3" + period, "cloudstar", "2", "7.00"), line("a4" + period, "bluewave", "2", "1.00"), line("a5" + period, "cloudstar", "2", "5.00", "true"));

        StatementView estimated = statement("cloudstar");
        assertThat(estimated.status().code()).isEqualTo("estimated");
        assertThat(estimated.amount()).isEqualTo("76.50");
        assertThat(estimated.frozenAmount()).isEqualTo("5.00");
        assertThat(estimated.amounts()).containsExactly(new StatementView.Part("1", "69.50", "0.00", null), new StatementView.Part("2", "7.00", "5.00", null));
        assertThat(estimated.processInstanceId()).isNull();
        assertThat(count("select count(*) from incentive where origin_key = ?", estimated.key())).isZero();
        assertThat(lines.ofStatement(estimated.key(), ListQuery.DEFAULT, actor("cloudstar-sales")).items())
                .hasSize(4).allMatch(l -> l.status().code().equals("estimated"));
        assertThat(lines.ofStatement(estimated.key(), ListQuery.DEFAULT, actor("bluewave-sales")).total()).isZero();

        imported("performance-lines", HEADER, line("a1" + period, "cloudstar", "1", "120.00"));
        assertThat(statement("cloudstar").amounts().get(0).amount()).isEqualTo("89.50");
        assertThat(statement("cloudstar").key()).isEqualTo(estimated.key());
    }

    @Test
    @Rule({"INC-18", "PAY-03"})
    @DisplayName("Closed, confirmed and released, its amounts are payable, a negative one too")
    void released() {
        imported("performance-lines", HEADER, line("b1" + period, "cloudstar", "1", "-40.00"), line("b2" + period, "cloudstar", "2", "300.00"),
                line("b3" + period, "cloudstar", "2", "9.00", "true"));
        assertThat(close()).isEqualTo(1);

        StatementView formal = statement("cloudstar");
        String negative = incentiveOf("cloudstar", "1");
        String resale = incentiveOf("cloudstar", "2");
        assertThat(formal.status().code()).isEqualTo("awaiting-confirmation");
        assertThat(formal.deadline().workingDaysLeft()).isEqualTo(10);
        assertThat(incentive(negative).amount()).isEqualTo("-40.00");
        assertThat(incentive(resale).calculation()).isEqualTo("增长计划 300.00 (1)");
        assertThat(incentive(resale).kind()).isEqualTo("performance");
        assertThat(incentive(resale).associationType()).isEqualTo("2");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(formal.key()).singleResult().getTenantId()).isEqualTo("cloudstar");
        assertThat(lines.item("b3" + period, actor("operations")).status().code()).isEqualTo("estimated");
        assertThat(lines.item("b2" + period, actor("operations")).status().code()).isEqualTo("counted");
        assertVariables(formal.key(), "nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances", "loopCounter", "incentiveKey");

        confirm(negative);
        assertThat(status(negative)).isEqualTo("confirmed");
        assertThat(statement("cloudstar").status().code()).isEqualTo("awaiting-confirmation");
        assertThat(slips.payable("cloudstar")).extracting(p -> p.key()).doesNotContain(negative);
        runTimer(resale, "deadline-reached");
        assertThat(status(resale)).isEqualTo("confirmed");
        assertThat(statement("cloudstar").status().code()).isEqualTo("releasing");

        approve("operations", formal.key(), "release-statement");
        assertThat(statement("cloudstar").status().code()).isEqualTo("released");
        assertThat(status(negative)).isEqualTo("payable");
        assertThat(slips.payable("cloudstar")).extracting(p -> p.key()).contains(negative, resale);
        assertThat(notices("cloudstar-finance", formal.key())).isNotEmpty();
    }

    @Test
    @Rule({"INC-08", "INC-18"})
    @DisplayName("Not released, it is corrected and confirmed anew, never by whoever corrected or imported")
    void corrected() {
        String key = releasing();
        String one = incentiveOf("cloudstar", "1");
        String two = incentiveOf("cloudstar", "2");
        assertFieldRefused("comment", () -> complete("operations", key, "release-statement", "decision", "reject"));
        reject("operations", key, "release-statement");

        assertFieldRefused("amounts", () -> complete("operations", key, "correct-statement", "comment", "c",
                "amounts", "[{\"incentiveKey\":\"INC-2020-999999\",\"amount\":\"1\"}]"));
        for (String wrong : List.of("\"x\"", "90", "{}", "null", "true")) {
            assertRefused(400, "FIELD_INVALID amounts[0].amount", "", () -> complete("operations", key, "correct-statement", "comment", "c",
                    "amounts", "[{\"incentiveKey\":\"" + one + "\",\"amount\":" + wrong + "}]"));
        }
        assertFieldRefused("amounts", () -> complete("operations", key, "correct-statement", "comment", "c", "amounts", "[\"x\"]"));
        complete("admin", key, "correct-statement", "comment", "计划 P1 多计",
                "amounts", "[{\"incentiveKey\":\"" + one + "\",\"amount\":\"90.00\"}]");

        assertThat(statement("cloudstar").status().code()).isEqualTo("awaiting-confirmation");
        assertThat(incentive(one).amount()).isEqualTo("90.00");
        assertThat(incentive(one).previousAmount()).isEqualTo("100.00");
        assertThat(incentive(one).deadline().workingDaysLeft()).isEqualTo(10);
        assertRefused(403, "FOUR_EYES", "", () -> complete("admin", one, "check-incentive", "decision", "confirm"));
        confirm(one);
        confirm(two);
        reject("operations", key, "release-statement");
        complete("operations", key, "correct-statement", "comment", "取消", "amounts", "[{\"incentiveKey\":\"" + two + "\",\"amount\":\"0\"}]");
        assertThat(status(two)).isEqualTo("cancelled");
        confirm(one);
        approve("operations", key, "release-statement");
        assertThat(status(one)).isEqualTo("payable");
        assertThat(status(two)).isEqualTo("cancelled");
    }

    @Test
    @Rule("INC-08")
    @DisplayName("Whoever imported the lines cannot confirm what they come to")
    void importedBy() {
        importedBy("admin", "performance-lines", HEADER, line("i1" + period, "cloudstar", "1", "10.00"));
        close();

        assertRefused(403, "FOUR_EYES", "", () -> complete("admin", incentiveOf("cloudstar", "1"), "check-incentive", "decision", "confirm"));
    }

    @Test
    @Rule("INC-18")
    @DisplayName("Lines that come to 0 make no incentive; their statement waits for its release at once")
    void zero() {
        imported("performance-lines", HEADER, line("z1" + period, "cloudstar", "1", "10.00"), line("z2" + period, "cloudstar", "1", "-10.00"));
        close();

        assertThat(statement("cloudstar").status().code()).isEqualTo("releasing");
        assertThat(statement("cloudstar").amounts().get(0).incentiveKey()).isNull();
    }

    @Test
    @Rule("INC-19")
    @DisplayName("Closing goes by portions; broken off or run again it makes each statement formal once")
    void repeatable() {
        int partners = 150;
        IntStream.range(0, partners).forEach(i -> PartnerFixture.register(jdbc, "p" + i + "-" + period, "伙伴 " + i));
        imported("performance-lines", HEADER, IntStream.range(0, partners).mapToObj(i -> line("p" + i + "l" + period, "p" + i + "-" + period, "1", "10.00"))
                .toArray(String[]::new));
        moveTo(LocalDate.parse(period + "-20").plusMonths(1));
        start("operations", "close-period", Map.of("period", period));
        assertThat(runtime.getVariable(instance(period).getId(), "total")).isEqualTo(partners);
        management.executeJob(portion().getId());
        assertThat(runtime.getVariables(instance(period).getId())).containsEntry("done", 100).containsEntry("total", partners);
        assertThat(instance(period).getTenantId()).isEqualTo("vendor");
        // broken off: an administrator ends the run, and somebody starts another
        runtime.deleteProcessInstance(instance(period).getId(), "broken off");

        assertThat(close()).isEqualTo(1);
        assertThat(close()).isEqualTo(1);

        assertThat(count("select count(*) from incentive n join incentive_statement s on s.statement_key = n.origin_key where s.period = ?", period))
                .isEqualTo(partners);
        assertThat(count("select count(*) from incentive_statement where period = ? and status = 'awaiting-confirmation'", period)).isEqualTo(partners);
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("incentive-statement")
                .processInstanceBusinessKeyLike("STM-%").tenantIdIn("p0-" + period, "p149-" + period).count()).isEqualTo(2);
    }

    @Test
    @Rule("INC-19")
    @DisplayName("Closing costs the same number of statements of SQL for each partner, however many there are")
    void boundedStatements() {
        jdbc.sql("set query_statistics_max_entries 10000").update();
        long fifty = statementsToClose(50);
        newPeriod();
        long hundred = statementsToClose(100);
        long each = (hundred - fifty) / 50;

        assertThat(each).as("statements of SQL for each partner with one amount").isBetween(1L, 85L);
        assertThat(fifty - 50 * each).as("for all together").isLessThan(200);
    }

    private long statementsToClose(int partners) {
        IntStream.range(0, partners).forEach(i -> PartnerFixture.register(jdbc, "q" + i + "-" + period, "伙伴 " + i));
        imported("performance-lines", HEADER, IntStream.range(0, partners).mapToObj(i -> line("q" + i + "l" + period, "q" + i + "-" + period, "1", "10.00"))
                .toArray(String[]::new));
        moveTo(LocalDate.parse(period + "-20").plusMonths(1));
        start("operations", "close-period", Map.of("period", period));
        String job = portion().getId();
        jdbc.sql("set query_statistics false").update();
        jdbc.sql("set query_statistics true").update();
        management.executeJob(job);
        long asked = count("select sum(execution_count) from information_schema.query_statistics");
        jdbc.sql("set query_statistics false").update();
        return asked;
    }

    @Test
    @DisplayName("A period is closed when it is over, by operations alone")
    void notOver() {
        assertRefused(409, "PERIOD_NOT_OVER", period, () -> start("operations", "close-period", Map.of("period", period)));
        assertFieldRefused("period", () -> start("operations", "close-period", Map.of("period", "2026-13")));
        assertRefused(403, "NOT_ALLOWED", "", () -> start("cloudstar-finance", "close-period", Map.of("period", "2020-01")));
        assertRefused(403, "NOT_ALLOWED", "", () -> start("finance", "close-period", Map.of("period", "2020-01")));
        assertThat(count("select count(*) from incentive_period where period = ? and closed_at is not null", period)).isZero();
    }

    @Test
    @Rule("INC-20")
    @DisplayName("A closed period takes no lines; a frozen one that is freed later counts in the period then open")
    void freed() {
        imported("performance-lines", HEADER, line("f1" + period, "cloudstar", "1", "50.00", "true"), line("f2" + period, "cloudstar", "1", "10.00"));
        close();
        String closed = period;
        String next = period.replace("-05", "-06");

        assertThat(faults(imported("performance-lines", HEADER, line("f2" + period, "cloudstar", "1", "11.00"), line("f3" + period, "cloudstar", "1", "11.00"))))
                .containsExactly("2 period PERIOD_CLOSED", "3 period PERIOD_CLOSED");
        imported("performance-lines", HEADER, line("f1" + period, "cloudstar", "1", "50.00"));

        PerformanceLineView freed = lines.item("f1" + closed, actor("cloudstar-finance"));
        assertThat(freed.period()).isEqualTo(closed);
        assertThat(freed.countedPeriod()).isEqualTo(next);
        assertThat(freed.statementKey()).isEqualTo(statement("cloudstar", next).key());
        assertThat(statement("cloudstar", next).amount()).isEqualTo("50.00");
        assertThat(statement("cloudstar").frozenAmount()).isEqualTo("0.00");
        assertThat(statement("cloudstar").amount()).isEqualTo("10.00");
        assertThat(incentive(incentiveOf("cloudstar", "1")).amount()).isEqualTo("10.00");
    }

    @Test
    @Rule("INC-20")
    @DisplayName("Lines of a reseller, of a customer that earns nothing yet, or that do not add up refuse the file whole")
    void refusedLines() {
        String customer = "x" + period;
        accounts.create(customer, Map.of("accountName", "acct-" + period));
        bonds.bind(customer, "bluewave", new Bonds.Terms("1", "ASC-" + period, null, null, null));
        bonds.end(customer);
        bonds.bind(customer, "cloudstar", new Bonds.Terms("1", "ASC2-" + period, null, null, null));
        String later = LocalDate.parse(period + "-20").plusMonths(6).toString();
        String excluded = line("x1" + period, "cloudstar", "1", "5.00").replace("none", customer);

        assertThat(faults(imported("performance-lines", HEADER, line("g1" + period, "rivertech", "1", "5.00"), line("g2" + period, "nobody", "1", "5.00"),
                line("g3" + period, "cloudstar", "1", "5.00").replace("1.0000", "1.0010"), excluded, excluded.replace("5.00", "-5.00"),
                line("g4" + period, "cloudstar", "1", "5.00"), line("g4" + period, "cloudstar", "1", "5.00"))))
                .containsExactly("2 partnerId NOT_ELIGIBLE", "3 partnerId FIELD_INVALID", "4 amount FIELD_INVALID", "5 consumedOn PERFORMANCE_EXCLUDED",
                        "8 lineId FIELD_INVALID");
        assertThat(count("select count(*) from performance_line where period = ?", period)).isZero();

        assertThat(imported("performance-lines", HEADER, excluded.replace("5.00", "-5.00"), excluded.replace(period + "-03", later).replace("x1", "x2"),
                excluded.replace("cloudstar", "bluewave").replace("x1", "x3"),
                line("g5" + period, "cloudstar", "1", "10.01").replace("10.01,1.0000,10.01", "10.01,0.5000,5.01")).imported()).isEqualTo(4);
        assertThat(statement("cloudstar").amount()).isEqualTo("5.01");
    }

    @Test
    @DisplayName("Many are released at once; what one is refused stops no other")
    void releasedTogether() {
        String key = releasing();
        imported("performance-lines", HEADER, line("n" + period, "bluewave", "1", "1.00").replace(period + ",P1", nextPeriod() + ",P1"));
        String estimated = statement("bluewave", nextPeriod()).key();
        Map<String, Object> body = Map.of("period", period, "keys", List.of(key, estimated, "STM-2020-999999"));
        assertRefused(403, "NOT_ALLOWED", "", () -> as("finance", () -> releases.release(body, actor("finance"))));

        as("operations", () -> {
            List<RowResult> results = releases.release(body, actor("operations")).results();
            assertThat(results).extracting(RowResult::code).containsExactly(null, "NOT_FOUND", "NOT_FOUND");
            assertThat(releases.release(Map.of("period", period, "keys", List.of(key)), actor("operations")).results()).extracting(RowResult::code)
                    .containsExactly("NOT_RELEASING");
            assertThat(releases.release(Map.of("period", period), actor("operations")).results()).isEmpty();
        });

        assertThat(statement("cloudstar").status().code()).isEqualTo("released");
        assertThat(count("select count(*) from journal where record_key = ? and actor = 'operations' and to_status = 'released'", key)).isOne();
    }

    private String nextPeriod() {
        return period.replace("-05", "-07");
    }

    @Test
    @DisplayName("Without keys all of the period that wait for it are released")
    void allReleased() {
        String key = releasing();

        as("operations", () -> assertThat(releases.release(Map.of("period", period), actor("operations")).results()).extracting(RowResult::key).containsExactly(key));

        assertThat(status(incentiveOf("cloudstar", "1"))).isEqualTo("payable");
    }
}
