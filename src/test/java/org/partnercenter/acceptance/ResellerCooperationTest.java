package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

/** A reseller finds its distributor, and the distributor looks after its resellers. */
class ResellerCooperationTest extends AcceptanceTest {

    private static final String COLLECTION = "reseller-cooperations";

    /** An applicant with a real-name verified account. */
    private static Organisation applicant() {
        Organisation applicant = Organisation.onboarded("none");
        String account = applicant.id() + "_cloud";
        as("operations").post("/api/customer-accounts", Client.body("customerId", account, "accountName", account, "realName", 2)).ok();
        as("pdm").patch("/api/partners/" + applicant.id(), Client.body("cloudAccountId", account, "reason", "登记云账号")).status(200, 400);
        return applicant;
    }

    private static Values application() {
        return Values.of("kind", "application", "counterpartId", "starbridge", "message", "希望成为贵司的云经销商");
    }

    @Test
    @Rule({"RSL-04", "RSL-06", "RSL-07", "RSL-08"})
    void northgateAppliesAndIsRefusedByTheDistributor() {
        String key = as("northgate-admin").start("reseller-cooperation", application());
        assertThat(key).startsWith("RSC-");
        assertThat(as("northgate-admin").statusOf(COLLECTION, key)).isEqualTo("plan-reviewing");
        as("northgate-admin").tryStart("reseller-cooperation", application()).refused(409, "COOPERATION_OPEN");
        as("reviewer").perform(key, "review-plan-application", "decision", "approve");
        assertThat(as("starbridge-admin").statusOf(COLLECTION, key)).isEqualTo("awaiting-distributor");
        assertThat(as("northgate-admin").findTask(key, "review-cooperation")).isEmpty();
        JsonNode answer = as("starbridge-sales").post("/api/reseller-cooperations/review",
            Client.body("keys", List.of(key), "decision", "reject", "comment", "区域已满")).ok().json();
        assertThat(answer.toString()).contains(key);
        assertThat(as("northgate-admin").statusOf(COLLECTION, key)).isEqualTo("distributor-rejected");
        as("bluewave-admin").get("/api/reseller-cooperations/" + key).refused(404, "NOT_FOUND");
    }

    @Test
    @Rule("RSL-04")
    void whoIsAPartnerAlreadyCannotApply() {
        as("bluewave-admin").tryStart("reseller-cooperation", application()).refused(409, "COOPERATION_BLOCKED").naming("IS_PARTNER");
        as("rivertech-admin").tryStart("reseller-cooperation", application()).refused(409, "COOPERATION_BLOCKED").naming("ALREADY_ATTACHED");
        Organisation unverified = Organisation.onboarded("none");
        unverified.admin().tryStart("reseller-cooperation", application()).refused(409, "COOPERATION_BLOCKED").naming("NOT_REAL_NAME");
        unverified.admin().tryStart("reseller-cooperation", application().with("counterpartId", "bluewave")).refused(409, "COOPERATION_BLOCKED")
            .naming("NOT_A_DISTRIBUTOR");
    }

    @Test
    void whatIsMissingIsNamed() {
        as("northgate-admin").tryStart("reseller-cooperation", application().without("message")).fieldInvalid("message");
        as("northgate-admin").tryStart("reseller-cooperation", application().without("kind")).fieldInvalid("kind");
        as("northgate-admin").tryStart("reseller-cooperation", application().without("counterpartId")).fieldInvalid("counterpartId");
        as("northgate-sales").tryStart("reseller-cooperation", application()).refused(403, "NOT_ALLOWED");
    }

    @Test
    @Rule({"RSL-01", "RSL-02", "RSL-03"})
    void aDistributorSeesItsResellersMaskedAndRevealsThemOnTheAudit() {
        List<JsonNode> resellers = as("starbridge-sales").records("resellers", "limit=100");
        assertThat(resellers).isNotEmpty();
        JsonNode rivertech = resellers.stream().filter(r -> r.toString().contains("rivertech")).findFirst().orElseThrow();
        String masked = rivertech.path("mobile").asText();
        assertThat(masked).contains("****");
        String key = rivertech.path("key").asText();
        String plain = as("starbridge-sales").post("/api/resellers/reveal", Client.body("column", "mobile", "keys", List.of(key))).ok().json()
            .path("values").path(key).asText();
        assertThat(plain).doesNotContain("*").startsWith(masked.substring(0, 3));
        as("starbridge-finance").post("/api/resellers/reveal", Client.body("column", "mobile", "keys", List.of(key))).refused(403, "NOT_ALLOWED");
        as("cloudstar-admin").get("/api/resellers").refused(403, "NOT_A_DISTRIBUTOR");
        as("cloudstar-admin").post("/api/resellers/reveal", Client.body("column", "mobile", "keys", List.of(key))).status(403, 404);
        assertThat(as("starbridge-sales").records("resellers", "mobile=%s", plain)).isNotEmpty();
        assertThat(as("starbridge-sales").records("resellers", "mobile=%s", plain.substring(0, 5))).isEmpty();
    }
}
