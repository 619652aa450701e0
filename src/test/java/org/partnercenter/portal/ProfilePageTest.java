package org.partnercenter.portal;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.security.RunAs;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.WebApplicationContext;

/** The pages and the API of organisations, at their doors. */
class ProfilePageTest extends ProcessTest {

    @Autowired
    private WebApplicationContext web;
    @Autowired
    private RunAs runAs;

    private MockMvc mvc;

    @BeforeEach
    void openDoors() {
        mvc = MockMvcBuilders.webAppContextSetup(web).apply(springSecurity()).build();
    }

    private ResultActions as(String user, MockHttpServletRequestBuilder request) throws Exception {
        Authentication login = runAs.user(user, () -> SecurityContextHolder.getContext().getAuthentication());
        boolean reading = request.buildRequest(web.getServletContext()).getMethod().equals("GET");
        return mvc.perform((reading ? request : request.with(csrf())).with(authentication(login)).accept(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudstar-admin", "cloudstar-sales", "cloudstar-delivery", "cloudstar-finance", "pdm", "manager"})
    @Rule("PTR-18")
    void everyMemberReadsTheProfile(String user) throws Exception {
        as(user, get("/partners/cloudstar")).andExpect(status().isOk()).andExpect(content().string(allOf(
                containsString("杭州云启科技有限公司"), containsString("解决方案提供商"), containsString("软件伙伴发展路径"), containsString("已角色认证"),
                containsString("主账号"), containsString("认证成功"), containsString("王生态 Wang Shengtai"), containsString("pdm@vendor.example"), containsString("13800000001"))));
        as(user, get("/api/partners/cloudstar")).andExpect(status().isOk())
                .andExpect(jsonPath("$.key").value("cloudstar")).andExpect(jsonPath("$.partnerId").value("cloudstar"))
                .andExpect(jsonPath("$.status.code").value("active")).andExpect(jsonPath("$.identity").value("solution-provider"))
                .andExpect(jsonPath("$.paths[?(@.path == 'service')].stage").value(hasItem("role-certified")))
                .andExpect(jsonPath("$.ecosystemManager.name").value("王生态 Wang Shengtai"))
                .andExpect(jsonPath("$.history[0].to").value("active"));
    }

    @Test
    @Rule("PTR-18")
    void anotherOrganisationDoesNot() throws Exception {
        as("bluewave-admin", get("/partners/cloudstar")).andExpect(status().isNotFound());
        as("bluewave-admin", get("/api/partners/cloudstar")).andExpect(status().isNotFound()).andExpect(jsonPath("$.code").value("NOT_FOUND"));
        as("bluewave-admin", get("/api/partners")).andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].key").value("bluewave"))
                .andExpect(jsonPath("$.items[0].history").doesNotExist());
        as("bluewave-admin", get("/partners/cloudstar/edit")).andExpect(status().isNotFound());
        as("bluewave-admin", get("/profile")).andExpect(redirectedUrl("/partners/bluewave"));
        as("bluewave-admin", get("/partners/bluewave")).andExpect(content().string(not(containsString("cloudstar"))));
    }

    @Test
    @Rule("PTR-18")
    void membershipsAreShown() throws Exception {
        as("bluewave-sales", get("/partners/bluewave")).andExpect(content().string(allOf(containsString("伙伴计划"), containsString("解决方案提供商计划"))));
        as("northgate-sales", get("/partners/northgate")).andExpect(content().string(containsString("尚未加入任何计划")));
    }

    @Test
    @Rule("PTR-18")
    void anOrganisationWithoutACertificationIsToldSo() throws Exception {
        as("bluewave-finance", get("/partners/bluewave")).andExpect(content().string(allOf(containsString("未认证"), containsString("未加入任何路径"))));
    }

    @Test
    void theVendorsUserIdIsNotShownToPartners() throws Exception {
        as("cloudstar-admin", get("/api/partners/cloudstar")).andExpect(jsonPath("$.ecosystemManager.userId").doesNotExist());
        as("pdm", get("/api/partners/cloudstar")).andExpect(jsonPath("$.ecosystemManager.userId").value("pdm"));
    }

    @Test
    void theListIsFilteredAndSorted() throws Exception {
        as("manager", get("/api/partners?q=北境&status=active,frozen&sort=-companyName")).andExpect(jsonPath("$.items[0].key").value("northgate"));
        as("manager", get("/api/partners?status=gone")).andExpect(status().isBadRequest());
        as("manager", get("/records/partners?q=northgate")).andExpect(status().isOk()).andExpect(content().string(containsString("成都北境软件有限公司")));
        as("manager", get("/records/partners/northgate")).andExpect(redirectedUrl("/partners/northgate"));
        as("manager", get("/profile")).andExpect(redirectedUrl("/records/partners"));
    }

    @Test
    @Rule("PTR-01")
    void thePartnerIsOnboardedOnThePage() throws Exception {
        as("operations", get("/partners/new")).andExpect(status().isForbidden());
        as("pdm", get("/partners/new")).andExpect(status().isOk());
        MockHttpServletRequestBuilder form = post("/partners/new").param("partnerId", "pagetest").param("companyName", "页面公司")
                .param("region", "CN").param("identity", "none").param("paths", "software").param("ecosystemManager", "pdm")
                .param("admin-userId", "pagetest-admin").param("admin-displayName", "张三").param("admin-email", "a@pagetest.example")
                .param("admin-mobile", "13900000000")
                .param("member-userId", "pagetest-sales", "").param("member-displayName", "李四", "").param("member-email", "s@pagetest.example", "")
                .param("member-mobile", "13900000001", "").param("member-roles", "partner-sales", "partner-sales");

        as("pdm", form.param("creditCode", "91350100M000100Y44")).andExpect(status().isBadRequest())
                .andExpect(content().string(allOf(containsString("统一社会信用代码"), containsString("pagetest-sales"))));
        as("pdm", post("/partners/new").params(corrected(form))).andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(content().string(allOf(containsString("pagetest-admin"), containsString("pagetest-sales"), containsString("初始密码"))));
        as("pdm", get("/api/partners/pagetest")).andExpect(jsonPath("$.companyName").value("页面公司"));
    }

    private MultiValueMap<String, String> corrected(MockHttpServletRequestBuilder form) {
        MultiValueMap<String, String> values = new LinkedMultiValueMap<>();
        form.buildRequest(web.getServletContext()).getParameterMap().forEach((key, value) -> values.put(key, List.of(value)));
        values.set("creditCode", "91350100M000100Y43");
        values.remove("_csrf");
        return values;
    }

    @Test
    @Rule("PTR-01")
    void theApiAnswersTheInitialPasswordOnce() throws Exception {
        String body = """
                {"partnerId":"apitest","companyName":"接口公司","creditCode":"91350100M000100Y43","region":"CN","identity":"distributor",
                 "ecosystemManager":"pdm","admin":{"userId":"apitest-admin","displayName":"张三","email":"a@apitest.example","mobile":"13900000002"}}""";
        as("cloudstar-admin", json(post("/api/partners"), body)).andExpect(status().isForbidden());
        as("pdm", json(post("/api/partners"), body)).andExpect(status().isCreated()).andExpect(jsonPath("$.key").value("apitest"))
                .andExpect(jsonPath("$.initialPassword").isNotEmpty());
        as("pdm", get("/api/partners/apitest")).andExpect(jsonPath("$.initialPassword").doesNotExist());
        as("pdm", json(post("/api/partners"), body)).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("PARTNER_EXISTS"));
        as("pdm", json(post("/api/partners"), "[1]")).andExpect(status().isBadRequest()).andExpect(jsonPath("$.code").value("FIELD_INVALID"));
        as("pdm", json(post("/api/partners"), "{")).andExpect(status().isBadRequest()).andExpect(jsonPath("$.code").value("FIELD_INVALID"));
    }

    @Test
    void profilesAreChangedOnTheirPages() throws Exception {
        as("starbridge-admin", get("/partners/starbridge/edit")).andExpect(status().isOk()).andExpect(content().string(containsString("contactEmail")));
        as("starbridge-sales", get("/partners/starbridge/edit")).andExpect(status().isForbidden());
        as("starbridge-admin", post("/partners/starbridge/edit").param("contactName", "新联系人").param("contactEmail", "c@starbridge.example"))
                .andExpect(redirectedUrl("/partners/starbridge"));
        as("starbridge-sales", get("/partners/starbridge")).andExpect(content().string(allOf(containsString("新联系人"), containsString("修改记录"))));

        as("pdm", get("/partners/northgate/edit")).andExpect(status().isOk()).andExpect(content().string(containsString("creditCode")));
        MockHttpServletRequestBuilder wrong = vendorForm("91350100M000100Y44");
        as("pdm", wrong).andExpect(status().isBadRequest()).andExpect(content().string(containsString("统一社会信用代码")));
        as("pdm", vendorForm("91510100MA6CNG5U8L")).andExpect(redirectedUrl("/partners/northgate"));
        as("pdm", get("/api/partners/northgate")).andExpect(jsonPath("$.paths[0].stage").value("joined"))
                .andExpect(jsonPath("$.capabilityLabels[0].code").value("iot")).andExpect(jsonPath("$.modifications[0].reason").value("加入"));
        as("pdm", vendorForm("91510100MA6CNG5U8L").param("stage-service", "")).andExpect(redirectedUrl("/partners/northgate"));
    }

    private static MockHttpServletRequestBuilder vendorForm(String creditCode) {
        return post("/partners/northgate/edit").param("companyName", "成都北境软件有限公司").param("creditCode", creditCode).param("identity", "none")
                .param("ecosystemManager", "pdm").param("stage-software", "joined").param("stage-service", "").param("reason", "加入")
                .param("label-code", "iot", "").param("label-level", "1", "1").param("label-grantedOn", "2026-01-31", "");
    }

    @Test
    @Rule("PTR-05")
    void operationsFreezesAndThawsOnThePage() throws Exception {
        as("operations", get("/partners/rivertech")).andExpect(content().string(allOf(containsString("冻结"), containsString("摘牌退出"))));
        as("pdm", get("/partners/rivertech")).andExpect(content().string(not(containsString("摘牌退出"))));
        as("operations", post("/partners/rivertech/status").param("status", "frozen")).andExpect(status().isBadRequest());
        as("operations", post("/partners/rivertech/status").param("status", "frozen").param("reason", "抽查")).andExpect(redirectedUrl("/partners/rivertech"));
        try {
            as("rivertech-sales", get("/partners/rivertech")).andExpect(status().isOk()).andExpect(content().string(containsString("已冻结")));
            as("rivertech-admin", json(patch("/api/partners/rivertech"), "{\"contactName\":\"x\"}")).andExpect(status().isConflict())
                    .andExpect(jsonPath("$.code").value("PARTNER_FROZEN"));
        } finally {
            as("operations", json(post("/api/partners/rivertech/status"), "{\"status\":\"active\",\"reason\":\"恢复\"}")).andExpect(status().isOk())
                    .andExpect(jsonPath("$.status.code").value("active"));
        }
        as("pdm", post("/partners/rivertech/status").param("status", "frozen").param("reason", "x")).andExpect(status().isForbidden());
    }
}
