package org.partnercenter.incentive.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.partner.PartnerFixture;

/** A month of many partners. {@code bench/close-period} runs it with other numbers, and prints what it took. */
class ClosePeriodAtScaleTest extends MoneyProcessTest {

    private static final String PERIOD = "2024-05";
    private static final int PARTNERS = Integer.getInteger("bench.partners", 2000);
    private static final String HEADER = "lineId,partnerId,period,planCode,planName,associationType,customerId,orderId,consumedOn,baseAmount,rate,amount,frozen";

    @Test
    @Rule("INC-19")
    @DisplayName("All statements of a large month become formal, a hundred a job")
    void close() {
        IntStream.range(0, PARTNERS).forEach(i -> PartnerFixture.register(jdbc, "scale" + i, "伙伴 " + i));
        imported("performance-lines", HEADER, IntStream.range(0, PARTNERS).mapToObj(ClosePeriodAtScaleTest::line).toArray(String[]::new));
        moveTo(LocalDate.parse("2024-06-06"));
        start("operations", "close-period", Map.of("period", PERIOD));

        Instant began = Instant.now();
        int jobs = 0;
        for (Job job = next(); job != null; job = next()) {
            management.executeJob(job.getId());
            jobs++;
        }
        System.out.printf("close-period: %d partners, %d jobs, %.1f s%n", PARTNERS, jobs, Duration.between(began, Instant.now()).toMillis() / 1000.0);

        assertThat(jobs).isEqualTo((PARTNERS + 99) / 100);
        assertThat(count("select count(*) from incentive_statement where period = ? and status = 'awaiting-confirmation'", PERIOD)).isEqualTo(PARTNERS);
        assertThat(count("select count(*) from incentive n join incentive_statement s on s.statement_key = n.origin_key where s.period = ?", PERIOD)).isEqualTo(PARTNERS);
    }

    private static String line(int partner) {
        return "scale-" + partner + ",scale" + partner + "," + PERIOD + ",P1,增长计划,1,none,order,2024-05-03,1000.00,0.0800,80.00,false";
    }

    private Job next() {
        ProcessInstance run = runtime.createProcessInstanceQuery().processInstanceBusinessKey(PERIOD).singleResult();
        return run == null ? null : management.createJobQuery().processInstanceId(run.getId()).singleResult();
    }
}
