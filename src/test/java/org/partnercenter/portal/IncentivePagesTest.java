package org.partnercenter.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
@DisplayName("the pages of statements and what is done with incentives on theirs")
class IncentivePagesTest {

    private static final String PATH = "/records/incentive-statements";

    @Autowired
    private MockMvc mvc;
    @Autowired
    private JdbcClient jdbc;

    private ResultActions as(String user, MockHttpServletRequestBuilder request) throws Exception {
        Cookie session = mvc.perform(post("/login").param("username", user).param("password", user).with(csrf())).andReturn().getResponse()
                .getCookie("SESSION");
        return mvc.perform(request.cookie(session));
    }

    /** Of the demo, the statement of that partner with that status. */
    private String statement(String partner, String status) {
        return jdbc.sql("select statement_key from incentive_statement where partner_id = ? and status = ? order by statement_key limit 1")
                .params(partner, status).query(String.class).single();
    }

    private String claim(String status) {
        return jdbc.sql("select incentive_key from incentive where partner_id = 'starbridge' and kind = 'opportunity' and status = ?").param(status)
                .query(String.class).single();
    }

    @Test
    @Rule("INC-18")
    @DisplayName("a partner sees its own statements with their lines, and no way to release them")
    void statements() throws Exception {
        String estimated = statement("cloudstar", "estimated");
        String others = statement("bluewave", "estimated");
        as("cloudstar-finance", get(PATH)).andExpect(status().isOk()).andExpect(content().string(containsString(estimated)))
                .andExpect(content().string(not(containsString(others)))).andExpect(content().string(not(containsString("name=\"keys\""))))
                .andExpect(content().string(not(containsString("processStart=close-period"))));
        as("cloudstar-finance", get(PATH + "?status=released")).andExpect(content().string(not(containsString(estimated))));
        as("cloudstar-finance", get(PATH + "?q=1999-01")).andExpect(content().string(containsString("没有符合条件的对账单")));
        as("cloudstar-finance", get(PATH + "?status=x")).andExpect(status().isBadRequest());
        as("cloudstar-finance", get(PATH + "/" + estimated)).andExpect(status().isOk()).andExpect(content().string(containsString(PATH + "/" + estimated + "/lines")));
        as("cloudstar-finance", get(PATH + "/" + estimated + "/lines")).andExpect(status().isOk()).andExpect(content().string(containsString("预估金额仅供参考")))
                .andExpect(content().string(containsString("hwc-minghe")));
        as("cloudstar-finance", get(PATH + "/" + others + "/lines")).andExpect(status().isNotFound());
        mvc.perform(get("/api/incentive-statements/" + others).with(httpBasic("cloudstar-finance", "cloudstar-finance"))).andExpect(status().isNotFound());
        mvc.perform(get("/api/performance-lines?status=estimated").with(httpBasic("cloudstar-sales", "cloudstar-sales"))).andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].partnerId").value("cloudstar")).andExpect(jsonPath("$.items[0].status.code").value("estimated"));
    }

    @Test
    @DisplayName("operations releases the chosen statements, and is told what was not")
    void release() throws Exception {
        String key = statement("starbridge", "releasing");
        String period = jdbc.sql("select period from incentive_statement where statement_key = ?").param(key).query(String.class).single();
        as("operations", get(PATH)).andExpect(content().string(containsString("value=\"" + key + "\"")));
        as("cloudstar-finance", post(PATH + "/release").param("period", period).param("keys", key).with(csrf())).andExpect(status().isForbidden());
        as("operations", post(PATH + "/release").param("period", period).with(csrf())).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("请选择要发放的对账单")));

        as("operations", post(PATH + "/release").param("period", period).param("keys", key, statement("cloudstar", "estimated")).with(csrf()))
                .andExpect(status().isOk()).andExpect(content().string(containsString("1 released."))).andExpect(content().string(containsString("NOT_FOUND")));

        assertThat(jdbc.sql("select status from incentive_statement where statement_key = ?").param(key).query(String.class).single()).isEqualTo("released");
    }

    @Test
    @Rule("INC-17")
    @DisplayName("operations claws an incentive back on its page, once for what it saw; others have no form for it")
    void clawBack() throws Exception {
        String key = claim("payable");
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1).toString();
        as("finance", get("/records/incentives/" + key)).andExpect(content().string(not(containsString("/claw-back"))));
        as("operations", get("/records/incentives/" + key)).andExpect(content().string(containsString("/records/incentives/" + key + "/claw-back")));
        MockHttpServletRequestBuilder form = post("/records/incentives/" + key + "/claw-back").param("seen", "0.00").param("amount", "1000.00")
                .param("occurredOn", today).param("reason", "客户降配").with(csrf());

        as("operations", form).andExpect(status().is3xxRedirection());
        as("operations", post("/records/incentives/" + key + "/claw-back").param("seen", "0.00").param("amount", "1000.00").param("occurredOn", today)
                .param("reason", "客户降配").with(csrf())).andExpect(status().isConflict());

        mvc.perform(get("/api/incentives/" + key).with(httpBasic("starbridge-finance", "starbridge-finance"))).andExpect(jsonPath("$.amount").value("85000.00"))
                .andExpect(jsonPath("$.clawedBackAmount").value("1000.00"));
        MockHttpServletRequestBuilder again = post("/api/incentives/" + key + "/claw-back").with(httpBasic("operations", "operations")).header("Idempotency-Key", "cb-1")
                .contentType(MediaType.APPLICATION_JSON).content("{\"amount\":\"5.00\",\"occurredOn\":\"" + today + "\",\"reason\":\"r\"}");
        mvc.perform(again).andExpect(status().isOk());
        mvc.perform(again).andExpect(status().isOk()).andExpect(jsonPath("$.amount").value("84995.00"));
    }

    @Test
    @DisplayName("a delivered core opportunity leads to its claim, and a claim in review can be taken back")
    void claims() throws Exception {
        String claimable = jdbc.sql("select opportunity_key from opportunity where partner_id = 'starbridge' and status = 'delivered' and core limit 1").query(String.class).single();
        as("starbridge-sales", get("/records/opportunities/" + claimable)).andExpect(content().string(containsString("processStart=opportunity-incentive")));
        as("starbridge-finance", get("/records/opportunities/" + claimable)).andExpect(content().string(not(containsString("processStart=opportunity-incentive"))));
        String key = claim("reviewing");
        as("starbridge-finance", get("/records/incentives/" + key)).andExpect(content().string(not(containsString("/withdraw"))));
        as("starbridge-sales", get("/records/incentives/" + key)).andExpect(content().string(containsString("/records/incentives/" + key + "/withdraw")));

        as("starbridge-sales", post("/records/incentives/" + key + "/withdraw").with(csrf())).andExpect(status().is3xxRedirection());

        mvc.perform(get("/api/incentives/" + key).with(httpBasic("starbridge-sales", "starbridge-sales"))).andExpect(jsonPath("$.status.code").value("cancelled"));
    }
}
