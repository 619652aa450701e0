package org.partnercenter.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
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
import java.util.UUID;
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
@DisplayName("the pages of money")
class FundsPagesTest {

    private static final String DISTRIBUTOR_REMITTANCE = "/records/remittance-receipts?remitterName=上海星桥数科有限公司&remitterAccount=31050161010000003333&amount=800000";

    @Autowired
    private MockMvc mvc;
    @Autowired
    private JdbcClient jdbc;
    private final Map<String, Cookie> sessions = new HashMap<>();

    @Test
    @Rule({"FND-02", "FND-03"})
    @DisplayName("a partner's finance searches receipts by three fields and is led to the claim; others are not led there")
    void search() throws Exception {
        as("cloudstar-finance", get("/records/remittance-receipts")).andExpect(status().isOk()).andExpect(content().string(containsString("线下汇款认领")))
                .andExpect(content().string(not(containsString("RCP-"))));
        as("starbridge-finance", get(DISTRIBUTOR_REMITTANCE)).andExpect(content().string(containsString("¥ 200,000.00")))
                .andExpect(content().string(containsString("processStart=remittance-claim")));
        as("starbridge-finance", get(DISTRIBUTOR_REMITTANCE + "1")).andExpect(status().isOk()).andExpect(content().string(containsString("没有匹配")));
        as("starbridge-finance", get("/records/remittance-receipts?remitterName=x")).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("汇款银行账号")));
        as("cloudstar-sales", get("/records/remittance-receipts")).andExpect(status().isForbidden());
        as("cloudstar-sales", get("/")).andExpect(content().string(not(containsString("/records/remittance-receipts"))));
        as("finance", get("/records/remittance-receipts")).andExpect(content().string(containsString("宁波无主贸易有限公司")));
    }

    @Test
    @Rule("FND-17")
    @DisplayName("finance returns a receipt on its page")
    void giveBack() throws Exception {
        String key = jdbc.sql("select receipt_key from remittance_receipt where bank_reference = 'CCB-D-0001'").query(String.class).single();
        String page = "/records/remittance-receipts/" + key;
        as("manager", get(page)).andExpect(content().string(not(containsString(page + "/return"))));
        as("finance", get(page)).andExpect(content().string(containsString(page + "/return")));
        as("finance", post(page + "/return").param("reason", " ").with(csrf())).andExpect(status().isBadRequest());
        as("operations", post(page + "/return").param("reason", "无人认领").with(csrf())).andExpect(status().isForbidden());
        as("finance", post(page + "/return").param("reason", "无人认领").with(csrf())).andExpect(redirectedUrl(page));
        as("finance", get(page)).andExpect(content().string(containsString("已退汇"))).andExpect(content().string(not(containsString(page + "/return"))));
    }

    @Test
    @Rule("FND-14")
    @DisplayName("a claim is withdrawn on its page")
    void withdraw() throws Exception {
        String key = jdbc.sql("select claim_key from remittance_claim where partner_id = 'bluewave' and status = 'reviewing'").query(String.class).single();
        String page = "/records/remittance-claims/" + key;
        as("bluewave-sales", get(page)).andExpect(content().string(not(containsString(page + "/withdraw"))));
        as("bluewave-finance", get(page)).andExpect(content().string(containsString(page + "/withdraw")));
        as("bluewave-finance", post(page + "/withdraw").param("comment", "重填").with(csrf())).andExpect(redirectedUrl(page));
        as("bluewave-finance", get(page)).andExpect(content().string(containsString("已撤销")));
        as("bluewave-finance", post(page + "/withdraw").with(csrf())).andExpect(status().isConflict());
    }

    @Test
    @Rule({"FND-20", "FND-23"})
    @DisplayName("the ledger has filters, sums, the eye and an export; for older entries it names the ecosystem manager")
    void ledger() throws Exception {
        String page = "/records/ledger-entries";
        as("cloudstar-finance", get(page + "?account=credit")).andExpect(content().string(containsString("¥ 200,000.00")))
                .andExpect(content().string(containsString("支出合计"))).andExpect(content().string(not(containsString("BILL-D-0002"))))
                .andExpect(content().string(not(containsString(page + "/reveal"))));
        as("cloudstar-finance", get(page + "?from=2020-01-01")).andExpect(content().string(containsString("仅显示")))
                .andExpect(content().string(containsString("更早的请联系生态经理")));
        as("cloudstar-finance", get(page + "?from=x")).andExpect(status().isBadRequest()).andExpect(content().string(containsString("查询条件有误")));
        as("cloudstar-admin", post(page + "/reveal").param("column", "customerName").param("account", "recharge").with(csrf())).andExpect(status().isOk())
                .andExpect(content().string(containsString("有限公司")));
        as("cloudstar-finance", post(page + "/export").param("account", "credit").with(csrf())).andExpect(header().string("Location",
                startsWith("/records/exports/EXP-")));
        as("finance", get(page)).andExpect(content().string(not(containsString("/export\""))));
        as("finance", post(page + "/export").with(csrf())).andExpect(status().isForbidden());
        as("cloudstar-delivery", get(page)).andExpect(status().isForbidden());
    }

    @Test
    @Rule("FND-24")
    @DisplayName("money is allocated once, however often the form is sent")
    void allocate() throws Exception {
        as("starbridge-finance", get("/allocations/new")).andExpect(content().string(containsString("reseller:rivertech")))
                .andExpect(content().string(containsString("可回收"))).andExpect(content().string(containsString("Idempotency-Key")));
        String key = UUID.randomUUID().toString();
        String first = sendAllocation(key, "1000.00").andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
        assertThat(first).startsWith("/records/allocations/ALC-");
        sendAllocation(key, "1000.00").andExpect(redirectedUrl(first));
        sendAllocation(key, "1001.00").andExpect(status().isConflict());
        sendAllocation(UUID.randomUUID().toString(), "99999999.00").andExpect(status().isConflict()).andExpect(content().string(containsString("余额不足")))
                .andExpect(content().string(containsString("99999999.00")));
        as("starbridge-sales", get("/allocations/new")).andExpect(status().isForbidden());
        as("starbridge-finance", get("/records/allocations")).andExpect(content().string(containsString("/allocations/new")));
    }

    private ResultActions sendAllocation(String key, String amount) throws Exception {
        return as("starbridge-finance", post("/allocations/new").param("Idempotency-Key", key).param("kind", "allocate").param("target", "reseller:rivertech")
                .param("amount", amount).with(csrf()));
    }

    @Test
    @Rule({"FND-11", "FND-25"})
    @DisplayName("a partner registers and voids agreements and sees its balances")
    void agreements() throws Exception {
        as("cloudstar-finance", get("/records/payment-agreements")).andExpect(content().string(containsString("/payment-agreements/new")));
        as("cloudstar-finance", get("/payment-agreements/new")).andExpect(content().string(containsString("data-upload=\"/api/payment-agreements\"")));
        as("cloudstar-sales", get("/payment-agreements/new")).andExpect(status().isForbidden());
        as("cloudstar-finance", get("/records/account-balances")).andExpect(content().string(containsString("信用额度")))
                .andExpect(content().string(not(containsString("starbridge"))));
        as("finance", get("/records/account-balances")).andExpect(content().string(containsString("/accounts/starbridge")));
        as("manager", get("/records/account-balances")).andExpect(content().string(not(containsString("/accounts/starbridge"))));
    }

    @Test
    @DisplayName("a credit line waits for another member of finance, on its page")
    void fourEyes() throws Exception {
        String waiting = jdbc.sql("select adjustment_key from account_adjustment where open_for = 'starbridge/credit-line'").query(String.class).single();
        String page = "/records/account-adjustments/" + waiting;
        as("finance", post("/accounts/starbridge/credit-line").param("amount", "5.00").param("reason", "x").with(csrf())).andExpect(status().isConflict())
                .andExpect(content().string(containsString("已有一笔待复核")));
        as("finance", post(page + "/confirm").param("decision", "approve").with(csrf())).andExpect(status().isForbidden());
        as("finance2", post(page + "/confirm").param("decision", "reject").with(csrf())).andExpect(status().isBadRequest());
        as("finance2", post(page + "/confirm").param("decision", "approve").with(csrf())).andExpect(redirectedUrl(page));
        as("finance2", post(page + "/confirm").param("decision", "approve").with(csrf())).andExpect(status().isConflict());
        String correction = as("finance2", post("/accounts/starbridge/correction").param("account", "credit").param("amount", "-1.50").param("reason", "核对")
                .with(csrf())).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
        as("finance", get(correction)).andExpect(content().string(containsString("-1.50")));
        as("cloudstar-finance", get("/accounts/cloudstar")).andExpect(status().isForbidden());
        as("cloudstar-finance", get(page)).andExpect(status().isForbidden());
    }

    private ResultActions as(String user, MockHttpServletRequestBuilder request) throws Exception {
        if (!sessions.containsKey(user)) {
            sessions.put(user, mvc.perform(post("/login").param("username", user).param("password", user).with(csrf())).andReturn().getResponse()
                    .getCookie("SESSION"));
        }
        return mvc.perform(request.cookie(sessions.get(user)).accept(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON));
    }
}
