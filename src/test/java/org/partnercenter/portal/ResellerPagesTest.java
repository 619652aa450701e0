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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest(properties = {"spring.datasource.url=jdbc:h2:mem:portal;DB_CLOSE_DELAY=-1", "camunda.bpm.process-engine-name=portalTest"})
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@DisplayName("the pages of resellers, the eye, the labels and the frequent questions")
class ResellerPagesTest {

    private static final String PLAIN = "13812345678";

    @Autowired
    private MockMvc mvc;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void mobile() {
        jdbc.sql("update partner set contact_mobile = ? where id = 'rivertech'").param(PLAIN).update();
    }

    @Test
    @Rule({"RSL-01", "RSL-02"})
    @DisplayName("a distributor has its list, masked, with filters; nobody else is led there")
    void list() throws Exception {
        as("starbridge-sales", get("/records/resellers")).andExpect(status().isOk()).andExpect(content().string(containsString("138****5678")))
                .andExpect(content().string(containsString("苏州****"))).andExpect(content().string(not(containsString(PLAIN))))
                .andExpect(content().string(not(containsString("/api/resellers/export"))));
        as("starbridge-admin", get("/records/resellers?mobile=" + PLAIN)).andExpect(content().string(containsString(">rivertech<")))
                .andExpect(content().string(containsString("/api/resellers/export")));
        as("starbridge-admin", get("/records/resellers?mobile=1381234")).andExpect(content().string(not(containsString(">rivertech<"))));
        as("starbridge-admin", get("/records/resellers?associatedFrom=x")).andExpect(status().isBadRequest());
        as("starbridge-admin", get("/records/resellers/rivertech")).andExpect(status().isOk());
        as("starbridge-admin", get("/records/resellers/rivertech/customers")).andExpect(status().isOk());
        as("cloudstar-admin", get("/records/resellers")).andExpect(status().isForbidden());
        as("cloudstar-admin", get("/")).andExpect(status().isOk()).andExpect(content().string(not(containsString("/records/resellers"))));
        as("starbridge-admin", get("/")).andExpect(content().string(containsString("/records/resellers")));
    }

    @Test
    @Rule("RSL-03")
    @DisplayName("the eye shows a column for one view, in the list and on the record's page")
    void eye() throws Exception {
        as("starbridge-sales", post("/records/resellers/reveal").param("column", "mobile").with(csrf())).andExpect(status().isOk())
                .andExpect(content().string(containsString(PLAIN))).andExpect(header().string("Cache-Control", containsString("no-store")));
        as("starbridge-sales", post("/records/resellers/rivertech/reveal").param("column", "mobile").with(csrf())).andExpect(status().isOk())
                .andExpect(content().string(containsString(PLAIN)));
        as("starbridge-sales", get("/records/resellers")).andExpect(content().string(not(containsString(PLAIN))));
        as("starbridge-finance", get("/records/resellers")).andExpect(content().string(not(containsString("/records/resellers/reveal"))));
        as("starbridge-finance", post("/records/resellers/reveal").param("column", "mobile").with(csrf())).andExpect(status().isForbidden());
        assertThat(jdbc.sql("select count(*) from reveal where user_id = 'starbridge-sales' and record_key = 'rivertech'").query(Long.class).single())
                .isGreaterThanOrEqualTo(2);
        // the audit shows it, to the distributor and to the reseller whose data it was
        as("starbridge-admin", get("/records/resellers/rivertech")).andExpect(content().string(containsString("查看明文")));
        as("rivertech-admin", get("/partners/rivertech")).andExpect(status().isOk()).andExpect(content().string(containsString("查看明文")))
                .andExpect(content().string(containsString("</html>")));
    }

    @Test
    @DisplayName("the labels are one answer for the forms too; who has them already gets none")
    void labels() throws Exception {
        String tag = mvc.perform(get("/api/labels").with(httpBasic("cloudstar-sales", "cloudstar-sales"))).andExpect(status().isOk())
                .andExpect(jsonPath("$.fields.amount.zh").value("金额")).andExpect(jsonPath("$.codes.kind.invitation.en").value("Invitation"))
                .andExpect(jsonPath("$.collections.RSC").value("reseller-cooperations")).andExpect(jsonPath("$.refusals.FIELD_INVALID.zh").isNotEmpty())
                .andReturn().getResponse().getHeader("ETag");
        mvc.perform(get("/api/labels").header("If-None-Match", tag).with(httpBasic("reviewer", "reviewer"))).andExpect(status().isNotModified());
        mvc.perform(get("/api/labels")).andExpect(status().isUnauthorized());
    }

    @Test
    @Rule("PTR-19")
    @DisplayName("the frequent questions are found on the help page")
    void faq() throws Exception {
        as("northgate-admin", get("/help")).andExpect(content().string(containsString("如何解释伙伴权益/要求项")));
        as("northgate-admin", get("/help").param("q", "WeChat")).andExpect(content().string(containsString("企业网银")))
                .andExpect(content().string(not(containsString("如何解释伙伴权益/要求项"))));
        as("northgate-admin", get("/help").param("q", "<b>")).andExpect(content().string(not(containsString("<b>\""))))
                .andExpect(content().string(containsString("没有找到相关问题")));
    }

    private ResultActions as(String user, MockHttpServletRequestBuilder request) throws Exception {
        Cookie session = mvc.perform(post("/login").param("username", user).param("password", user).with(csrf())).andReturn().getResponse()
                .getCookie("SESSION");
        return mvc.perform(request.cookie(session));
    }
}
