package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("one partner sees nothing of another, over any door")
class IsolationTest extends AcceptanceTest {

    private static final List<String> STRANGERS =
        List.of("bluewave-admin", "bluewave-sales", "bluewave-delivery", "bluewave-finance", "starbridge-admin");
    private static final Client ADMIN = Client.as("admin");

    /** What cloudstar keeps: ids by the name that the paths below use for them, and words that betray its contents. */
    private record Treasure(Map<String, String> ids, List<String> words) {
    }

    private static Treasure treasure;

    private static synchronized Treasure treasure() {
        if (treasure == null) {
            treasure = hide();
        }
        return treasure;
    }

    private static Treasure hide() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar").rejectInitiation().requestVerification();
        NreFlow nre = NreFlow.at("check-agreement");
        DeliveryFlow project = DeliveryFlow.published("31415.92");
        Incentive incentive = project.incentive();
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("solution", solution.key);
        ids.put("nre", nre.key);
        ids.put("project", project.key);
        ids.put("incentive", incentive.key());
        ids.put("opportunity", DeliveryFlow.opportunity());
        ids.put("task", solution.sales().taskId(solution.key, "revise-initiation"));
        ids.put("vendorTask", Client.as("operations").taskId(nre.key, "check-agreement"));
        ids.put("checkTask", incentive.taskId());
        ids.put("instance", solution.record().path("processInstanceId").asText());
        ids.put("nreInstance", nre.record().path("processInstanceId").asText());
        ids.put("incentiveInstance", incentive.read().path("processInstanceId").asText());
        ids.put("job", incentive.deadlineJob());
        JsonNode task = ADMIN.get("/engine-rest/task/%s", ids.get("task")).ok().json();
        ids.put("execution", task.path("executionId").asText());
        ids.put("definition", task.path("processDefinitionId").asText());
        ids.put("file", solution.record().path("presentation").path("href").asText());
        ids.put("agreement", nre.record("pdm").path("agreement").path("href").asText());
        ids.put("pdm-user", "pdm");
        JsonNode variables = ADMIN.get("/engine-rest/variable-instance?processInstanceIdIn=%s",
            ids.get("instance")).ok().json();
        ids.put("variable", variables.path(0).path("id").asText("none"));
        return new Treasure(ids, List.of(solution.marker, nre.solution.marker, "31415.92", project.customerAccount));
    }

    private static String fill(String path) {
        return (String) Doors.fill(path, treasure().ids);
    }

    /** Not found, forbidden, or empty; a list holds none of cloudstar's ids or words. */
    private static void assertNothingSeen(Reply reply) {
        assertThat(reply.status).as("%s", reply).isIn(200, 204, 400, 403, 404);
        String text = reply.text();
        for (String word : treasure().words) {
            assertThat(text).as("%s", reply).doesNotContain(word);
        }
        if (reply.status == 200) {
            assertThat(text).as("%s", reply).doesNotContain("cloudstar").doesNotContain("云启");
            treasure().ids.forEach((name, id) -> {
                if (!name.equals("definition") && !name.equals("pdm-user") && !id.equals("none")) {
                    assertThat(text).as("%s of cloudstar in %s", name, reply).doesNotContain(id);
                }
            });
            if (reply.request.contains("count")) {
                assertThat(reply.json().path("count").asInt(0)).as("%s", reply).isZero();
            }
        }
    }

    static Stream<Arguments> pages() {
        List<String> paths = List.of(
            // the engine's records of one thing
            "/engine-rest/task/{task}", "/engine-rest/task/{vendorTask}", "/engine-rest/task/{checkTask}",
            "/engine-rest/task/{task}/form", "/engine-rest/task/{task}/rendered-form",
            "/engine-rest/task/{task}/deployed-form", "/engine-rest/task/{task}/form-variables",
            "/engine-rest/task/{task}/variables", "/engine-rest/task/{task}/localVariables",
            "/engine-rest/task/{checkTask}/variables", "/engine-rest/task/{checkTask}/form-variables",
            "/engine-rest/task/{task}/variables/submit", "/engine-rest/task/{task}/identity-links",
            "/engine-rest/task/{task}/comment", "/engine-rest/task/{task}/attachment",
            "/engine-rest/process-instance/{instance}", "/engine-rest/process-instance/{instance}/variables",
            "/engine-rest/process-instance/{instance}/variables/submit",
            "/engine-rest/process-instance/{instance}/activity-instances",
            "/engine-rest/process-instance/{instance}/comment",
            "/engine-rest/process-instance/{nreInstance}", "/engine-rest/process-instance/{incentiveInstance}/variables",
            "/engine-rest/execution/{execution}", "/engine-rest/execution/{execution}/localVariables",
            "/engine-rest/job/{job}", "/engine-rest/job/{job}/stacktrace", "/engine-rest/variable-instance/{variable}",
            "/engine-rest/variable-instance/{variable}/data",
            "/engine-rest/history/process-instance/{instance}", "/engine-rest/history/variable-instance/{variable}",
            "/engine-rest/user/cloudstar-sales/profile", "/engine-rest/user/pdm/profile",
            "/engine-rest/tenant/cloudstar",
            // lists that are asked for that thing
            "/engine-rest/task?processInstanceBusinessKey={solution}",
            "/engine-rest/task?processInstanceBusinessKeyLike=SOL-%25", "/engine-rest/task?processInstanceId={instance}",
            "/engine-rest/task?tenantIdIn=cloudstar", "/engine-rest/task/count?tenantIdIn=cloudstar",
            "/engine-rest/task?assigneeLike=cloudstar%25", "/engine-rest/task?maxResults=2000",
            "/engine-rest/process-instance?businessKey={solution}", "/engine-rest/process-instance?maxResults=2000",
            "/engine-rest/process-instance/count?tenantIdIn=cloudstar", "/engine-rest/execution?maxResults=2000",
            "/engine-rest/execution?businessKey={solution}", "/engine-rest/variable-instance?maxResults=2000",
            "/engine-rest/variable-instance?processInstanceIdIn={instance}", "/engine-rest/job?maxResults=2000",
            "/engine-rest/job?processInstanceId={incentiveInstance}", "/engine-rest/incident?maxResults=2000",
            "/engine-rest/event-subscription?maxResults=2000", "/engine-rest/external-task?maxResults=2000",
            "/engine-rest/case-instance", "/engine-rest/batch", "/engine-rest/filter?owner=cloudstar-sales",
            // history
            "/engine-rest/history/process-instance?maxResults=2000",
            "/engine-rest/history/process-instance?processInstanceBusinessKey={solution}",
            "/engine-rest/history/task?maxResults=2000", "/engine-rest/history/task?processInstanceId={instance}",
            "/engine-rest/history/activity-instance?maxResults=2000",
            "/engine-rest/history/variable-instance?maxResults=2000",
            "/engine-rest/history/variable-instance?processInstanceId={instance}",
            "/engine-rest/history/detail?maxResults=2000", "/engine-rest/history/user-operation?maxResults=2000",
            "/engine-rest/history/decision-instance?maxResults=2000", "/engine-rest/history/identity-link-log",
            "/engine-rest/history/incident?maxResults=2000", "/engine-rest/history/job-log?maxResults=2000",
            "/engine-rest/history/external-task-log?maxResults=2000", "/engine-rest/history/batch",
            "/engine-rest/process-definition/statistics?incidents=true",
            "/engine-rest/process-definition/key/solution-launch/statistics",
            // people and deployments
            "/engine-rest/user?maxResults=2000", "/engine-rest/user?memberOfTenant=cloudstar",
            "/engine-rest/user?idIn=cloudstar-sales,cloudstar-admin", "/engine-rest/tenant?maxResults=2000",
            "/engine-rest/tenant?userMember=cloudstar-sales", "/engine-rest/group?member=cloudstar-sales",
            "/engine-rest/identity/groups?userId=cloudstar-sales", "/engine-rest/authorization?maxResults=2000",
            "/engine-rest/authorization?userIdIn=cloudstar-sales", "/engine-rest/deployment?tenantIdIn=cloudstar",
            "/engine-rest/deployment?maxResults=2000",
            // our own API
            "/api/solutions/{solution}", "/api/nre-applications/{nre}", "/api/delivery-projects/{project}",
            "/api/incentives/{incentive}", "/api/opportunities/{opportunity}", "{file}", "{agreement}",
            "/api/solutions?limit=100", "/api/nre-applications?limit=100", "/api/delivery-projects?limit=100",
            "/api/incentives?limit=100", "/api/opportunities?limit=100", "/api/notices?limit=100",
            "/api/solutions?q={solution}", "/api/incentives?q=31415.92", "/api/solutions?q=%25", "/api/outbox");
        return paths.stream().flatMap(path -> STRANGERS.stream()
            .filter(stranger -> stranger.equals("bluewave-admin") || stranger.equals("starbridge-admin")
                || path.contains("task") || path.startsWith("/api"))
            .map(stranger -> arguments(stranger, path)));
    }

    @ParameterizedTest(name = "{0} GET {1}")
    @MethodSource("pages")
    void nothingIsSeen(String stranger, String path) {
        Reply reply = Client.as(stranger).send("GET", fill(path), null, null);
        assertNothingSeen(reply);
        if (path.matches("/api/[\\w-]+/\\{.*") || path.startsWith("{")) {
            reply.status(404);
            Reply never = Client.as(stranger).get("/api/solutions/SOL-2020-000001");
            if (path.equals("/api/solutions/{solution}")) {
                assertThat(reply.text().replace(treasure().ids.get("solution"), "KEY"))
                    .as("as one that does not exist").isEqualTo(never.text().replace("SOL-2020-000001", "KEY"));
            }
        }
        if (path.matches("/engine-rest/(task|process-instance|execution|job)/\\{[^/]*")) {
            reply.status(404);
        }
        if (path.equals("/api/outbox")) {
            reply.status(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "process-instance", "execution", "variable-instance", "history/process-instance",
        "history/task", "history/variable-instance", "history/activity-instance", "history/detail", "job"})
    void queriesSentAsABodySeeNothingEither(String resource) {
        Client stranger = Client.as("bluewave-admin");
        assertNothingSeen(stranger.post("/engine-rest/" + resource + "?maxResults=2000", Client.body()));
        assertNothingSeen(stranger.post("/engine-rest/" + resource,
            Client.body("processInstanceId", treasure().ids.get("instance"))));
    }

    @Test
    void anOrQueryOrAnExpressionOpensNothing() {
        Client stranger = Client.as("bluewave-admin");
        assertNothingSeen(stranger.post("/engine-rest/task", Client.body("orQueries", List.of(
            Client.body("tenantIdIn", List.of("cloudstar"), "withoutTenantId", true)))));
        Reply expression = stranger.post("/engine-rest/task",
            Client.body("assigneeExpression", "${currentUser()}"));
        assertNothingSeen(expression);
    }

    static Stream<Arguments> writes() {
        List<Object[]> writes = new ArrayList<>();
        for (String task : List.of("{task}", "{vendorTask}", "{checkTask}")) {
            writes.add(new Object[] {"POST", "/engine-rest/task/" + task + "/claim", Client.body("userId", "bluewave-admin")});
            writes.add(new Object[] {"POST", "/engine-rest/task/" + task + "/unclaim", Client.body()});
            for (String door : List.of("complete", "submit-form")) {
                writes.add(new Object[] {"POST", "/engine-rest/task/" + task + "/" + door,
                    Client.body("variables", Values.of("decision", "confirm").wire())});
            }
        }
        return Stream.concat(writes.stream(), Doors.closed().stream()
                .filter(door -> ((String) door[1]).contains("{")))
            .map(door -> arguments(door[0], door[1], door[2]));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("writes")
    void nothingIsChanged(String method, String path, Map<String, Object> body) {
        JsonNode before = ADMIN.record("solutions", treasure().ids.get("solution"));
        JsonNode job = ADMIN.get("/engine-rest/job/%s", treasure().ids.get("job")).ok().json();
        Reply reply = Doors.knock(Client.as("bluewave-admin"), method, path, body, treasure().ids);
        assertThat(reply.status).as("%s", reply).isIn(403, 404);
        for (String word : treasure().words) {
            assertThat(reply.text()).as("%s", reply).doesNotContain(word);
        }
        assertThat(ADMIN.record("solutions", treasure().ids.get("solution"))).isEqualTo(before);
        assertThat(ADMIN.get("/engine-rest/job/%s", treasure().ids.get("job")).ok().json()).isEqualTo(job);
        for (String task : List.of("task", "vendorTask", "checkTask")) {
            assertThat(ADMIN.get("/engine-rest/task/%s", treasure().ids.get(task)).ok().json().path("assignee").isNull())
                .as("%s is unclaimed", task).isTrue();
        }
    }

    @Test
    void theVendorSeesAllOfIt() {
        for (String path : List.of("/api/solutions/{solution}", "/api/nre-applications/{nre}",
            "/api/delivery-projects/{project}", "/api/incentives/{incentive}", "{file}", "{agreement}")) {
            for (String user : List.of("manager", "pdm", "operations")) {
                Client.as(user).send("GET", fill(path), null, null).ok();
            }
        }
    }

    @Test
    void theOrganisationsOwnPeopleReadAllItsRecords() {
        for (String path : List.of("/api/solutions/{solution}", "/api/nre-applications/{nre}",
            "/api/delivery-projects/{project}", "/api/incentives/{incentive}", "{file}")) {
            for (String user : List.of("cloudstar-admin", "cloudstar-sales", "cloudstar-delivery", "cloudstar-finance")) {
                Client.as(user).send("GET", fill(path), null, null).ok();
            }
        }
    }

    @Test
    void anAgreementThatIsNotCheckedIsNotThePartnersEither() {
        for (String user : List.of("cloudstar-admin", "cloudstar-sales")) {
            Client.as(user).send("GET", fill("{agreement}"), null, null).status(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/process-definition", "/engine-rest/deployment",
        "/engine-rest/engine", "/engine-rest/user", "/engine-rest/process-definition/key/solution-launch/xml",
        "/api/solutions", "/api/notices", "/api/outbox", "/api/calendars/2026", "/api/incentives/INC-2026-000001",
        "/actuator/metrics", "/actuator/env"})
    void withoutALoginNothingAnswers(String path) {
        Client.anonymous().get(path).status(401);
        // whom the engine then locks out is needed by no other test
        Client.as("rivertech-delivery", "wrong").get(path).status(401);
        Client.as("nobody").get(path).status(401);
    }

    @Test
    void startingWithoutALoginIs401() {
        Client.anonymous().tryStart("solution-launch", SolutionFlow.application("x", false)).status(401);
        Client.anonymous().post("/engine-rest/message", Client.body("messageName", "withdraw-project")).status(401);
    }
}
