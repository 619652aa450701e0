package org.partnercenter.portal;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.customer.Prospect;
import org.partnercenter.customer.ReportProcessTest;
import org.partnercenter.platform.security.RunAs;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The page and the API of customer reports, at their doors. */
class CustomerReportPageTest extends ReportProcessTest {

    private static final String PATH = "/records/customer-reports";

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

    @Test
    @Rule({"CUS-04", "CUS-33"})
    void theListIsMaskedAndOffersWhatCanBeDone() throws Exception {
        Prospect prospect = somebody();
        String reported = report(prospect);
        Prospect doubtful = somebody();
        account(doubtful, "salesTeam", "online");
        String offered = report(doubtful);
        String task = task(offered, "apply-manual-review").getId();

        as(SALES, get(PATH)).andExpect(MockMvcResultMatchers.status().isOk()).andExpect(content().string(allOf(containsString(reported), containsString("继续申请报备"),
                containsString("?task=" + task), containsString("归属线上销售团队"), containsString("processStart=customer-report"),
                containsString(reported + "/invitation-preview"), not(containsString(prospect.mobile())), not(containsString(prospect.email())))));
        as(SALES, post(PATH + "/reveal").param("column", "mobile").param("status", "reported")).andExpect(MockMvcResultMatchers.status().isOk())
                .andExpect(content().string(allOf(containsString(prospect.mobile()), not(containsString(prospect.email())))));
        as("reviewer", get(PATH)).andExpect(MockMvcResultMatchers.status().isOk()).andExpect(content().string(not(containsString("邀请所选"))));
        as("bluewave-sales", get(PATH)).andExpect(content().string(not(containsString(reported))));
    }

    @Test
    @Rule("CUS-07")
    void rowsAreTickedInvitedReleasedAndDeleted() throws Exception {
        String first = report(somebody());
        String second = report(somebody());
        Prospect promoted = somebody();
        account(promoted, "rewardProgramme", true);
        String refused = report(promoted);

        as(SALES, post(PATH + "/invite").param("keys", first, refused).param("associationType", "1")).andExpect(MockMvcResultMatchers.status().isOk())
                .andExpect(content().string(allOf(containsString("已处理"), containsString("该客户当前未处于已报备状态"))));
        as(SALES, post(PATH + "/release").param("keys", first)).andExpect(MockMvcResultMatchers.status().isOk()).andExpect(content().string(containsString("已处理")));
        as(SALES, post(PATH + "/" + second + "/delete")).andExpect(redirectedUrl(PATH));
        as(SALES, post(PATH + "/" + refused + "/delete")).andExpect(redirectedUrl(PATH));
        as(SALES, get(PATH + "?q=" + refused)).andExpect(content().string(containsString("没有符合条件的报备")));
        as(SALES, get(PATH + "?q=" + second)).andExpect(content().string(containsString("主动释放")));
    }

    @Test
    @Rule("CUS-08")
    void theMailIsShownBeforeItLeaves() throws Exception {
        Prospect prospect = somebody();
        String key = report(prospect);
        as(SALES, get(PATH + "/" + key + "/invitation-preview?associationType=2")).andExpect(MockMvcResultMatchers.status().isOk())
                .andExpect(content().string(allOf(containsString("代售"), containsString("杭州云启科技有限公司"), not(containsString(prospect.email())))));
        as("bluewave-sales", get(PATH + "/" + key + "/invitation-preview")).andExpect(MockMvcResultMatchers.status().isNotFound());
    }

    @Test
    @Rule("CUS-07")
    void theApiAnswersForEachRow() throws Exception {
        String key = report(somebody());
        as(SALES, post("/api/customer-reports/invite").contentType(MediaType.APPLICATION_JSON)
                .content("{\"keys\":[\"" + key + "\",\"REP-2026-888888\"],\"associationType\":\"1\"}")).andExpect(MockMvcResultMatchers.status().isOk())
                .andExpect(jsonPath("$.results[0].ok").value(true)).andExpect(jsonPath("$.results[1].code").value("NOT_FOUND"));
        as(SALES, get("/api/customer-reports/" + key + "/invitation-preview")).andExpect(MockMvcResultMatchers.status().isOk())
                .andExpect(jsonPath("$.subject").isNotEmpty()).andExpect(jsonPath("$.lastDay").isNotEmpty());
        as(SALES, delete("/api/customer-reports/" + key)).andExpect(MockMvcResultMatchers.status().isNoContent());
        as(SALES, get("/api/customer-reports/" + key)).andExpect(jsonPath("$.status.code").value("lapsed"))
                .andExpect(jsonPath("$.lapseCause.code").value("released")).andExpect(jsonPath("$.history").isNotEmpty());
    }
}
