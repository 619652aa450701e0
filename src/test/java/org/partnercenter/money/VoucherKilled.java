package org.partnercenter.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Vouchers are issued from a quota; the client sends the same request again, with the same Idempotency-Key, until it hears an answer. */
final class VoucherKilled implements KillScenario {

    private static final BigDecimal QUOTA = new BigDecimal("100000.00");
    private static final BigDecimal FACE = new BigDecimal("7.00");

    private int rounds;
    private String quota;
    private String customer;

    @Override
    public void prepare(Http application, int round) {
        rounds = round;
        if (quota == null) {
            Instant now = Instant.now();
            quota = application.ok("POST", "/api/voucher-quotas", "operations", Map.of("partnerId", "cloudstar", "kind", "voucher", "value", QUOTA.toPlainString(),
                    "effectiveAt", now.minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString(),
                    "expireAt", now.plus(90, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString(), "reason", "kill test")).text("key");
            application.ok("POST", "/api/voucher-quotas/" + quota + "/confirm", "operations2", Map.of("decision", "approve"));
            for (JsonNode record : application.get("/api/fee-records?limit=20", "cloudstar-finance").body().get("items")) {
                customer = record.get("customerId").asText();
            }
        }
    }

    private Http.Answer issue(Http application) {
        return application.post("/api/vouchers", "cloudstar-finance", Map.of("quotaKey", quota, "customerIds", List.of(customer), "faceValue", FACE.toPlainString()),
                "kill-" + rounds);
    }

    @Override
    public void trigger(Http application) {
        issue(application);
    }

    @Override
    public void repeat(Http application) {
        Http.Answer answer = issue(application);
        assertThat(answer.isOk()).as("%s", answer).isTrue();
        assertThat(answer.body().get("issued")).as("%s", answer).hasSize(1);
    }

    @Override
    public void check(JdbcClient database) {
        assertThat(database.sql("select count(*) from voucher where quota_key = ?").param(quota).query(Integer.class).single()).as("one voucher a round")
                .isEqualTo(rounds);
        assertThat(database.sql("select balance from voucher_quota where quota_key = ?").param(quota).query(BigDecimal.class).single())
                .isEqualByComparingTo(QUOTA.subtract(FACE.multiply(BigDecimal.valueOf(rounds))));
    }
}
