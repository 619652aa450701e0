package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** A joint solution taken along the process {@code solution-launch} by the people of its partner and of the vendor. */
final class SolutionFlow {

    static final String PROCESS = "solution-launch";

    final String partner;
    /** A word that occurs in every text of this solution and nowhere else. */
    final String marker;
    final String key;

    private SolutionFlow(String partner, String marker, String key) {
        this.partner = partner;
        this.marker = marker;
        this.key = key;
    }

    static String newMarker() {
        return "z" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36).toLowerCase(Locale.ROOT);
    }

    static Values application(String marker, boolean submit) {
        return Values.of("brand", "联创" + marker, "product", "智慧园区", "commonName", "一体化",
            "summary", "summary " + marker, "presentation", TestFile.of("talk-" + marker + ".pdf"),
            "featureList", TestFile.of("features-" + marker + ".xlsx"), "submit", submit);
    }

    static SolutionFlow draft(String partner) {
        return start(partner, newMarker(), false);
    }

    static SolutionFlow submitted(String partner) {
        return start(partner, newMarker(), true);
    }

    static SolutionFlow start(String partner, String marker, boolean submit) {
        return new SolutionFlow(partner, marker,
            Client.as(partner + "-sales").start(PROCESS, application(marker, submit)));
    }

    /** A solution whose task of that id is open, with nothing done that the task does not need. */
    static SolutionFlow at(String partner, String task) {
        if (task.equals("edit-draft")) {
            return draft(partner);
        }
        SolutionFlow flow = submitted(partner);
        switch (task) {
            case "review-initiation", "request-verification" -> { }
            case "revise-initiation" -> flow.rejectInitiation();
            case "design-solution" -> flow.requestVerification();
            case "verify-solution" -> flow.requestVerification().design(false);
            case "develop-configurator", "list-product" -> flow.approveInitiation();
            case "confirm-configurator" -> flow.approveInitiation().configure();
            case "finish-listing" -> flow.approveInitiation().list();
            case "apply-launch" -> flow.ready(true);
            case "review-launch" -> flow.ready(true).applyLaunch();
            case "apply-qualification" -> flow.ready(false).applyLaunch().approveLaunch();
            default -> throw new IllegalArgumentException(task);
        }
        return flow;
    }

    /** A launched and certified solution whose NRE offer is open. */
    static SolutionFlow launched(String partner) {
        return at(partner, "apply-qualification");
    }

    SolutionFlow ready(boolean architectureChanged) {
        return approveInitiation().requestVerification().design(architectureChanged).verify()
            .configure().confirmConfigurator().list().finishListing();
    }

    Client sales() {
        return Client.as(partner + "-sales");
    }

    Client delivery() {
        return Client.as(partner + "-delivery");
    }

    SolutionFlow approveInitiation() {
        return perform("reviewer", "review-initiation", "decision", "approve", "comment", "go " + marker);
    }

    SolutionFlow rejectInitiation() {
        return perform("reviewer", "review-initiation", "decision", "reject", "comment", "too thin " + marker);
    }

    SolutionFlow requestVerification() {
        return perform(delivery().user(), "request-verification", "designLead", "Li Lei " + marker);
    }

    SolutionFlow design(boolean architectureChanged) {
        return perform(delivery().user(), "design-solution",
            "architectureNote", "three zones " + marker, "architectureChanged", architectureChanged);
    }

    SolutionFlow verify() {
        return perform("psa", "verify-solution", "decision", "approve",
            "testReport", TestFile.of("report-" + marker + ".docx"));
    }

    SolutionFlow configure() {
        return perform(delivery().user(), "develop-configurator",
            "configuratorFile", TestFile.of("configurator-" + marker + ".zip"));
    }

    SolutionFlow confirmConfigurator() {
        return perform("psa", "confirm-configurator", "decision", "approve");
    }

    SolutionFlow list() {
        return perform("pdm", "list-product", "productName", "Campus " + marker);
    }

    SolutionFlow finishListing() {
        return perform("pdm", "finish-listing", "productId", "P-" + marker);
    }

    SolutionFlow applyLaunch() {
        return perform(sales().user(), "apply-launch", "action", "submit",
            "salesGuide", TestFile.of("guide-" + marker + ".pdf"),
            "architectureMail", TestFile.of("mail-" + marker + ".eml"));
    }

    SolutionFlow approveLaunch() {
        return perform("reviewer2", "review-launch", "decision", "approve");
    }

    SolutionFlow perform(String user, String task, Object... values) {
        Client.as(user).perform(key, task, Values.of(values));
        return this;
    }

    JsonNode record() {
        return record(sales().user());
    }

    JsonNode record(String user) {
        return Client.as(user).record("solutions", key);
    }

    String track(String track) {
        return record().path("tracks").path(track).path("code").asText();
    }

    /** The displayed status, code and Chinese label, as everybody reads it. */
    SolutionFlow shows(String code, String zh) {
        JsonNode status = Client.eventually("the solution " + key + " shows " + code,
            () -> record().path("status"), shown -> shown.path("code").asText().equals(code));
        assertThat(status.path("zh").asText()).as("label of %s", code).isEqualTo(zh);
        assertThat(status.path("en").asText()).as("English label of %s", code).isNotBlank();
        return this;
    }

    SolutionFlow offers(String user, String... actions) {
        List<JsonNode> offered = Client.list(record(user).path("actions"));
        assertThat(Client.texts(offered, "code")).as("actions of %s for %s", key, user)
            .containsExactlyInAnyOrder(actions);
        for (JsonNode action : offered) {
            assertThat(action.path("zh").asText()).as("label of %s", action).isNotBlank();
            assertThat(action.path("en").asText()).as("label of %s", action).isNotBlank();
            if (!action.path("code").asText().startsWith("view-")) {
                Client.as(user).get("/engine-rest/task/%s", action.path("taskId").asText()).ok();
            }
        }
        return this;
    }
}
