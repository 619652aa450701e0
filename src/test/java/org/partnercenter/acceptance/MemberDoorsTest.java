package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("members at the doors")
class MemberDoorsTest extends AcceptanceTest {

    private static final String CHOSEN = "Chosen-2026";
    private static final Client MANAGER = Client.as("starbridge-admin");
    /** The administrator of an organisation that develops customers. */
    private static final Client DEVELOPER = Client.as("cloudstar-admin");
    private static final AtomicInteger NEXT = new AtomicInteger();

    @LocalServerPort
    private int serverPort;

    /** A member of starbridge as its administrator has just made it. */
    private record Newcomer(String id, String initial) {

        static Newcomer with(String... roles) {
            return of(MANAGER, roles);
        }

        static Newcomer of(Client administrator, String... roles) {
            String id = "newcomer-" + NEXT.incrementAndGet();
            JsonNode made = administrator.post("/api/members", Client.body("userId", id, "displayName", "新人", "email", id + "@starbridge.example",
                "mobile", "13900001234", "roles", List.of(roles))).ok().json();
            return new Newcomer(id, made.path("initialPassword").asText());
        }

        Newcomer chosen() {
            client().post("/api/password", Client.body("oldPassword", initial, "newPassword", CHOSEN)).ok();
            return new Newcomer(id, CHOSEN);
        }

        Client client() {
            return Client.as(id, initial);
        }
    }

    private BrowserSession session(Newcomer who) {
        return BrowserSession.login(serverPort, who.id(), who.initial());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/members", "/api/solutions", "/api/labels-of-nothing", "/v3/api-docs", "/engine-rest/task", "/engine-rest/process-definition",
        "/engine-rest/engine/default/task", "/engine-rest/version"})
    @Rule("PTR-12")
    @DisplayName("an initial password opens no door but that of the password")
    void initialOverBasic(String path) {
        Newcomer newcomer = Newcomer.with("partner-sales");
        newcomer.client().get(path).refused(403, "PASSWORD_CHANGE_REQUIRED");
        newcomer.client().post("/engine-rest/process-definition/key/solution-launch/submit-form", Client.body("variables", Map.of()))
            .refused(403, "PASSWORD_CHANGE_REQUIRED");
        newcomer.chosen().client().get(path.contains("nothing") ? "/api/members" : path).ok();
    }

    @Test
    @Rule("PTR-12")
    @DisplayName("a browser with an initial password is led to the password page, and on when it is chosen")
    void initialInABrowser() {
        Newcomer newcomer = Newcomer.with("partner-sales");
        BrowserSession session = session(newcomer);
        for (String page : List.of("/", "/members", "/records/solutions", "/help", "/camunda/app/tasklist/default/", "/camunda/app/welcome/default/")) {
            assertThat(session.get(page).location()).as(page).endsWith("/password");
        }
        for (String api : List.of("/api/members", "/camunda/api/engine/engine/default/task", "/camunda/api/admin/auth/user/default",
            "/camunda/api/tasklist/plugin/tasklist-plugin/default/x")) {
            assertThat(session.get(api)).as(api).satisfies(reply -> {
                assertThat(reply.status()).isEqualTo(403);
                assertThat(reply.body()).contains("PASSWORD_CHANGE_REQUIRED");
            });
        }
        assertThat(session.post("/members", "userId", "somebody").status()).isEqualTo(403);
        assertThat(session.get("/css/portal.css").status()).isEqualTo(200);
        assertThat(session.get("/password").body()).contains("初始密码", "three kinds of");

        assertThat(session.post("/password", "oldPassword", newcomer.initial(), "newPassword", "short", "repeated", "short").body())
            .contains("wrong-newPassword", "密码太短").doesNotContain(newcomer.initial());
        assertThat(session.post("/password", "oldPassword", newcomer.initial(), "newPassword", CHOSEN, "repeated", "another").body())
            .contains("wrong-repeated");
        assertThat(session.post("/password", "oldPassword", newcomer.initial(), "newPassword", CHOSEN, "repeated", CHOSEN).location()).endsWith("/");
        assertThat(session.get("/notices").status()).as("the session goes on").isEqualTo(200);
        assertThat(session.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(200);
        newcomer.client().get("/api/members").status(401);
    }

    @Test
    @Rule("PTR-12")
    @DisplayName("a reset leads to the password page again and ends the sessions; demo users are exempt")
    void reset() {
        Newcomer member = Newcomer.with("partner-delivery").chosen();
        BrowserSession session = session(member);
        assertThat(session.get("/notices").status()).isEqualTo(200);
        String initial = MANAGER.post("/api/members/" + member.id() + "/reset-password", Client.body()).ok().json().path("initialPassword").asText();
        assertThat(session.get("/").location()).endsWith("/login");
        member.client().get("/api/members").status(401);
        Client.as(member.id(), initial).get("/api/members").refused(403, "PASSWORD_CHANGE_REQUIRED");
        Client.as("starbridge-sales").get("/api/members").ok();
        Client.as("bluewave-admin").post("/api/members/" + member.id() + "/reset-password", Client.body()).refused(404, "NOT_FOUND");
    }

    @Test
    @Rule("PTR-10")
    @DisplayName("of a disabled member, sessions and Basic access end at once")
    void disabled() {
        Newcomer member = Newcomer.with("partner-sales").chosen();
        BrowserSession session = session(member);
        session.get("/camunda/app/tasklist/default/");
        member.client().get("/engine-rest/task").ok();

        MANAGER.patch("/api/members/" + member.id(), Client.body("disabled", true)).ok();

        member.client().get("/engine-rest/task").status(401);
        member.client().get("/api/members").status(401);
        assertThat(session.get("/api/members").status()).isEqualTo(401);
        BrowserSession other = BrowserSession.login(serverPort, member.id(), member.initial());
        assertThat(other.get("/").location()).as("no new session either").endsWith("/login");

        MANAGER.patch("/api/members/" + member.id(), Client.body("disabled", false)).ok();
        member.client().get("/engine-rest/task").ok();
        assertThat(session.get("/camunda/api/engine/engine/default/task").status()).as("the ended session stays over").isEqualTo(401);
    }

    @Test
    @Rule("PTR-10")
    @DisplayName("changed roles hold for sessions that run")
    void changedRoles() {
        Newcomer member = Newcomer.with("partner-admin").chosen();
        BrowserSession session = session(member);
        assertThat(session.get("/members/new").status()).isEqualTo(200);
        MANAGER.patch("/api/members/" + member.id(), Client.body("roles", List.of("partner-delivery"))).ok();
        assertThat(session.get("/members/new").location()).endsWith("/login");
        member.client().post("/api/members", Client.body()).refused(403, "NOT_ALLOWED");
    }

    @Test
    @Rule("PTR-07")
    @DisplayName("an account manager sees its own opportunities, its lead those of all under it, with a further role all")
    void opportunities() {
        Client admin = Client.as("cloudstar-admin");
        int all = admin.total("opportunities");
        assertThat(all).isPositive();
        assertThat(Client.as("cloudstar-sales").total("opportunities")).as("all are its own").isEqualTo(all);
        String id = "newcomer-" + NEXT.incrementAndGet();
        Newcomer other = new Newcomer(id, admin.post("/api/members", Client.body("userId", id, "displayName", "新人", "email", id + "@cloudstar.example",
            "mobile", "13900001234", "roles", List.of("partner-sales"))).ok().json().path("initialPassword").asText()).chosen();
        String key = Client.as("cloudstar-sales").records("opportunities", "limit=1").get(0).path("key").asText();
        assertThat(other.client().total("opportunities")).isZero();
        other.client().get("/api/opportunities/%s", key).refused(404, "NOT_FOUND");

        admin.patch("/api/members/" + id, Client.body("roles", List.of("partner-sales-lead"))).ok();
        assertThat(other.client().total("opportunities")).as("nobody stands under it").isZero();
        admin.patch("/api/members/cloudstar-sales", Client.body("leadId", id)).ok();
        assertThat(other.client().total("opportunities")).isEqualTo(all);
        admin.patch("/api/members/" + id, Client.body("roles", List.of("partner-sales", "partner-delivery"))).ok();
        assertThat(admin.record("members", "cloudstar-sales").path("leadId").isNull()).as("the lead leads no more").isTrue();
        assertThat(other.client().total("opportunities")).isEqualTo(all);
        admin.patch("/api/members/" + id, Client.body("disabled", true)).ok();
    }

    @Test
    @Rule("PTR-15")
    @DisplayName("five wrong passwords lock a member until a reset, for every address and door")
    void locked() {
        Newcomer member = Newcomer.with("partner-sales").chosen();
        for (int i = 0; i < 5; i++) {
            Client.as(member.id(), "guess").get(i % 2 == 0 ? "/api/members" : "/engine-rest/task").status(401);
        }
        member.client().get("/api/members").status(401);
        assertThat(MANAGER.record("members", member.id()).at("/status/code").asText()).isEqualTo("locked");
        String initial = MANAGER.post("/api/members/" + member.id() + "/reset-password", Client.body()).ok().json().path("initialPassword").asText();
        Client.as(member.id(), initial).get("/api/members").refused(403, "PASSWORD_CHANGE_REQUIRED");
    }

    static Stream<Arguments> peopleReads() {
        List<Arguments> doors = new ArrayList<>();
        for (String user : List.of("starbridge-admin", "starbridge-sales")) {
            for (String path : List.of("/user", "/user/count", "/user/pdm/profile", "/user/starbridge-delivery/profile", "/group", "/group/count",
                "/group/partner-sales", "/group/operations", "/tenant", "/tenant/count", "/tenant/starbridge", "/authorization",
                "/authorization/count", "/identity/groups?userId=pdm", "/identity/groups", "/identity/groups?userId=" + user + "&userId=pdm",
                "/authorization/check?permissionName=READ&resourceName=user&resourceType=1&userId=pdm", "/identity/password-policy")) {
                doors.add(arguments(user, path));
            }
        }
        return doors.stream();
    }

    @ParameterizedTest(name = "{0} GET {1}")
    @MethodSource("peopleReads")
    @Rule("PTR-11")
    @DisplayName("a partner user reads no user, group, tenant or authorisation of the engine")
    void readsNobody(String user, String path) {
        Client.as(user).get("/engine-rest" + path.replace("%", "%%")).refused(403, "NOT_ALLOWED");
        Client.as(user).get("/engine-rest/engine/default" + path).refused(403, "NOT_ALLOWED");
        BrowserSession session = BrowserSession.of(serverPort, user);
        for (String prefix : List.of("/camunda/api/engine/engine/default", "/camunda/api/engine")) {
            assertThat(session.get(prefix + path).status()).as(prefix).isEqualTo(403);
        }
    }

    static Stream<Arguments> peopleWrites() {
        return Stream.of(
            arguments("POST", "/user/create", Client.body("profile", Client.body("id", "intruder", "firstName", "x", "lastName", "y"),
                "credentials", Client.body("password", "Intruder-1"))),
            arguments("PUT", "/user/starbridge-sales/profile", Client.body("firstName", "x")),
            arguments("PUT", "/user/starbridge-admin/profile", Client.body("firstName", "x", "email", "pdm@vendor.example")),
            arguments("PUT", "/user/starbridge-admin/credentials", Client.body("password", "weak", "authenticatedUserPassword", "starbridge-admin")),
            arguments("POST", "/user/starbridge-sales/unlock", Client.body()),
            arguments("DELETE", "/user/starbridge-finance", null),
            arguments("POST", "/group/create", Client.body("id", "own-group", "name", "x", "type", "x")),
            arguments("PUT", "/group/operations/members/starbridge-admin", Client.body()),
            arguments("DELETE", "/group/partner-sales/members/starbridge-sales", null),
            arguments("POST", "/tenant/create", Client.body("id", "own-tenant", "name", "x")),
            arguments("PUT", "/tenant/cloudstar/user-members/starbridge-admin", Client.body()),
            arguments("POST", "/authorization/create", Client.body("type", 1, "permissions", List.of("ALL"), "userId", "starbridge-admin",
                "resourceType", 1, "resourceId", "*")),
            arguments("POST", "/identity/verify", Client.body("username", "pdm", "password", "pdm")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("peopleWrites")
    @Rule("PTR-11")
    @DisplayName("a partner user changes no user, group, tenant or authorisation of the engine")
    void changesNobody(String method, String path, Map<String, Object> body) throws Exception {
        byte[] content = body == null ? null : Client.JSON.writeValueAsBytes(body);
        for (String prefix : List.of("/engine-rest", "/engine-rest/engine/default")) {
            MANAGER.send(method, prefix + path, "application/json", content).refused(403, "NOT_ALLOWED");
        }
        for (String prefix : List.of("/camunda/api/engine/engine/default", "/camunda/api/engine")) {
            assertThat(BrowserSession.of(serverPort, "starbridge-admin").send(method, prefix + path, content).status()).as(prefix).isEqualTo(403);
        }
    }

    @Test
    @Rule("PTR-11")
    @DisplayName("what Tasklist asks about its own user stays open")
    void oneself() {
        Client sales = Client.as("starbridge-sales");
        sales.get("/engine-rest/user/starbridge-sales/profile").ok();
        assertThat(sales.get("/engine-rest/identity/groups?userId=starbridge-sales").ok().text()).contains("partner-sales");
        sales.get("/engine-rest/authorization/check?permissionName=ACCESS&resourceName=application&resourceType=0&resourceId=tasklist").ok();
        Client.as("manager").get("/engine-rest/group").ok();
    }

    @Test
    @Rule("PTR-11")
    @DisplayName("Tasklist works with what is open: a task is found, opened and claimed")
    void tasklist() {
        Assumptions.assumeTrue(Browser.executable().isPresent(), "no Chromium");
        SolutionFlow solution = SolutionFlow.submitted("cloudstar").rejectInitiation();
        String task = Client.as("cloudstar-sales").taskId(solution.key, "revise-initiation");
        try (Browser browser = Browser.open(serverPort)) {
            Page page = browser.as("cloudstar-sales");
            List<String> refused = new ArrayList<>();
            page.onResponse(response -> {
                if (response.status() >= 400 && response.url().contains("/camunda/api/")) {
                    refused.add(response.status() + " " + response.request().method() + " " + response.url());
                }
            });
            browser.openTask("cloudstar-sales", task);
            Client.eventually("the task is claimed", () -> Client.as("admin").get("/engine-rest/task/%s", task).ok().json().path("assignee").asText(),
                "cloudstar-sales"::equals);
            assertThat(refused).isEmpty();
        }
    }

    private static Newcomer under(Newcomer lead) {
        Newcomer manager = Newcomer.of(DEVELOPER, "partner-sales").chosen();
        DEVELOPER.patch("/api/members/" + manager.id(), Client.body("leadId", lead.id())).ok();
        return manager;
    }

    @Test
    @Rule("PTR-07")
    @DisplayName("an account manager under a lead reports customers, and the lead works on the task beside it")
    void aLeadBesideTheAccountManager() {
        Newcomer lead = Newcomer.of(DEVELOPER, "partner-sales-lead").chosen();
        Newcomer manager = under(lead);
        String key = manager.client().start("customer-report", Prospect.somebody().report());
        assertThat(lead.client().findTask(key, "handle-report")).isPresent();
        lead.client().perform(key, "handle-report", "action", "release");
        manager.client().seesStatus("customer-reports", key, "lapsed");
    }

    @Test
    @Rule("PTR-07")
    @DisplayName("who sees no record of a colleague works on none of its tasks, though sales is a candidate")
    void noWorkOnWhatIsNotSeen() {
        Newcomer manager = Newcomer.of(DEVELOPER, "partner-sales", "partner-delivery").chosen();
        Newcomer lone = Newcomer.of(DEVELOPER, "partner-sales").chosen();
        String key = manager.client().start("customer-report", Prospect.somebody().report());
        String task = manager.client().taskId(key, "handle-report");
        lone.client().get("/api/customer-reports/" + key).refused(404, "NOT_FOUND");
        lone.client().get("/api/tasks/" + task).refused(404, "NOT_FOUND");
        assertThat(lone.client().claim(task).status).isEqualTo(404);
        assertThat(lone.client().complete(task, Values.of("action", "release")).status).isEqualTo(404);
        manager.client().seesStatus("customer-reports", key, "reported");
        DEVELOPER.perform(key, "handle-report", "action", "release");
    }

    @Test
    @Rule("PTR-13")
    @DisplayName("a form learns whether it has to ask for a code")
    void codesAsked() {
        JsonNode asked = Client.as("cloudstar-admin").get("/api/verification-codes").ok().json();
        assertThat(asked.path("required").isBoolean()).isTrue();
        assertThat(asked.path("csrfToken").asText()).isNotEmpty();
    }

    @Test
    @Rule("CUS-01")
    @DisplayName("a contact that customers are to use has the form of one")
    void contactsHaveTheirForm() {
        MANAGER.patch("/api/partners/starbridge", Client.body("contactEmail", "x")).refused(400, "FIELD_INVALID").naming("contactEmail");
        MANAGER.patch("/api/partners/starbridge", Client.body("contactMobile", "not a phone")).refused(400, "FIELD_INVALID").naming("contactMobile");
    }
}
