package org.partnercenter.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One slip is approved, so that it is paid to the account; another is just being requested. */
final class PayoutKilled implements KillScenario {

    private final List<String> approved = new ArrayList<>();
    private final List<String> incentives = new ArrayList<>();
    private String slip;
    private String payable;

    @Override
    public void prepare(Http application, int round) {
        String paid = payable(application, "kill-a-" + round);
        slip = request(application, paid).text("businessKey");
        payable = payable(application, "kill-b-" + round);
        approved.add(slip);
        incentives.addAll(List.of(paid, payable));
    }

    /** An incentive of 100.00 that cloudstar has confirmed. */
    private static String payable(Http application, String line) {
        application.importRows("/api/incentives/import", "operations",
                "lineId,partnerId,kind,amount,calculation\n" + line + ",cloudstar,dedicated-staff,100.00,calc " + line);
        JsonNode found = application.get("/api/incentives?q=" + line + "&limit=1", "operations").body().get("items");
        String key = found.get(0).get("key").asText();
        assertThat(application.complete(key, "check-incentive", "partner-finance", "cloudstar-finance", Map.of("decision", "confirm"))).isTrue();
        return key;
    }

    private static Http.Answer request(Http application, String incentive) {
        return application.start("payout", "cloudstar-finance", Map.of("incentiveKeys", Map.of("value", "[\"" + incentive + "\"]", "type", "Json"),
                "way", Map.of("value", "cloud-account-uninvoiced")));
    }

    @Override
    public void trigger(Http application) {
        application.completeQuietly(slip, "review-payout", "finance", "finance", Map.of("decision", "approve"));
        request(application, payable);
    }

    @Override
    public void repeat(Http application) {
        application.complete(slip, "review-payout", "finance", "finance2", Map.of("decision", "approve"));
        if (application.get("/api/incentives/" + payable, "operations").body().get("status").get("code").asText().equals("payable")) {
            assertThat(request(application, payable).status()).isEqualTo(200);
        }
    }

    @Override
    public void check(JdbcClient database) {
        for (String key : approved) {
            assertThat(database.sql("select status from payout_slip where slip_key = ?").param(key).query(String.class).single()).as(key).isEqualTo("completed");
            assertThat(database.sql("select count(*) from ledger_entry where trade_id = ?").param(key).query(Long.class).single()).as("credited once").isOne();
            assertThat(database.sql("select count(*) from owed_invoice where slip_key = ?").param(key).query(Long.class).single()).isOne();
        }
        for (String key : incentives) {
            assertThat(database.sql("select count(*) from payout_line l join payout_slip s on s.slip_key = l.slip_key where l.source_key = ? and s.status <> 'cancelled'")
                    .param(key).query(Long.class).single()).as("%s is in one slip", key).isOne();
        }
        new Conservation(database).check("cloudstar");
    }
}
