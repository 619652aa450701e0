package org.partnercenter.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.partnercenter.Rule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest(properties = {"spring.datasource.url=jdbc:h2:mem:portal;DB_CLOSE_DELAY=-1", "camunda.bpm.process-engine-name=portalTest"})
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("the page 商业信息")
class CertificationPageTest {

    private final Map<String, Cookie> sessions = new HashMap<>();

    @Autowired
    private MockMvc mvc;
    @Autowired
    private JdbcClient jdbc;

    private ResultActions as(String user, MockHttpServletRequestBuilder request) throws Exception {
        Cookie session = sessions.get(user);
        if (session == null) {
            session = mvc.perform(post("/login").param("username", user).param("password", user).with(csrf())).andReturn().getResponse()
                    .getCookie("SESSION");
            sessions.put(user, session);
        }
        return mvc.perform(request.cookie(session).accept(MediaType.TEXT_HTML));
    }

    @Test
    @DisplayName("who has no certification is told so and led to the start")
    void none() throws Exception {
        as("bluewave-finance", get("/certification")).andExpect(status().isOk()).andExpect(content().string(containsString("未认证")))
                .andExpect(content().string(containsString("#/?processStart=business-certification")));
        as("bluewave-sales", get("/certification")).andExpect(content().string(containsString("未认证")))
                .andExpect(content().string(not(containsString("processStart=business-certification"))));
        as("finance", get("/certification")).andExpect(redirectedUrl("/records/business-certifications"));
    }

    @Test
    @Rule("CRT-15")
    @DisplayName("the bank account is masked until somebody who may presses the eye")
    void masked() throws Exception {
        as("cloudstar-finance", get("/certification")).andExpect(content().string(containsString("认证成功")))
                .andExpect(content().string(containsString("****0501"))).andExpect(content().string(not(containsString("571900012310501"))))
                .andExpect(content().string(containsString("/certification/reveal")));
        as("cloudstar-sales", get("/certification")).andExpect(content().string(not(containsString("/certification/reveal"))));
        as("cloudstar-finance", post("/certification/reveal").with(csrf())).andExpect(content().string(containsString("571900012310501")));
        as("cloudstar-sales", post("/certification/reveal").with(csrf())).andExpect(status().isForbidden());
    }

    @Test
    @Rule("CRT-05")
    @DisplayName("while the amount is awaited the page leads to the task; while locked it says 409 CERTIFICATION_LOCKED")
    void locked() throws Exception {
        String page = as("rivertech-finance", get("/certification")).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("待输入金额", "剩余次数", "#/?task=");
        assertThat(as("rivertech-finance", get("/certification/amount")).andExpect(status().is3xxRedirection()).andReturn().getResponse()
                .getRedirectedUrl()).contains("#/?task=");
        jdbc.sql("update business_certification set status = 'locked', tries_left = 0 where partner_id = 'rivertech'").update();
        try {
            as("rivertech-finance", get("/certification")).andExpect(content().string(containsString("CERTIFICATION_LOCKED")));
            as("rivertech-finance", get("/certification/amount")).andExpect(status().isConflict())
                    .andExpect(content().string(containsString("CERTIFICATION_LOCKED")));
        } finally {
            jdbc.sql("update business_certification set status = 'awaiting-amount', tries_left = 3 where partner_id = 'rivertech'").update();
        }
    }

    @Test
    @Rule("CRT-10")
    @DisplayName("the vendor's comment is shown")
    void comment() throws Exception {
        jdbc.sql("update business_certification set status = 'rejected', remark = '银行账号有误' where partner_id = 'rivertech'").update();
        try {
            as("rivertech-admin", get("/certification")).andExpect(content().string(containsString("银行账号有误")))
                    .andExpect(content().string(containsString("认证失败")));
        } finally {
            jdbc.sql("update business_certification set status = 'awaiting-amount', remark = null where partner_id = 'rivertech'").update();
        }
    }
}
