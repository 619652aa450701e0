package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An NRE application taken along the process {@code nre-benefit}. */
final class NreFlow {

    static final String PROCESS = "nre-benefit";
    static final List<String> COVERED = List.of("modelarts", "cce", "dws", "ecs");

    final SolutionFlow solution;
    final String key;

    private NreFlow(SolutionFlow solution, String key) {
        this.solution = solution;
        this.key = key;
    }

    static Values qualification(String marker) {
        return Values.of("businessCase", TestFile.of("case-" + marker + ".docx"), "expectedRevenue", "1200000.00");
    }

    /** Takes the offer at the end of the solution's launch. */
    static NreFlow applied(SolutionFlow launched) {
        launched.sales().perform(launched.key, "apply-qualification", qualification(launched.marker));
        String key = Client.eventually(launched.key + " shows its nreKey",
            () -> launched.record().path("nreKey").asText(""), shown -> shown.startsWith("NRE-"));
        return new NreFlow(launched, key);
    }

    /** Takes the offer by the process's own start form. */
    static NreFlow started(SolutionFlow launched) {
        return new NreFlow(launched, launched.sales().start(PROCESS,
            qualification(launched.marker).with("solutionKey", launched.key)));
    }

    /** An application whose task of that id is open. */
    static NreFlow at(String task) {
        NreFlow flow = applied(SolutionFlow.launched("cloudstar"));
        switch (task) {
            case "review-qualification" -> { }
            case "revise-qualification" -> flow.reject("operations", "review-qualification");
            case "upload-sow" -> flow.qualify();
            case "evaluate-technically" -> flow.qualify().uploadSow();
            case "start-final-evaluation" -> flow.qualify().uploadSow().evaluate();
            case "evaluate-business-value" -> flow.qualify().uploadSow().evaluate().startFinal();
            case "sign-agreement" -> flow.toSignature();
            case "check-agreement" -> flow.toSignature().sign("1000.00", "100.00");
            case "request-acceptance" -> flow.toSignature().sign("1000.00", "100.00").check();
            case "review-acceptance" -> flow.toSignature().sign("1000.00", "100.00").check().requestAcceptance();
            default -> throw new IllegalArgumentException(task);
        }
        return flow;
    }

    Client delivery() {
        return solution.delivery();
    }

    NreFlow qualify() {
        return perform("operations", "review-qualification", "decision", "approve");
    }

    static Values sow(List<String> services) {
        return Values.of("cloudServices", services, "sowPlan", TestFile.of("sow.docx"),
            "selfChecklist", TestFile.of("checklist.xlsx"), "workloadPersonDays", 120);
    }

    NreFlow uploadSow() {
        delivery().perform(key, "upload-sow", sow(COVERED));
        return this;
    }

    NreFlow evaluate() {
        return perform("psa", "evaluate-technically", "decision", "approve");
    }

    NreFlow startFinal() {
        return perform("pdm", "start-final-evaluation", "note", "ready for the experts");
    }

    NreFlow value() {
        return perform("expert", "evaluate-business-value", "decision", "approve");
    }

    NreFlow toSignature() {
        return qualify().uploadSow().evaluate().startFinal().value();
    }

    static List<Map<String, Object>> milestones(String... shares) {
        return Arrays.stream(shares).map(share -> Client.body("name", "milestone of " + share + " %", "share", share,
            "dueDate", AcceptanceTest.today().plusMonths(3).toString())).toList();
    }

    static Values agreement(String amount, String... shares) {
        return Values.of("agreement", TestFile.pdf("agreement.pdf", "agreement over " + amount),
            "amount", amount, "milestones", milestones(shares));
    }

    NreFlow sign(String amount, String... shares) {
        Client.as("pdm").perform(key, "sign-agreement", agreement(amount, shares));
        return this;
    }

    NreFlow check() {
        return perform("operations", "check-agreement", "decision", "approve");
    }

    NreFlow requestAcceptance() {
        return perform(delivery().user(), "request-acceptance", "acceptanceMaterial", TestFile.of("material.pdf"));
    }

    NreFlow accept() {
        return perform("psa", "review-acceptance", "decision", "approve");
    }

    NreFlow reject(String user, String task) {
        return perform(user, task, "decision", "reject", "comment", "not yet " + solution.marker);
    }

    NreFlow perform(String user, String task, Object... values) {
        Client.as(user).perform(key, task, Values.of(values));
        return this;
    }

    JsonNode record(String user) {
        return Client.as(user).record("nre-applications", key);
    }

    JsonNode record() {
        return record(solution.sales().user());
    }

    NreFlow shows(String code, String zh) {
        JsonNode status = Client.eventually("the application " + key + " shows " + code,
            () -> record().path("status"), shown -> shown.path("code").asText().equals(code));
        assertThat(status.path("zh").asText()).as("label of %s", code).isEqualTo(zh);
        return this;
    }
}
