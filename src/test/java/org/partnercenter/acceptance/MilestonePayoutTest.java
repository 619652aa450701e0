package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("an accepted NRE milestone is paid by a slip of its own")
class MilestonePayoutTest extends AcceptanceTest {

    private static final Client FINANCE = as("cloudstar-finance");

    private static String payoutKey(NreFlow nre, int milestone) {
        return Client.eventually("milestone " + milestone + " has its slip",
            () -> nre.record().path("milestones").path(milestone - 1).path("payoutKey").asText(""), key -> key.startsWith("PAY-"));
    }

    private static void pay(String slip, String amount) {
        FINANCE.seesStatus("payouts", slip, "awaiting-invoice");
        JsonNode record = FINANCE.record("payouts", slip);
        assertThat(record.path("way").toString()).contains("bank-transfer");
        assertThat(Client.texts(record.path("lines"), "amount")).containsExactly(amount);
        as("operations").post("/api/payouts/" + slip + "/cancel", Client.body("reason", "x")).refused(409, "NOT_CANCELLABLE");
        FINANCE.perform(slip, "issue-invoice", PayoutFlow.invoices(List.of(PayoutFlow.invoice(amount))));
        as("finance").perform(slip, "review-invoice", "decision", "approve");
        as("finance").perform(slip, "review-payout", "decision", "approve");
        as("finance").perform(slip, "confirm-transfer", "outcome", "paid", "bankReference", "T" + slip, "paidOn", today().toString());
        FINANCE.seesStatus("payouts", slip, "completed");
        assertThat(as("finance").records("payment-instructions", "q=%s", slip)).hasSize(1);
    }

    @Test
    @Rule({"PAY-13", "PAY-10"})
    void bothMilestonesArePaidAndTheApplicationIsOver() {
        NreFlow nre = NreFlow.at("sign-agreement").sign("1000.05", "50.00", "50.00").check();
        nre.requestAcceptance().accept();
        String first = payoutKey(nre, 1);
        pay(first, "500.03");
        nre.requestAcceptance().accept();
        String second = payoutKey(nre, 2);
        assertThat(second).isNotEqualTo(first);
        pay(second, "500.02");
        String instance = nre.record().path("processInstanceId").asText();
        Client.eventually("the application is over", () -> as("admin").get("/engine-rest/process-instance/%s", instance).status, status -> status == 404);
        assertThat(payoutKey(nre, 1)).isEqualTo(first);
    }
}
