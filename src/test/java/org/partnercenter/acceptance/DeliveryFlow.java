package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A delivery project taken along the process {@code delivery-incentive}, and the incentive that comes of it. */
final class DeliveryFlow {

    static final String PROCESS = "delivery-incentive";

    final String key;
    final String customerAccount;
    final LocalDate deliveryStart;

    private DeliveryFlow(String key, Values values) {
        this.key = key;
        this.customerAccount = (String) values.get("customerAccount");
        this.deliveryStart = LocalDate.parse((String) values.get("deliveryStart"));
    }

    static String opportunity() {
        return Client.as("cloudstar-delivery").records("opportunities", "status=progressing,delivered&limit=100")
            .stream().findFirst().orElseThrow(() -> new AssertionError("cloudstar has no opportunity in progress"))
            .path("key").asText();
    }

    /** A registration whose delivery starts the day after and lasts five days, for a customer of its own. */
    static Values registration(LocalDate day) {
        String marker = SolutionFlow.newMarker();
        return Values.of("opportunityKey", (Supplier<String>) DeliveryFlow::opportunity, "customerName", "客户" + marker,
            "customerAccount", "acct-" + marker, "scene", "implementation",
            "deliveryStart", day.plusDays(1).toString(), "deliveryEnd", day.plusDays(5).toString(),
            "annualCloudVolume", "500000.00", "workloadPersonDays", 30,
            "sow", TestFile.of("sow-" + marker + ".pdf"), "projectPlan", TestFile.of("plan-" + marker + ".docx"));
    }

    static DeliveryFlow start(Values values) {
        return new DeliveryFlow(Client.as("cloudstar-delivery").start(PROCESS, values), values);
    }

    static DeliveryFlow reviewing() {
        return start(registration(AcceptanceTest.today()));
    }

    /** Registered some days ago, so that it can be accepted today. */
    static DeliveryFlow registered(LocalDate day) {
        return AcceptanceTest.onDay(day, () -> start(registration(day)).approveRegistration());
    }

    static DeliveryFlow at(String task) {
        LocalDate day = AcceptanceTest.today().minusDays(20);
        return switch (task) {
            case "review-registration" -> reviewing();
            case "revise-registration" -> reviewing().reject("review-registration");
            case "request-acceptance" -> registered(day);
            case "review-acceptance" -> registered(day).requestAcceptance();
            case "enter-incentive" -> registered(day).requestAcceptance().accept();
            default -> throw new IllegalArgumentException(task);
        };
    }

    /** A project whose incentive was published on that day, in the past or today, over that amount. */
    static DeliveryFlow published(LocalDate day, String amount) {
        DeliveryFlow flow = registered(day.minusDays(2));
        return AcceptanceTest.onDay(day, () -> flow.requestAcceptance(day).accept().enter(amount));
    }

    static DeliveryFlow published(String amount) {
        return registered(AcceptanceTest.today().minusDays(20)).requestAcceptance().accept().enter(amount);
    }

    DeliveryFlow approveRegistration() {
        return perform("reviewer", "review-registration", "decision", "approve");
    }

    DeliveryFlow reject(String review) {
        return perform("reviewer", review, "decision", "reject", "comment", "evidence missing");
    }

    static Values acceptance(LocalDate completedOn) {
        return Values.of("completedOn", completedOn.toString(), "acceptanceReport", TestFile.of("acceptance.pdf"),
            "finalSow", TestFile.of("final.docx"), "customerEvidence", TestFile.of("evidence.png"));
    }

    DeliveryFlow requestAcceptance() {
        return requestAcceptance(AcceptanceTest.today());
    }

    DeliveryFlow requestAcceptance(LocalDate completedOn) {
        Client.as("cloudstar-delivery").perform(key, "request-acceptance", acceptance(completedOn));
        return this;
    }

    DeliveryFlow accept() {
        return perform("reviewer2", "review-acceptance", "decision", "approve", "qualityScore", 88);
    }

    DeliveryFlow enter(String amount) {
        return enter("operations", amount);
    }

    DeliveryFlow enter(String user, String amount) {
        return perform(user, "enter-incentive", "amount", amount, "calculation", "30 person days");
    }

    DeliveryFlow perform(String user, String task, Object... values) {
        Client.as(user).perform(key, task, Values.of(values));
        return this;
    }

    JsonNode record(String user) {
        return Client.as(user).record("delivery-projects", key);
    }

    JsonNode record() {
        return record("cloudstar-delivery");
    }

    DeliveryFlow shows(String code, String zh) {
        JsonNode status = Client.eventually("the project " + key + " shows " + code,
            () -> record().path("status"), shown -> shown.path("code").asText().equals(code));
        assertThat(status.path("zh").asText()).as("label of %s", code).isEqualTo(zh);
        return this;
    }

    Optional<JsonNode> findIncentive() {
        List<JsonNode> newest = Client.as("cloudstar-finance").records("incentives", "limit=100");
        return newest.stream().filter(row -> row.path("originKey").asText().equals(key)).findFirst();
    }

    /** The incentive that came of this project. */
    Incentive incentive() {
        return new Incentive(Client.eventually("the incentive of " + key + " exists", this::findIncentive,
            Optional::isPresent).orElseThrow().path("key").asText());
    }
}
