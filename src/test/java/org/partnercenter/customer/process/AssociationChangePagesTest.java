package org.partnercenter.customer.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.customer.Changes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The customers' pages {@code /change} and {@code /my-partner}, through the filters that guard them. */
@DisplayName("The customers' pages")
class AssociationChangePagesTest extends AssociationChangeProcessTest {

    private static final AtomicInteger ADDRESS = new AtomicInteger();

    @Autowired
    private WebApplicationContext web;
    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter security;
    private MockMvc mvc;

    @BeforeEach
    void browser() {
        mvc = MockMvcBuilders.webAppContextSetup(web).addFilters(security).build();
    }

    /** An answered request: its status and its page. */
    private record Page(int status, String text, MockHttpServletResponse response) {

        boolean shows(String code) {
            return text.contains("data-code=\"" + code + "\"");
        }
    }

    private Page open(String path) throws Exception {
        return send(get(path));
    }

    private Page submit(String path, String... fields) throws Exception {
        MockHttpServletRequestBuilder request = post(path);
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return send(request);
    }

    private Page send(MockHttpServletRequestBuilder request) throws Exception {
        // each from an address of its own: the pace of one address is limited
        String address = "10.0.0." + ADDRESS.incrementAndGet() % 250 + ADDRESS.get();
        MockHttpServletResponse response = mvc.perform(request.with(r -> {
            r.setRemoteAddr(address);
            return r;
        })).andReturn().getResponse();
        return new Page(response.getStatus(), response.getContentAsString(StandardCharsets.UTF_8), response);
    }

    @Test
    @Rule({"CUS-25", "CUS-26", "CUS-31"})
    @DisplayName("/change shows the request and where refunds go, takes the answer, and is over then")
    void theChangePage() throws Exception {
        Bound bound = bound("2");
        String key = filed(bound, bound.switching("1"));
        String path = "/change/" + token(bound.email(), "change");

        Page page = open(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("杭州云启科技", "切换关联类型", "代售", "顾问销售", "改为1", "退给伙伴", "138****").doesNotContain("<script", bound.mobile());
        assertThat(page.response().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.response().getHeader("X-Robots-Tag")).contains("noindex");

        Page sent = submit(path + "/sms-code", "answer", "agree", "comment", "请尽快");
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.text()).as("what was typed stays").contains("请尽快");
        assertThat(submit(path + "/sms-code")).satisfies(again -> {
            assertThat(again.status()).isEqualTo(429);
            assertThat(again.shows("SMS_LIMIT")).isTrue();
        });
        String code = lastCode(bound.mobile());
        assertThat(submit(path, "answer", "agree", "smsCode", code).text()).contains("id=\"acknowledged-wrong\"");
        Page wrong = submit(path, "answer", "agree", "acknowledged", "true", "smsCode", code.equals("000000") ? "000001" : "000000");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.shows("SMS_CODE_WRONG")).isTrue();
        assertThat(status(key)).isEqualTo("awaiting-customer");

        Page done = submit(path, "answer", "agree", "acknowledged", "true", "smsCode", code);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.shows("AGREED")).isTrue();
        assertThat(status(key)).isEqualTo("agreed");
        assertThat(change(key).history()).last().satisfies(entry -> assertThat(entry.by()).isEqualTo("customer"));
        Page over = open(path);
        assertThat(over.status()).isEqualTo(410);
        assertThat(over.shows("LINK_EXPIRED")).isTrue();
    }

    @Test
    @Rule("CUS-22")
    @DisplayName("/change names what stands against a consent")
    void aBlockedConsent() throws Exception {
        Bound bound = bound("1");
        filed(bound, bound.ending());
        String path = "/change/" + token(bound.email(), "change");
        submit(path + "/sms-code");
        fact(bound, "ordersAwaitingPayment", 1);

        Page blocked = submit(path, "answer", "agree", "acknowledged", "true", "smsCode", lastCode(bound.mobile()));

        assertThat(blocked.status()).isEqualTo(409);
        assertThat(blocked.shows("CHANGE_BLOCKED")).isTrue();
        assertThat(blocked.text()).contains("有待伙伴支付订单", "取消或由伙伴支付这些订单");
    }

    @Test
    @Rule("CUS-26")
    @DisplayName("A token that we did not make, or made for another page, opens nothing")
    void alteredTokens() throws Exception {
        Bound bound = bound("1");
        filed(bound, bound.ending());
        String change = token(bound.email(), "change");
        String own = myPartnerToken(bound);

        for (String path : new String[] {"/change/" + change.substring(0, change.length() - 4) + "AAAA", "/change/" + own, "/my-partner/" + change, "/change/x"}) {
            Page page = open(path);
            assertThat(page.status()).as(path).isEqualTo(404);
            assertThat(page.shows("LINK_NOT_FOUND")).isTrue();
        }
    }

    @Test
    @Rule("CUS-26")
    @DisplayName("/my-partner answers every number alike, and only a bound account gets a link")
    void everyNumberAlike() throws Exception {
        Bound bound = bound("1");
        accounts.create("chg-free-" + bound.customerId(), Map.of("accountName", "free_" + bound.customerId().replace('-', '_'), "mobile", "13900000001",
                "email", "free@customer.example"));

        Page known = submit("/my-partner", "mobile", bound.mobile());
        Page unbound = submit("/my-partner", "mobile", "13900000001");
        Page unknown = submit("/my-partner", "mobile", "19900000000");

        assertThat(known.status()).isEqualTo(200);
        assertThat(unbound.status()).isEqualTo(200);
        assertThat(known.text()).isEqualTo(unbound.text()).isEqualTo(unknown.text());
        myPartnerLinks.request("13900000001").join();
        assertThat(count("select count(*) from mail where recipient in ('free@customer.example', '13900000001')")).isZero();
        assertThat(submit("/my-partner", "mobile", "12").status()).isEqualTo(400);
    }

    @Test
    @Rule("CUS-26")
    @DisplayName("The answer does not wait for the sending")
    void theAnswerDoesNotWait() {
        Bound bound = bound("1");
        Thread[] sender = new Thread[1];
        myPartnerLinks.request(bound.mobile()).thenRun(() -> sender[0] = Thread.currentThread()).join();

        assertThat(count("select count(*) from my_partner_link where customer_id = ?", bound.customerId())).isOne();
        assertThat(myPartnerLinks.request("19900000000")).as("unknown numbers take the same way").succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    @Rule("CUS-26")
    @DisplayName("An account is not flooded with links")
    void notFlooded() {
        Bound bound = bound("1");
        for (int i = 0; i < 8; i++) {
            myPartnerLinks.request(bound.mobile()).join();
        }
        assertThat(count("select count(*) from mail where recipient = ?", bound.email())).isEqualTo(5);
    }

    @Test
    @Rule("CUS-26")
    @DisplayName("The link lives 24 hours, and as long as the customer has a partner")
    void twentyFourHours() throws Exception {
        Bound bound = bound("1");
        String path = "/my-partner/" + myPartnerToken(bound);
        moveTo(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(23)));
        assertThat(open(path).status()).isEqualTo(200);
        moveTo(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(2)));
        Page over = open(path);
        assertThat(over.status()).isEqualTo(410);
        assertThat(over.shows("LINK_EXPIRED")).isTrue();

        Bound left = bound("1");
        String token = myPartnerToken(left);
        bonds.end(left.customerId());
        assertThat(open("/my-partner/" + token).status()).isEqualTo(410);
    }

    @Test
    @Rule("CUS-26")
    @DisplayName("Without an address links go by SMS")
    void withoutAnAddress() {
        Bound bound = bound("1");
        Map<String, Object> none = new HashMap<>();
        none.put("email", null);
        accounts.change(bound.customerId(), none);

        filed(bound, bound.ending());

        assertThat(offers.read(token(bound.mobile(), "change")).partnerName()).isEqualTo("杭州云启科技有限公司");
        myPartnerLinks.request(bound.mobile()).join();
        assertThat(myPartner.read(token(bound.mobile(), "my-partner")).accountName()).isNotBlank();
    }

    @Test
    @Rule({"CUS-14", "CUS-24", "CUS-26"})
    @DisplayName("The customer's page shows partner, contacts, type, notices, log and requests, and that a switch is the partner's")
    void theOwnPage() throws Exception {
        Bound bound = bound("1");
        String key = filed(bound, bound.switching("2"));
        String path = "/my-partner/" + myPartnerToken(bound);

        Page page = open(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("杭州云启科技", "顾问销售", "联系人", "操作日志", key, "立即处理", "您不能自行切换关联类型", "CHANGE_OPEN")
                .doesNotContain("<script", bound.mobile());
        assertThat(page.text()).contains("/change/");

        assertThat(submit(path + "/notice").status()).isEqualTo(400);
        Page signed = submit(path + "/notice", "noticeAccepted", "true");
        assertThat(signed.shows("SIGNED")).isTrue();
        assertThat(count("select count(*) from notice_signature where customer_id = ?", bound.customerId())).isOne();
        assertThat(submit(path + "/notice", "noticeAccepted", "true").status()).isEqualTo(200);
        assertThat(count("select count(*) from notice_signature where customer_id = ?", bound.customerId())).as("signed once").isOne();
    }

    @Test
    @Rule({"CUS-24", "CUS-26"})
    @DisplayName("The customer files and withdraws an ending on its page; a switch is no field there")
    void endingOnTheOwnPage() throws Exception {
        Bound bound = bound("1");
        String path = "/my-partner/" + myPartnerToken(bound);
        assertThat(submit(path, "reason", "x", "smsCode", "000000").shows("FIELD_INVALID")).isTrue();
        assertThat(submit(path + "/sms-code", "mobile", bound.mobile()).status()).isEqualTo(200);
        String code = lastCode(bound.mobile());
        assertThat(submit(path, "kind", "switch", "acknowledged", "true", "smsCode", code).status()).isEqualTo(400);

        Page filed = submit(path, "reason", "换伙伴", "acknowledged", "true", "smsCode", code);

        assertThat(filed.status()).isEqualTo(200);
        assertThat(filed.shows("REQUESTED")).isTrue();
        String key = jdbc.sql("select change_key from association_change where customer_id = ?").param(bound.customerId()).query(String.class).single();
        assertThat(status(key)).isEqualTo("awaiting-partner");
        assertThat(submit(path + "/withdraw", "key", "CHG-2026-999999").status()).isEqualTo(404);
        assertThat(submit(path + "/withdraw", "key", key).shows("WITHDRAWN")).isTrue();
        assertThat(status(key)).isEqualTo("withdrawn");
        assertThat(jdbc.sql("select closed_at from deadline where record_key = ? and purpose = ?").params(key, Changes.ANSWER)
                .query((row, n) -> row.getObject(1)).single()).isNotNull();
    }
}
