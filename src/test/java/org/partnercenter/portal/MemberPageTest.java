package org.partnercenter.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.partnercenter.Rule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest(properties = {"spring.datasource.url=jdbc:h2:mem:portal;DB_CLOSE_DELAY=-1", "camunda.bpm.process-engine-name=portalTest"})
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("the pages of members")
class MemberPageTest {

    private static final Pattern INITIAL = Pattern.compile("id=\"initialPassword\">([^<]+)<");

    private final Map<String, Cookie> sessions = new HashMap<>();

    @Autowired
    private MockMvc mvc;

    private Cookie login(String user, String password) throws Exception {
        return mvc.perform(post("/login").param("username", user).param("password", password).with(csrf())).andReturn().getResponse().getCookie("SESSION");
    }

    private ResultActions as(String user, MockHttpServletRequestBuilder request) throws Exception {
        if (!sessions.containsKey(user)) {
            sessions.put(user, login(user, user));
        }
        return mvc.perform(request.cookie(sessions.get(user)));
    }

    private ResultActions send(String user, MockHttpServletRequestBuilder form) throws Exception {
        return as(user, form.with(csrf()));
    }

    private static MockHttpServletRequestBuilder newcomer(String userId, String... roles) {
        return post("/members").param("userId", userId).param("displayName", "新人 " + userId).param("email", userId + "@bluewave.example")
                .param("mobile", "13900009999").param("leadId", "").param("roles", roles);
    }

    private static String initial(String page) {
        Matcher matcher = INITIAL.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    @DisplayName("an administrator makes a member, sees its initial password once, changes, disables and enables it")
    void managing() throws Exception {
        as("bluewave-admin", get("/members/new")).andExpect(status().isOk()).andExpect(content().string(containsString("partner-sales-lead")));
        String page = send("bluewave-admin", newcomer("page-one", "partner-sales")).andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store"))).andReturn().getResponse().getContentAsString();
        String initial = initial(page);
        as("bluewave-admin", get("/members/page-one")).andExpect(content().string(not(containsString(initial))))
                .andExpect(content().string(containsString("待修改初始密码")));
        as("bluewave-admin", get("/members?status=initial&q=page-one")).andExpect(content().string(containsString("page-one")));

        send("bluewave-admin", post("/members/page-one").param("displayName", "改名").param("email", "page-one@bluewave.example")
                .param("mobile", "1").param("roles", "partner-finance").param("leadId", ""))
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("id=\"wrong-mobile\"")))
                .andExpect(content().string(containsString("value=\"改名\"")));
        send("bluewave-admin", post("/members/page-one").param("displayName", "改名").param("email", "page-one@bluewave.example")
                .param("mobile", "13911112222").param("roles", "partner-finance").param("leadId", ""))
                .andExpect(redirectedUrl("/members/page-one?saved"));
        as("bluewave-admin", get("/members/page-one?saved")).andExpect(content().string(containsString("partner-sales → partner-finance")));
        send("bluewave-admin", post("/members/page-one/disabled").param("disabled", "true")).andExpect(redirectedUrl("/members/page-one?saved"));
        as("bluewave-admin", get("/members/page-one")).andExpect(content().string(containsString("已停用")));
        send("bluewave-admin", post("/members/page-one/disabled").param("disabled", "false")).andExpect(redirectedUrl("/members/page-one?saved"));
        String again = initial(send("bluewave-admin", post("/members/page-one/reset-password")).andReturn().getResponse().getContentAsString());
        assertThat(again).isNotEqualTo(initial);
    }

    @Test
    @DisplayName("what is refused is said beside its field, and nothing that was typed is lost")
    void refused() throws Exception {
        send("bluewave-admin", newcomer("page-two", "partner-admin", "partner-finance")).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("id=\"wrong-roles\""))).andExpect(content().string(containsString("所选角色不能并存")))
                .andExpect(content().string(containsString("value=\"新人 page-two\"")));
        send("bluewave-admin", newcomer("pdm-1", "").param("email", "")).andExpect(status().isBadRequest());
        send("bluewave-admin", newcomer("bluewave-sales", "partner-sales")).andExpect(status().isConflict())
                .andExpect(content().string(containsString("id=\"wrong-userId\"")));
        send("bluewave-admin", post("/members/bluewave-admin/disabled").param("disabled", "true")).andExpect(status().isConflict())
                .andExpect(content().string(containsString("至少保留一名")));
        as("bluewave-sales", get("/members/new")).andExpect(status().isForbidden());
        send("bluewave-sales", newcomer("page-three", "partner-sales")).andExpect(status().isForbidden());
        send("bluewave-sales", post("/members/bluewave-finance/reset-password")).andExpect(status().isForbidden());
        as("bluewave-admin", get("/members/cloudstar-sales")).andExpect(status().isNotFound());
        as("bluewave-admin", get("/members?status=none")).andExpect(status().isBadRequest());
    }

    @Test
    @DisplayName("everybody sees and changes the own data; the vendor reads, operations reset administrators")
    void others() throws Exception {
        as("bluewave-finance", get("/me")).andExpect(status().isOk()).andExpect(content().string(containsString("bluewave-finance")));
        send("bluewave-finance", post("/me").param("displayName", "财务甲").param("email", "bluewave-finance@bluewave.example").param("mobile", "13800138000"))
                .andExpect(redirectedUrl("/me?saved"));
        send("bluewave-finance", post("/me").param("displayName", " ").param("email", "bluewave-finance@bluewave.example").param("mobile", "13800138000"))
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("id=\"wrong-displayName\"")));
        as("bluewave-finance", get("/members/bluewave-finance")).andExpect(content().string(containsString("财务甲")))
                .andExpect(content().string(not(containsString("reset-password"))));
        as("pdm", get("/me")).andExpect(redirectedUrl("/password"));
        as("pdm", get("/members?q=cloudstar")).andExpect(content().string(containsString("cloudstar-sales")));
        as("operations", get("/members/cloudstar-admin")).andExpect(content().string(containsString("reset-password")));
        as("operations", get("/members/cloudstar-sales")).andExpect(content().string(not(containsString("reset-password"))));
    }

    @Test
    @Rule("PTR-12")
    @DisplayName("the first page after an initial password is the password page, in both languages with its rules")
    void firstLogin() throws Exception {
        String initial = initial(send("bluewave-admin", newcomer("page-four", "partner-delivery")).andReturn().getResponse().getContentAsString());
        Cookie session = login("page-four", initial);
        mvc.perform(get("/").cookie(session)).andExpect(redirectedUrl("/password"));
        mvc.perform(get("/password").cookie(session)).andExpect(status().isOk())
                .andExpect(content().string(containsString("请先设置自己的密码"))).andExpect(content().string(containsString("Choose one of your own")));
    }
}
