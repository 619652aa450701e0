package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("delivery-incentive, from the registered project to the entered amount")
class DeliveryIncentiveTest extends AcceptanceTest {

    private static final Client DELIVERY = Client.as("cloudstar-delivery");

    @Test
    @Rule({"INC-09", "INC-12"})
    void registeredRevisedAcceptedAndEntered() {
        LocalDate day = today().minusDays(20);
        Values values = DeliveryFlow.registration(day);
        DeliveryFlow project = onDay(day, () -> DeliveryFlow.start(values));
        assertThat(project.key).matches("PRJ-\\d{4}-\\d{6}");
        project.shows("registration-reviewing", "报备审核中");
        onDay(day, () -> project.reject("review-registration"));
        project.shows("registration-rejected", "报备审核不通过");
        assertThat(project.record().toString()).contains("evidence missing");
        onDay(day, () -> project.perform("cloudstar-delivery", "revise-registration", "customerName", "改名客户"));
        project.shows("registration-reviewing", "报备审核中");
        JsonNode revised = project.record();
        assertThat(revised.path("customerName").asText()).isEqualTo("改名客户");
        assertThat(revised.path("customerAccount").asText()).isEqualTo(project.customerAccount);
        assertThat(revised.path("scene").asText()).isEqualTo("implementation");
        assertThat(revised.path("annualCloudVolume").asText()).isEqualTo("500000.00");
        assertThat(revised.path("workloadPersonDays").asInt()).isEqualTo(30);
        assertThat(revised.path("sow").path("name").asText()).isEqualTo(((TestFile) values.get("sow")).name());

        project.approveRegistration().shows("registered", "报备成功");
        project.requestAcceptance().shows("acceptance-reviewing", "验收审核中");
        project.reject("review-acceptance").shows("acceptance-rejected", "验收审核不通过");
        project.perform("cloudstar-admin", "request-acceptance", "completedOn", project.deliveryStart.toString())
            .shows("acceptance-reviewing", "验收审核中");
        assertThat(project.record().path("completedOn").asText()).isEqualTo(project.deliveryStart.toString());
        assertThat(project.record().path("customerEvidence").path("type").asText()).isEqualTo("image/png");
        project.accept().shows("accepted", "验收通过");
        assertThat(project.record("operations").path("qualityScore").asInt()).isEqualTo(88);
        assertThat(project.findIncentive()).as("nothing is generated before the amount is entered").isEmpty();

        project.enter("3000").shows("accepted", "验收通过");
        JsonNode incentive = project.incentive().shows("awaiting-confirmation", "激励公示待确认").read();
        assertThat(incentive.path("key").asText()).matches("INC-\\d{4}-\\d{6}");
        assertThat(incentive.path("kind").toString()).contains("delivery");
        assertThat(incentive.path("amount").asText()).isEqualTo("3000.00");
        assertThat(incentive.path("partnerId").asText()).isEqualTo("cloudstar");
        assertThat(Client.as("admin").tasks(project.key)).isEmpty();
        project.incentive().confirm().shows("payable", "激励待申付");
        Client.eventually("the project's instance has ended", () -> Client.as("admin").get(
            "/engine-rest/process-instance/%s", project.record().path("processInstanceId").asText()).status,
            status -> status == 404);
    }

    @Test
    @Rule("INC-12")
    void demoProjectsWhoseDeliveryIsOverCanBeAcceptedToday() {
        List<JsonNode> over = DELIVERY.records("delivery-projects", "status=registered&limit=100").stream()
            .filter(row -> LocalDate.parse(row.path("deliveryEnd").asText()).isBefore(today())).toList();
        assertThat(over).as("registered projects whose delivery is over").hasSizeGreaterThanOrEqualTo(3);
        for (JsonNode row : over) {
            DELIVERY.task(row.path("key").asText(), "request-acceptance");
        }
        assertThat(DELIVERY.records("opportunities", "limit=100")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(DELIVERY.records("opportunities", "status=progressing,delivered&limit=100"))
            .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    @Rule("INC-12")
    void theAcceptanceDateIsNeitherInTheFutureNorBeforeTheStart() {
        DeliveryFlow project = DeliveryFlow.at("request-acceptance");
        String task = DELIVERY.taskId(project.key, "request-acceptance");
        for (LocalDate wrong : List.of(today().plusDays(1), project.deliveryStart.minusDays(1))) {
            DELIVERY.complete(task, DeliveryFlow.acceptance(wrong)).fieldInvalid("completedOn");
        }
        assertThat(DELIVERY.task(project.key, "request-acceptance").path("id").asText()).isEqualTo(task);
        project.shows("registered", "报备成功");
    }

    @Test
    void anIncentiveMayBeDeclined() {
        DeliveryFlow project = DeliveryFlow.at("enter-incentive");
        project.perform("operations", "enter-incentive", "decline", true, "comment", "outside the programme");
        project.shows("declined", "不予激励");
        assertThat(project.record().toString()).contains("outside the programme");
        assertThat(project.findIncentive()).isEmpty();
        assertThat(Client.as("admin").tasks(project.key)).isEmpty();
    }

    @Test
    @Rule("INC-09")
    void anOpportunityMustBeOnesOwnAndInProgressAndTheDeliveryLieAhead() {
        Values values = DeliveryFlow.registration(today());
        int before = DELIVERY.total("delivery-projects");
        for (JsonNode unfit : DELIVERY.records("opportunities", "status=verified,closed&limit=100")) {
            DELIVERY.tryStart(DeliveryFlow.PROCESS, values.with("opportunityKey", unfit.path("key").asText()))
                .fieldInvalid("opportunityKey");
        }
        Client.as("bluewave-delivery").tryStart(DeliveryFlow.PROCESS, values).fieldInvalid("opportunityKey");
        DELIVERY.tryStart(DeliveryFlow.PROCESS, values.with("opportunityKey", "OPP-2026-999999"))
            .fieldInvalid("opportunityKey");
        DELIVERY.tryStart(DeliveryFlow.PROCESS, values.with("deliveryStart", today().toString()))
            .fieldInvalid("deliveryStart");
        DELIVERY.tryStart(DeliveryFlow.PROCESS, values.with("deliveryEnd", today().toString()))
            .fieldInvalid("deliveryEnd");
        assertThat(DELIVERY.total("delivery-projects")).isEqualTo(before);

        DELIVERY.start(DeliveryFlow.PROCESS, values.with("deliveryEnd", values.get("deliveryStart")));
    }

    @Test
    @Rule("INC-10")
    void oneSubsidisedProjectPerCustomerAndDay() {
        DeliveryFlow first = DeliveryFlow.reviewing();
        LocalDate end = first.deliveryStart.plusDays(4);
        Values overlapping = DeliveryFlow.registration(today()).with("customerAccount", first.customerAccount)
            .with("deliveryStart", end.toString()).with("deliveryEnd", end.plusDays(9).toString());
        Reply refused = DELIVERY.tryStart(DeliveryFlow.PROCESS, overlapping).refused(409, "PROJECT_OVERLAP");
        assertThat(refused.text()).doesNotContain(first.key).doesNotContain("cloudstar");

        Values after = overlapping.with("deliveryStart", end.plusDays(1).toString());
        DeliveryFlow second = DeliveryFlow.start(after);
        second.shows("registration-reviewing", "报备审核中").reject("review-registration");
        String task = DELIVERY.taskId(second.key, "revise-registration");
        DELIVERY.complete(task, Values.of("deliveryStart", end.toString())).refused(409, "PROJECT_OVERLAP");
        assertThat(second.record().path("deliveryStart").asText()).isEqualTo(end.plusDays(1).toString());
        assertThat(DELIVERY.taskId(second.key, "revise-registration")).isEqualTo(task);
        DELIVERY.complete(task, Values.of("deliveryEnd", end.plusDays(2).toString())).ok();

        withdraw(first.key).ok();
        DeliveryFlow.start(overlapping.with("deliveryEnd", end.toString())).shows("registration-reviewing", "报备审核中");
    }

    @Test
    @Rule("INC-10")
    void aDeclinedProjectDoesNotCount() {
        LocalDate day = today().minusDays(20);
        DeliveryFlow declined = DeliveryFlow.at("enter-incentive");
        Values same = DeliveryFlow.registration(day).with("customerAccount", declined.customerAccount);
        Reply refused = onDay(day, () -> DELIVERY.tryStart(DeliveryFlow.PROCESS, same));
        refused.refused(409, "PROJECT_OVERLAP");
        declined.perform("operations", "enter-incentive", "decline", true, "comment", "outside the programme");
        onDay(day, () -> DeliveryFlow.start(same)).shows("registration-reviewing", "报备审核中");
    }

    @Test
    @Rule("INC-10")
    void anotherPartnersProjectCountsAndIsNotNamed() {
        List<JsonNode> opportunities = Client.as("bluewave-delivery")
            .records("opportunities", "status=progressing,delivered&limit=100");
        assumeFalse(opportunities.isEmpty(), "bluewave has no opportunity in progress");
        DeliveryFlow project = DeliveryFlow.reviewing();
        Reply refused = Client.as("bluewave-delivery").tryStart(DeliveryFlow.PROCESS,
            DeliveryFlow.registration(today()).with("customerAccount", project.customerAccount)
                .with("opportunityKey", opportunities.get(0).path("key").asText()));
        refused.refused(409, "PROJECT_OVERLAP");
        assertThat(refused.text()).doesNotContain("cloudstar").doesNotContain("云启").doesNotContain(project.key);
    }

    @Test
    @Rule("INC-11")
    void aLargeProjectNeedsAPartnerWithACapabilityLabel() {
        LocalDate day = today().minusDays(20);
        Values large = DeliveryFlow.registration(day).with("annualCloudVolume", "1000000.00");
        DeliveryFlow labelled = onDay(day, () -> DeliveryFlow.start(large).approveRegistration());
        labelled.requestAcceptance().accept().enter("9000.00").incentive().shows("awaiting-confirmation", "激励公示待确认");

        Client bluewave = Client.as("bluewave-delivery");
        List<JsonNode> opportunities = bluewave.records("opportunities", "status=progressing,delivered&limit=100");
        assumeFalse(opportunities.isEmpty(), "bluewave has no opportunity in progress");
        Values unlabelled = DeliveryFlow.registration(day).with("annualCloudVolume", "1000000.00")
            .with("opportunityKey", opportunities.get(0).path("key").asText());
        String key = onDay(day, () -> bluewave.start(DeliveryFlow.PROCESS, unlabelled));
        Client.as("reviewer").perform(key, "review-registration", "decision", "approve");
        bluewave.perform(key, "request-acceptance", DeliveryFlow.acceptance(today()));
        Client.as("reviewer").perform(key, "review-acceptance", "decision", "approve", "qualityScore", 70);
        String task = Client.as("operations").taskId(key, "enter-incentive");
        Client.as("operations").complete(task, Values.of("amount", "9000.00", "calculation", "x")).status(400, 409);
        assertThat(Client.as("operations").taskId(key, "enter-incentive")).isEqualTo(task);
        Client.as("operations").perform(key, "enter-incentive", "decline", true, "comment", "no capability label");
    }

    private static Reply withdraw(String key) {
        return DELIVERY.post("/api/delivery-projects/" + key + "/withdraw", Map.of());
    }

    @Test
    void aProjectIsWithdrawnBeforeItsAcceptance() {
        for (String task : List.of("review-registration", "revise-registration", "request-acceptance", "review-acceptance")) {
            DeliveryFlow project = DeliveryFlow.at(task);
            String instance = project.record().path("processInstanceId").asText();
            withdraw(project.key).ok();
            project.shows("withdrawn", "已撤回");
            assertThat(Client.as("admin").tasks(project.key)).isEmpty();
            Client.as("admin").get("/engine-rest/process-instance/%s", instance).status(404);
            assertThat(withdraw(project.key).status).as("a second time").isEqualTo(409);
        }
        DeliveryFlow accepted = DeliveryFlow.at("enter-incentive");
        assertThat(withdraw(accepted.key).status).as("once accepted").isEqualTo(409);
        accepted.shows("accepted", "验收通过");
    }

    @Test
    void onlyTheStartersWithdraw() {
        DeliveryFlow project = DeliveryFlow.reviewing();
        String path = "/api/delivery-projects/" + project.key + "/withdraw";
        for (String user : List.of("cloudstar-finance", "cloudstar-sales", "operations", "reviewer", "manager")) {
            Client.as(user).post(path, Map.of()).refused(403, "NOT_ALLOWED");
        }
        Client.as("bluewave-delivery").post(path, Map.of()).status(404);
        Client.anonymous().post(path, Map.of()).status(401);
        project.shows("registration-reviewing", "报备审核中");
        Client.as("cloudstar-admin").post(path, Map.of()).ok();
        project.shows("withdrawn", "已撤回");
    }

    @Test
    void onlyTheStartersRegister() {
        Values values = DeliveryFlow.registration(today());
        for (String user : List.of("cloudstar-sales", "cloudstar-finance", "operations", "reviewer")) {
            Client.as(user).tryStart(DeliveryFlow.PROCESS, values).refused(403, "NOT_ALLOWED");
        }
        for (String user : List.of("cloudstar-finance", "cloudstar-admin", "operations")) {
            assertThat(Client.as(user).tryStart("incentive-confirmation", Values.of()).status)
                .as("a called process is started by nobody").isBetween(400, 404);
        }
    }
}
