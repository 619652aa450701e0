package org.partnercenter.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest(properties = {"spring.datasource.url=jdbc:h2:mem:portal;DB_CLOSE_DELAY=-1", "camunda.bpm.process-engine-name=portalTest"})
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("the pages")
class PortalPagesTest {

    private final Map<String, Cookie> sessions = new HashMap<>();

    @Autowired
    private MockMvc mvc;
    @Autowired
    private TaskService tasks;

    @Test
    @DisplayName("who is not signed in is led to the login page, whose list of users is the demo's")
    void login() throws Exception {
        mvc.perform(get("/").accept(MediaType.TEXT_HTML)).andExpect(redirectedUrlPattern("**/login"));
        mvc.perform(get("/login")).andExpect(status().isOk()).andExpect(content().string(containsString("cloudstar-sales")))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'self'")));
        mvc.perform(post("/login").param("username", "cloudstar-sales").param("password", "cloudstar-sales"))
                .andExpect(status().isForbidden());
        mvc.perform(post("/login").param("username", "cloudstar-sales").param("password", "wrong").with(csrf()))
                .andExpect(redirectedUrl("/login?error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudstar-admin", "cloudstar-sales", "cloudstar-delivery", "cloudstar-finance", "northgate-admin", "pdm", "psa",
            "reviewer", "expert", "operations", "finance", "manager", "admin"})
    @DisplayName("everybody's pages are there, without a script or style of their own")
    void pages(String user) throws Exception {
        for (String path : List.of("/", "/notices", "/help", "/calendar/2026", "/calendar/2027?from=2026-11-23&workingDays=40",
                "/records/solutions", "/records/nre-applications", "/records/opportunities", "/records/delivery-projects", "/records/incentives")) {
            String page = as(user, get(path)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
            assertThat(page).as(path).contains("<html lang=\"zh-CN\"").doesNotContain("th:").doesNotContain("<script>").doesNotContain("style=\"");
        }
    }

    @Test
    @DisplayName("each role is led to its places")
    void places() throws Exception {
        as("cloudstar-sales", get("/")).andExpect(content().string(containsString("#/?processStart=solution-launch")))
                .andExpect(content().string(not(containsString("cockpit"))));
        as("manager", get("/")).andExpect(content().string(containsString("/camunda/app/cockpit/default/")))
                .andExpect(content().string(not(containsString("/outbox"))));
        as("admin", get("/")).andExpect(content().string(containsString("/camunda/app/admin/default/")))
                .andExpect(content().string(containsString("/v3/api-docs"))).andExpect(content().string(containsString("/outbox")));
        as("manager", get("/outbox")).andExpect(status().isForbidden());
        as("admin", get("/outbox")).andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"solutions", "nre-applications", "opportunities", "delivery-projects", "incentives"})
    @Rule("SOL-17")
    @DisplayName("a record's page and picture are for its partner and the vendor; to others it does not exist")
    void isolation(String collection) throws Exception {
        String key = someKey(collection, "cloudstar-sales");
        for (String user : List.of("cloudstar-sales", "cloudstar-finance", "manager")) {
            as(user, get("/records/{c}/{k}", collection, key)).andExpect(status().isOk()).andExpect(content().string(containsString(key)));
        }
        for (String path : List.of("", "/diagram")) {
            as("bluewave-admin", get("/records/{c}/{k}" + path, collection, key)).andExpect(status().isNotFound())
                    .andExpect(content().string(not(containsString("云启"))));
            as("bluewave-admin", get("/records/{c}/{k}" + path, collection, "XXX-2026-999999")).andExpect(status().isNotFound());
        }
        as("bluewave-admin", get("/records/{c}", collection)).andExpect(content().string(not(containsString(key))));
    }

    @Test
    @Rule("SOL-17")
    @DisplayName("the picture is the model with the steps that wait")
    void diagram() throws Exception {
        Task task = tasks.createTaskQuery().taskDefinitionKey("check-incentive").tenantIdIn("cloudstar").listPage(0, 1).get(0);
        String key = recordOf(task.getId(), "cloudstar-finance");
        as("cloudstar-sales", get("/records/incentives/{k}/diagram", key)).andExpect(status().isOk())
                .andExpect(jsonPath("$.xml").value(containsString("id=\"incentive-confirmation\"")))
                .andExpect(jsonPath("$.active[0]").value("check-incentive"));
        as("cloudstar-finance", get("/records/incentives/{k}", key)).andExpect(content().string(containsString("核对激励")))
                .andExpect(content().string(containsString("#/?task=" + task.getId())))
                .andExpect(content().string(containsString("working days left")));
    }

    @Test
    @DisplayName("a form finds its record by the task; other people's tasks do not exist")
    void taskOfForm() throws Exception {
        Task task = tasks.createTaskQuery().taskDefinitionKey("check-incentive").tenantIdIn("cloudstar").listPage(0, 1).get(0);
        mvc.perform(get("/api/tasks/{id}", task.getId()).with(httpBasic("cloudstar-finance", "cloudstar-finance"))).andExpect(status().isOk())
                .andExpect(jsonPath("$.taskDefinitionKey").value("check-incentive"))
                .andExpect(jsonPath("$.processDefinitionKey").value("incentive-confirmation"))
                .andExpect(jsonPath("$.collection").value("incentives")).andExpect(jsonPath("$.due").isNotEmpty());
        mvc.perform(get("/api/tasks/{id}", task.getId()).with(httpBasic("manager", "manager"))).andExpect(status().isOk());
        for (String id : List.of(task.getId(), "nonsense")) {
            mvc.perform(get("/api/tasks/{id}", id).with(httpBasic("bluewave-admin", "bluewave-admin"))).andExpect(status().isNotFound())
                    .andExpect(jsonPath("$.code").value("NOT_FOUND"));
        }
        mvc.perform(get("/api/tasks/{id}", task.getId())).andExpect(status().isUnauthorized());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=x", "offset=-1", "sort=nonsense", "status=nonsense", "nonsense=1"})
    @DisplayName("a list that cannot be asked so says it on the list")
    void badParameters(String query) throws Exception {
        for (String path : List.of("/records/solutions", "/notices")) {
            as("cloudstar-sales", get(path + "?" + query)).andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString("查询条件有误"))).andExpect(content().string(not(containsString("Exception"))));
        }
    }

    @ParameterizedTest
    @CsvSource({"/nonsense,404", "/records/nonsense,404", "/records/solutions/nonsense,404", "/calendar/nonsense,404", "/calendar/1999,404",
            "/outbox,403"})
    @DisplayName("a wrong turn ends on a page that leads home, without a stack trace")
    void failures(String path, int expected) throws Exception {
        as("cloudstar-sales", get(path)).andExpect(status().is(expected)).andExpect(content().string(containsString("返回首页")))
                .andExpect(content().string(not(containsString("Exception")))).andExpect(content().string(not(containsString("\tat "))));
    }

    @Test
    @DisplayName("a fault of ours shows nothing of its inside, also to who is not signed in")
    void fault() throws Exception {
        MockHttpServletRequestBuilder fault = get("/error").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                .requestAttr(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("secret inside"));
        as("cloudstar-sales", fault).andExpect(status().isInternalServerError()).andExpect(content().string(containsString("返回首页")))
                .andExpect(content().string(not(containsString("secret inside"))));
        mvc.perform(get("/error").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500).accept(MediaType.TEXT_HTML))
                .andExpect(content().string(containsString("返回首页")));
    }

    @Test
    @DisplayName("only the people who registered a project are offered to withdraw it, and only they can")
    void withdrawal() throws Exception {
        String key = value(mvc.perform(get("/api/delivery-projects").param("status", "registered")
                .with(httpBasic("cloudstar-delivery", "cloudstar-delivery"))), "$.items[0].key");
        as("cloudstar-delivery", get("/records/delivery-projects/{k}", key)).andExpect(content().string(containsString("/withdraw\"")));
        as("cloudstar-finance", get("/records/delivery-projects/{k}", key)).andExpect(content().string(not(containsString("/withdraw\""))));
        as("cloudstar-finance", post("/records/delivery-projects/{k}/withdraw", key).with(csrf())).andExpect(status().isForbidden());
        as("bluewave-admin", post("/records/delivery-projects/{k}/withdraw", key).with(csrf())).andExpect(status().isNotFound());
        as("cloudstar-delivery", post("/records/delivery-projects/{k}/withdraw", key).with(csrf()))
                .andExpect(redirectedUrl("/records/delivery-projects/" + key));
        as("cloudstar-delivery", post("/records/delivery-projects/{k}/withdraw", key).with(csrf())).andExpect(status().isConflict())
                .andExpect(content().string(containsString("返回首页")));
    }

    @Test
    @DisplayName("search text is shown as text")
    void escaping() throws Exception {
        as("cloudstar-sales", get("/records/solutions").param("q", "\"><script>alert(1)</script>")).andExpect(status().isOk())
                .andExpect(content().string(not(containsString("<script>alert"))));
    }

    @Test
    @DisplayName("only the recipient marks a notice as read, and only with the page's token")
    void notices() throws Exception {
        mvc.perform(post("/notices/read-all").cookie(session("cloudstar-sales"))).andExpect(status().isForbidden());
        as("cloudstar-sales", post("/notices/999999999/read").with(csrf())).andExpect(status().isNotFound());
        as("cloudstar-sales", post("/notices/read-all").with(csrf())).andExpect(redirectedUrl("/notices"));
        as("cloudstar-sales", get("/notices").param("status", "unread")).andExpect(content().string(containsString("没有通知")));
    }

    @Test
    @DisplayName("what the pages load is there, and may be kept for a year")
    void files() throws Exception {
        for (String path : List.of("/css/portal.css", "/js/diagram.js", "/images/logo.svg", "/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js",
                "/webjars/bpmn-js/8.0.0/dist/assets/diagram-js.css")) {
            as("cloudstar-sales", get(path)).andExpect(status().isOk()).andExpect(header().string("Cache-Control", containsString("max-age=31536000")));
        }
    }

    private ResultActions as(String user, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.cookie(session(user)).accept(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON));
    }

    private Cookie session(String user) throws Exception {
        if (!sessions.containsKey(user)) {
            sessions.put(user, signIn(user));
        }
        return sessions.get(user);
    }

    private Cookie signIn(String user) throws Exception {
        return mvc.perform(post("/login").param("username", user).param("password", user).with(csrf()))
                .andExpect(redirectedUrl("/")).andReturn().getResponse().getCookie("SESSION");
    }

    private String someKey(String collection, String user) throws Exception {
        return value(mvc.perform(get("/api/{c}", collection).with(httpBasic(user, user))), "$.items[0].key");
    }

    private String recordOf(String taskId, String user) throws Exception {
        return value(mvc.perform(get("/api/tasks/{id}", taskId).with(httpBasic(user, user))), "$.recordKey");
    }

    private static String value(ResultActions answer, String path) throws Exception {
        return JsonPath.read(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(), path);
    }
}
