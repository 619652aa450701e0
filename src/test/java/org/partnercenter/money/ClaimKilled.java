package org.partnercenter.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.partnercenter.platform.EngineClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A claim is approved, so that it is credited; the rest of the same receipt is just being claimed. */
final class ClaimKilled implements KillScenario {

    private static final String PDF = "JVBERi0xLjQKJSVFT0YK";
    private static final String ACCOUNT = "62220000998877";

    private final List<String> approved = new ArrayList<>();
    private final List<String> receipts = new ArrayList<>();
    private String claim;
    private String amount;

    @Override
    public void prepare(Http application, int round) {
        amount = (1000 + round) + ".00";
        application.importRows("/api/remittance-receipts/import", "finance", "bankReference,receivedOn,remitterName,remitterBank,remitterAccount,amount,purpose\nKILL-"
                + round + "," + LocalDate.now(EngineClock.ZONE).minusDays(3) + ",杭州云启科技有限公司,中国工商银行," + ACCOUNT + "," + amount + ",");
        Http.Answer started = claim(application, "400.00");
        assertThat(started.status()).isEqualTo(200);
        claim = started.text("businessKey");
        approved.add(claim);
        receipts.add(application.get("/api/remittance-claims/" + claim, "finance").text("receiptKey"));
    }

    private Http.Answer claim(Http application, String part) {
        return application.start("remittance-claim", "cloudstar-finance", Map.of("remitterName", Map.of("value", "杭州云启科技有限公司"),
                "remitterAccount", Map.of("value", ACCOUNT), "amount", Map.of("value", amount), "claimAmount", Map.of("value", part),
                "transferProof", Map.of("value", PDF, "type", "File", "valueInfo", Map.of("filename", "proof.pdf"))));
    }

    @Override
    public void trigger(Http application) {
        application.completeQuietly(claim, "review-claim", "finance", "finance2", Map.of("decision", "approve"));
        claim(application, "600.00");
    }

    @Override
    public void repeat(Http application) {
        application.complete(claim, "review-claim", "finance", "finance2", Map.of("decision", "approve"));
        // asked again whether or not it was heard: the receipt does not reach for it twice
        assertThat(claim(application, "600.00").status()).isIn(200, 409);
    }

    @Override
    public void check(JdbcClient database) {
        for (String key : approved) {
            assertThat(database.sql("select status from remittance_claim where claim_key = ?").param(key).query(String.class).single()).as(key).isEqualTo("credited");
            assertThat(database.sql("select count(*) from ledger_entry where trade_id = ?").param(key).query(Long.class).single()).as("credited once").isOne();
        }
        for (String key : receipts) {
            assertThat(database.sql("select credited from remittance_receipt where receipt_key = ?").param(key).query(BigDecimal.class).single())
                    .isEqualByComparingTo("400");
            assertThat(database.sql("select reserved from remittance_receipt where receipt_key = ?").param(key).query(BigDecimal.class).single())
                    .isEqualByComparingTo("600");
        }
    }
}
