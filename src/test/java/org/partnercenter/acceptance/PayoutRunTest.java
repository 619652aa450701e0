package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("payout-run: slips that are requested by themselves, once")
class PayoutRunTest extends AcceptanceTest {

    private static Organisation automatic(String otherWay) {
        Organisation partner = Certification.certified();
        partner.finance().put("/api/payout-settings", Client.body("automatic", true, "otherWay", otherWay, "resaleWay", "voucher-quota")).ok();
        return partner;
    }

    /** Runs the daily timer now and waits until its work is done. */
    private static void run() {
        Client admin = as("admin");
        JsonNode timer = Client.list(admin.get("/engine-rest/job?processDefinitionKey=payout-run&timers=true").ok().json()).stream()
            .filter(job -> job.path("processInstanceId").isNull()).findFirst().orElseThrow(() -> new AssertionError("payout-run has no timer"));
        admin.post("/engine-rest/job/" + timer.path("id").asText() + "/execute", Client.body()).ok();
        Client.eventually("the run is over", () -> Client.list(admin.get("/engine-rest/process-instance?processDefinitionKey=payout-run").ok().json()), List::isEmpty);
    }

    private static List<JsonNode> slips(Organisation partner) {
        return partner.finance().records("payouts", "limit=100");
    }

    @Test
    @Rule("PAY-11")
    void fiveDaysAfterTheReleaseOneSlipIsRequestedOnce() {
        Organisation partner = automatic("voucher-quota");
        List<String> old = onDay(today().minusDays(6), () -> Entitlement.payable(partner, "400.00", "500.00"));
        List<String> fresh = Entitlement.payable(partner, "70.00");
        Organisation manual = Certification.certified();
        onDay(today().minusDays(6), () -> Entitlement.payable(manual, "5000.00"));
        run();
        List<JsonNode> slips = Client.eventually("the slip", () -> slips(partner), found -> !found.isEmpty());
        assertThat(slips).hasSize(1);
        assertThat(Client.texts(slips.get(0).path("lines"), "sourceKey")).containsAll(old);
        assertThat(slips(manual)).as("who has not chosen it requests by hand").isEmpty();
        run();
        assertThat(slips(partner)).hasSize(1);
        assertThat(fresh).hasSize(1);
    }

    @Test
    @Rule("PAY-11")
    void smallSumsByBankWaitForTheNextRelease() {
        Organisation partner = automatic("bank-transfer");
        LocalDate day = today().minusDays(6);
        onDay(day, () -> Entitlement.payable(partner, "999.99"));
        Organisation enough = automatic("bank-transfer");
        onDay(day, () -> Entitlement.payable(enough, "1000.00"));
        run();
        Client.eventually("the slip of 1,000", () -> slips(enough), found -> found.size() == 1);
        assertThat(slips(partner)).isEmpty();
        assertThat(partner.finance().records("incentives", "status=payable")).hasSize(1);
    }

    @Test
    void nobodyElseStartsTheRun() {
        for (String user : List.of("cloudstar-finance", "finance", "operations")) {
            as(user).tryStart("payout-run", Values.of()).status(400, 403, 404, 405);
            as(user).post("/engine-rest/process-definition/key/payout-run/start", Client.body()).status(403);
        }
    }
}
