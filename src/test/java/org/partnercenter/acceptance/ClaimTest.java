package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("claiming: one's own tasks, for oneself, once")
class ClaimTest extends AcceptanceTest {

    private static final Client REVIEWER = Client.as("reviewer");
    private static final Client REVIEWER2 = Client.as("reviewer2");

    @Test
    void aClaimedTaskIsItsHoldersUntilUnclaimed() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar");
        String task = REVIEWER.taskId(solution.key, "review-initiation");
        REVIEWER.claim(task).ok();
        REVIEWER.claim(task).ok();
        REVIEWER2.claim(task).refused(409, "ALREADY_CLAIMED");
        for (String door : List.of("complete", "submit-form")) {
            REVIEWER2.complete(task, Values.of("decision", "approve"), door).refused(409, "ALREADY_CLAIMED");
        }
        REVIEWER2.post("/engine-rest/task/" + task + "/unclaim", Client.body()).status(403, 409);
        assertThat(REVIEWER.task(solution.key, "review-initiation").path("assignee").asText()).isEqualTo("reviewer");

        REVIEWER.post("/engine-rest/task/" + task + "/unclaim", Client.body()).ok();
        assertThat(REVIEWER.task(solution.key, "review-initiation").path("assignee").isNull()).isTrue();
        REVIEWER2.claim(task).ok();
        REVIEWER2.complete(task, Values.of("decision", "approve")).ok();
        assertThat(solution.track("initiation")).isEqualTo("completed");
    }

    @Test
    void nobodyClaimsForAnother() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar");
        String task = REVIEWER.taskId(solution.key, "review-initiation");
        for (String other : List.of("reviewer2", "cloudstar-sales", "bluewave-admin", "admin", "nobody")) {
            REVIEWER.claim(task, other).refused(403, "NOT_ALLOWED");
        }
        assertThat(REVIEWER.task(solution.key, "review-initiation").path("assignee").isNull()).isTrue();
    }

    @Test
    void onlyTheCandidatesOfTheOrganisationClaim() {
        SolutionFlow solution = SolutionFlow.at("cloudstar", "revise-initiation");
        String task = solution.sales().taskId(solution.key, "revise-initiation");
        for (String user : List.of("cloudstar-delivery", "cloudstar-finance", "reviewer", "pdm", "manager")) {
            Client.as(user).claim(task).status(403, 404);
        }
        for (String user : List.of("bluewave-sales", "bluewave-admin", "starbridge-admin")) {
            Client.as(user).claim(task).status(404);
        }
        Client.anonymous().claim(task, "cloudstar-sales").status(401);
        assertThat(solution.sales().task(solution.key, "revise-initiation").path("assignee").isNull()).isTrue();
        Client.as("cloudstar-admin").claim(task).ok();
    }

    @Test
    void completingAnUnclaimedTaskClaimsIt() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar");
        String task = REVIEWER2.taskId(solution.key, "review-initiation");
        REVIEWER2.complete(task, Values.of("decision", "reject", "comment", "no")).ok();
        assertThat(Client.as("admin").get("/engine-rest/history/task?taskId=%s", task).ok().json().get(0)
            .path("assignee").asText()).isEqualTo("reviewer2");
    }

    @Test
    void theAdministratorCompletesWhatAnotherHoldsAndTheFormsHoldForHimToo() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar");
        String task = REVIEWER.taskId(solution.key, "review-initiation");
        REVIEWER.claim(task).ok();
        Client admin = Client.as("admin");
        admin.complete(task, Values.of("decision", "reject")).fieldInvalid("comment");
        admin.complete(task, Values.of("decision", "approve", "undeclared", 1)).fieldInvalid("undeclared");
        admin.complete(task, Values.of("decision", "approve")).ok();
        solution.shows("initiation:completed,configurator:developing", "立项完成,配置器开发中");
    }

    @Test
    void aTaskThatIsOverIsGone() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar");
        String task = REVIEWER.taskId(solution.key, "review-initiation");
        REVIEWER.complete(task, Values.of("decision", "approve")).ok();
        for (String door : List.of("complete", "submit-form")) {
            Reply over = REVIEWER.complete(task, Values.of("decision", "reject", "comment", "no"), door).status(404, 409);
            if (over.status == 409) {
                over.refused(409, "ALREADY_DECIDED");
            }
        }
        REVIEWER.claim(task).status(404, 409);
        REVIEWER.get("/engine-rest/task/%s", task).status(404);
    }

    @Test
    void aTaskThatNeverWasIs404() {
        REVIEWER.claim("no-such-task").status(404);
        REVIEWER.complete("no-such-task", Values.of("decision", "approve"), "complete").status(404);
        REVIEWER.complete("no-such-task", Values.of("decision", "approve"), "submit-form").status(404);
        REVIEWER.get("/engine-rest/task/%s", "no-such-task").status(404);
    }

    @Test
    void everyRoleFindsFiltersThatWork() {
        for (String user : List.of("cloudstar-sales", "cloudstar-delivery", "cloudstar-finance", "bluewave-admin",
            "reviewer", "psa", "pdm", "expert", "operations", "finance", "manager", "admin")) {
            Client client = Client.as(user);
            List<String> filters = Client.texts(client.get("/engine-rest/filter?resourceType=Task").ok().json(), "id");
            assertThat(filters).as("filters of %s", user).isNotEmpty();
            for (String filter : filters) {
                client.get("/engine-rest/filter/%s/list?maxResults=5", filter).ok();
                client.get("/engine-rest/filter/%s/count", filter).ok();
            }
        }
    }
}
