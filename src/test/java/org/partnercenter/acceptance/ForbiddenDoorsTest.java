package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("people work by forms alone: every other way to change a process is shut, on one's own records too")
class ForbiddenDoorsTest extends AcceptanceTest {

    private static final Client ADMIN = Client.as("admin");
    private static Map<String, String> own;

    /** A solution that waits for its partner's and for the vendor's people, and an incentive that waits. */
    private static synchronized Map<String, String> own() {
        if (own == null) {
            SolutionFlow solution = SolutionFlow.submitted("cloudstar").rejectInitiation();
            Incentive incentive = DeliveryFlow.published("2718.00").incentive();
            own = new LinkedHashMap<>();
            own.put("solution", solution.key);
            own.put("incentive", incentive.key());
            own.put("job", incentive.deadlineJob());
            JsonNode task = ADMIN.task(solution.key, "revise-initiation");
            own.put("task", task.path("id").asText());
            own.put("instance", task.path("processInstanceId").asText());
            own.put("execution", task.path("executionId").asText());
            own.put("definition", task.path("processDefinitionId").asText());
        }
        return own;
    }

    private static List<JsonNode> state;

    /** All that the doors could change; what it was after one knock it is before the next. */
    private static List<JsonNode> state() {
        if (state == null) {
            state = List.of(ADMIN.record("solutions", own().get("solution")),
                ADMIN.get("/engine-rest/task/%s", own().get("task")).ok().json(),
                ADMIN.get("/engine-rest/process-instance/%s/variables", own().get("instance")).ok().json(),
                ADMIN.get("/engine-rest/job/%s", own().get("job")).ok().json());
        }
        return state;
    }

    static Stream<Arguments> doors() {
        return Doors.closed().stream().flatMap(door ->
            Stream.of("cloudstar-admin", "operations", "manager")
                // operations repairs failed jobs
                .filter(user -> !user.equals("operations") || !((String) door[1]).endsWith("/retries"))
                .map(user -> arguments(user, door[0], door[1], door[2])));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("doors")
    void shut(String user, String method, String path, Map<String, Object> body) {
        List<JsonNode> before = state();

        Reply reply = Doors.knock(Client.as(user), method, path, body, own());

        assertThat(reply.status).as("%s", reply).isIn(403, 404);
        state = null;
        assertThat(state()).as("after %s", reply).isEqualTo(before);
        assertThat(Client.as("cloudstar-finance").statusOf("incentives", own().get("incentive")))
            .isEqualTo("awaiting-confirmation");
    }

    @Test
    void whatTheContractNamesIsForbiddenWithItsCode() {
        Client sales = Client.as("cloudstar-sales");
        String task = "/engine-rest/task/" + own().get("task");
        sales.post(task + "/bpmnError", Client.body("errorCode", "x")).refused(403, "NOT_ALLOWED");
        sales.post(task + "/bpmnEscalation", Client.body("escalationCode", "x")).refused(403, "NOT_ALLOWED");
        sales.post(task + "/resolve", Client.body()).refused(403, "NOT_ALLOWED");
        sales.post(task + "/delegate", Client.body("userId", "cloudstar-admin")).refused(403, "NOT_ALLOWED");
        sales.post(task + "/assignee", Client.body("userId", "cloudstar-sales")).refused(403, "NOT_ALLOWED");
        sales.put(task + "/variables/x", Client.body("value", "x", "type", "String")).refused(403, "NOT_ALLOWED");
        sales.post("/engine-rest/message", Client.body("messageName", "nre-offer-taken",
            "businessKey", own().get("solution"))).refused(403, "NOT_ALLOWED");
        sales.post("/engine-rest/process-definition/key/solution-launch/start", Client.body()).refused(403, "NOT_ALLOWED");
    }

    @Test
    void theAdministratorsStartDoesNotSkipTheFormCheck() {
        int before = ADMIN.total("solutions");
        Reply start = ADMIN.post("/engine-rest/process-definition/key/solution-launch/start",
            Client.body("variables", Values.of("brand", "x").wire()));
        assertThat(start.status).as("%s", start).isBetween(400, 499);
        ADMIN.tryStart("solution-launch", SolutionFlow.application(SolutionFlow.newMarker(), true)).status(400, 403);
        assertThat(ADMIN.total("solutions")).isEqualTo(before);
    }

    @Test
    void theManagerChangesNothingOfTheBusiness() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar");
        String task = Client.as("reviewer").taskId(solution.key, "review-initiation");
        Client manager = Client.as("manager");
        manager.claim(task).status(403, 404);
        manager.complete(task, Values.of("decision", "approve")).status(403, 404);
        assertThat(manager.record("solutions", solution.key).path("actions")).isEmpty();
        manager.get("/engine-rest/process-instance?businessKey=%s", solution.key).ok();
        assertThat(manager.get("/engine-rest/process-instance?businessKey=%s", solution.key).json()).hasSize(1);
    }
}
