package org.partnercenter.programme.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.partner.Identity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages and the API of the programmes. */
class ProgrammePageTest extends ProgrammeProcessTest {

    @Autowired
    private WebApplicationContext context;
    private MockMvc mvc;

    @BeforeEach
    void open() {
        moveTo(TODAY);
        mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    }

    private MockHttpServletResponse ask(String userId, MockHttpServletRequestBuilder request) throws Exception {
        Authentication[] signedIn = new Authentication[1];
        as(userId, () -> signedIn[0] = SecurityContextHolder.getContext().getAuthentication());
        return mvc.perform(request.with(authentication(signedIn[0])).with(csrf().asHeader())).andReturn().getResponse();
    }

    private Document page(String userId, String path) throws Exception {
        MockHttpServletResponse response = ask(userId, get(path).accept(MediaType.TEXT_HTML));
        assertThat(response.getStatus()).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString(StandardCharsets.UTF_8));
    }

    private static Element card(Document page, String programme) {
        return page.selectFirst("[data-programme=" + programme + "]");
    }

    @Test
    @Rule("PRG-03")
    void theCardOffersJoiningOrEveryReason() throws Exception {
        String partner = partner(Identity.NONE);
        Document page = page(partner + "-admin", "/programmes");

        assertThat(card(page, "co-exploration").text()).contains("立即加入").doesNotContain("查看原因");
        assertThat(card(page, "co-exploration").select(".checks .met")).hasSize(3);
        Element capability = card(page, "service-capability");
        assertThat(capability.text()).contains("查看原因", "能力提升激励").doesNotContain("立即加入");
        assertThat(capability.select("[data-reason]").eachAttr("data-reason")).containsExactly("SERVICE_PATH", "ROLE_CERTIFIED");
        assertThat(capability.selectFirst("[data-reason=SERVICE_PATH]").text()).contains("未加入服务伙伴发展路径", "请联系生态经理加入服务伙伴发展路径");
        assertThat(card(page(partner + "-finance", "/programmes"), "co-exploration").text()).doesNotContain("立即加入");
    }

    @Test
    @Rule({"PRG-13", "PRG-15", "PRG-16"})
    void everyMemberSeesApplicationsMembershipsAndCertificate() throws Exception {
        String partner = capable();
        String applied = apply(partner, "service-capability");
        String joined = apply(partner, "co-exploration");
        Document page = page(partner + "-finance", "/programmes");
        assertThat(page.selectFirst("#applications").text()).contains(applied, "审核中", "达到角色认证阶段").doesNotContain(joined);
        assertThat(page.selectFirst("#memberships").text()).contains(joined).doesNotContain(applied);
        assertThat(page.select("form[action*=/end]")).as("no button to leave").isEmpty();
        String certificate = page.selectFirst("#memberships a[download]").attr("href");
        MockHttpServletResponse pdf = ask(partner + "-finance", get(certificate));
        assertThat(pdf.getContentType()).isEqualTo("application/pdf");
        assertThat(pdf.getContentAsByteArray()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        MockHttpServletResponse none = ask(partner + "-finance", get("/api/programme-memberships/" + applied + "/certificate"));
        assertThat(none.getStatus()).isEqualTo(409);
        assertThat(none.getContentAsString(StandardCharsets.UTF_8)).contains("NO_CERTIFICATE");

        assertThat(ask("pdm", post("/programmes/" + joined + "/end").param("reason", "")).getStatus()).isEqualTo(400);
        assertThat(ask(partner + "-admin", post("/programmes/" + joined + "/end").param("reason", "退出")).getStatus()).isEqualTo(403);
        assertThat(ask("pdm", post("/programmes/" + joined + "/end").param("reason", "计划调整")).getRedirectedUrl()).isEqualTo("/programmes");
        assertThat(page(partner + "-finance", "/programmes").selectFirst("#memberships").text()).contains("已退出", "计划调整");
    }

    @Test
    @Rule("PRG-17")
    void requirementsAndBenefitsAreOnAPage() throws Exception {
        String page = page(partner(Identity.DISTRIBUTOR) + "-finance", "/benefits").text();
        assertThat(page).contains("资质与权益", "分销计划(总经销商)", "发展云经销商", "已享有", "未享有", "2026-03-02 10:00");
        assertThat(page("pdm", "/benefits").text()).contains("资质与权益");
    }

    @Test
    @Rule("PRG-03")
    void theCatalogueIsACollection() throws Exception {
        String partner = partner(Identity.NONE);
        String answer = ask(partner + "-finance", get("/api/programmes?status=available&sort=key&limit=1")).getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer).contains("\"total\":2", "\"key\":\"co-exploration\"", "\"joinable\":true");
        assertThat(ask(partner + "-finance", get("/api/programmes?sort=colour")).getStatus()).isEqualTo(400);
        assertThat(ask(partner + "-finance", get("/api/programmes?status=nothing")).getStatus()).isEqualTo(400);
        assertThat(ask(partner + "-finance", get("/api/programmes/nothing")).getStatus()).isEqualTo(404);
        assertThat(ask("pdm", get("/api/programmes/distributor")).getContentAsString(StandardCharsets.UTF_8)).contains("\"entry\":\"invitation\"");
    }

    @Test
    @Rule("PRG-13")
    void endingOverTheApi() throws Exception {
        String key = apply(partner(Identity.NONE), "co-exploration");
        String path = "/api/programme-memberships/" + key + "/end";
        assertThat(ask("pdm", post(path).contentType(MediaType.APPLICATION_JSON).content("{}")).getStatus()).isEqualTo(400);
        assertThat(ask("operations", post(path).contentType(MediaType.APPLICATION_JSON).content("{\"reason\":\"x\"}")).getStatus()).isEqualTo(403);
        MockHttpServletResponse ended = ask("pdm", post(path).contentType(MediaType.APPLICATION_JSON).content("{\"reason\":\"计划调整\"}"));
        assertThat(ended.getStatus()).isEqualTo(200);
        assertThat(ended.getContentAsString(StandardCharsets.UTF_8)).contains("\"code\":\"ended\"", "计划调整");
        assertThat(ask("pdm", post(path).contentType(MediaType.APPLICATION_JSON).content("{\"reason\":\"x\"}")).getStatus()).isEqualTo(409);
    }
}
