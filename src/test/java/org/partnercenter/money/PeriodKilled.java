package org.partnercenter.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A period is closed: its statements become formal, each once (INC-19). */
final class PeriodKilled implements KillScenario {

    private static final List<String> PARTNERS = List.of("cloudstar", "bluewave", "starbridge");

    private int rounds;
    private String period;

    @Override
    public void prepare(Http application, int round) {
        rounds = round;
        period = period(round);
        StringBuilder file = new StringBuilder("lineId,partnerId,period,planCode,planName,associationType,customerId,orderId,consumedOn,baseAmount,rate,amount,frozen\n");
        PARTNERS.forEach(partner -> file.append("kill-%s-%s,%s,%s,P1,Plan,1,hwc-0001,ORD-1,%s-15,1000.00,0.1000,100.00,false%n"
                .formatted(period, partner, partner, period, period)));
        application.importRows("/api/performance-lines/import", "operations", file.toString());
    }

    private static String period(int round) {
        return "2023-%02d".formatted(round);
    }

    @Override
    public void trigger(Http application) {
        close(application);
    }

    private int close(Http application) {
        return application.start("close-period", "operations", Map.of("period", Map.of("value", period))).status();
    }

    /** Closing is repeatable: whoever heard nothing closes again. */
    @Override
    public void repeat(Http application) {
        assertThat(close(application)).isEqualTo(200);
    }

    @Override
    public void check(JdbcClient database) {
        for (int round = 1; round <= rounds; round++) {
            List<String> statements = database.sql("select statement_key from incentive_statement where period = ? and status <> 'estimated'").param(period(round))
                    .query(String.class).list();
            assertThat(statements).as("formal statements of %s", period(round)).hasSize(PARTNERS.size());
            for (String statement : statements) {
                assertThat(database.sql("select amount from incentive where origin_key = ?").param(statement).query(BigDecimal.class).list())
                        .as("one incentive of %s", statement).singleElement().satisfies(amount -> assertThat(amount).isEqualByComparingTo("100"));
            }
        }
    }
}
