package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An incentive waiting for its partner in the process {@code incentive-confirmation}. */
record Incentive(String key) {

    static final Client FINANCE = Client.as("cloudstar-finance");
    static final Client ADMIN = Client.as("admin");

    JsonNode read() {
        return FINANCE.record("incentives", key);
    }

    Incentive shows(String code, String zh) {
        JsonNode status = Client.eventually("the incentive " + key + " shows " + code,
            () -> read().path("status"), shown -> shown.path("code").asText().equals(code));
        assertThat(status.path("zh").asText()).as("label of %s", code).isEqualTo(zh);
        return this;
    }

    Instant deadline() {
        return Client.instant(read().path("deadline").path("at"));
    }

    String taskId() {
        return FINANCE.taskId(key, "check-incentive");
    }

    Incentive confirm() {
        FINANCE.perform(key, "check-incentive", "decision", "confirm");
        return this;
    }

    Incentive dispute() {
        FINANCE.perform(key, "check-incentive", "decision", "dispute", "feedback", "32 days were worked",
            "expectedAmount", "3200.00");
        return this;
    }

    Incentive answer(String amount) {
        return answer("operations", amount);
    }

    Incentive answer(String user, String amount) {
        Client.as(user).perform(key, "answer-feedback", "answer", "recounted the days", "amount", amount);
        return this;
    }

    List<JsonNode> timers() {
        return Client.list(ADMIN.get("/engine-rest/job?processInstanceId=%s&timers=true",
            read().path("processInstanceId").asText()).ok().json());
    }

    /** The job that ends the waiting: the one timer that is due at the deadline. */
    String deadlineJob() {
        Instant deadline = deadline();
        List<JsonNode> due = timers().stream()
            .filter(job -> Client.instant(job.path("dueDate")).equals(deadline)).toList();
        assertThat(due).as("timers of %s due at %s", key, deadline).hasSize(1);
        return due.get(0).path("id").asText();
    }

    Reply execute(String job) {
        return ADMIN.post("/engine-rest/job/" + job + "/execute", Map.of());
    }

    /** Holds the timer back, so that nothing decides before the test does. */
    void suspend(String job, boolean suspended) {
        ADMIN.put("/engine-rest/job/" + job + "/suspended", Map.of("suspended", suspended)).ok();
    }
}
