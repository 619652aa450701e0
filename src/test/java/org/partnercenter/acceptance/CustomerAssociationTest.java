package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;
import static org.partnercenter.acceptance.JoinFlow.association;
import static org.partnercenter.acceptance.JoinFlow.joinLink;
import static org.partnercenter.acceptance.JoinFlow.logIn;
import static org.partnercenter.acceptance.JoinFlow.refused;
import static org.partnercenter.acceptance.JoinFlow.register;
import static org.partnercenter.acceptance.JoinFlow.smsCode;
import static org.partnercenter.acceptance.JoinFlow.succeeded;
import static org.partnercenter.acceptance.Prospect.somebody;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;

/** A customer clicks a link: once, too late, too often, at the same moment, and with every reason why it cannot be associated. */
class CustomerAssociationTest extends AcceptanceTest {

    private static final String SALES = "cloudstar-sales";

    private static String invited(Prospect customer, String type) {
        return as(SALES).start("customer-report", customer.reportAndInvite(type));
    }

    private static JsonNode commonLink(String user) {
        return as(user).post("/api/invitations", Client.body("kind", "common")).ok().json();
    }

    private static String path(JsonNode invitation) {
        return invitation.path("url").asText().replaceFirst("https?://[^/]+", "");
    }

    @Test
    @Rule({"CUS-08", "CUS-17"})
    void aMailedLinkAssociatesOnceAndOpeningItUsesNothingUp() {
        Prospect customer = somebody();
        String report = invited(customer, "1");
        String link = joinLink(customer);
        for (int i = 0; i < 3; i++) {
            assertThat(Client.anonymous().get(link).ok().text()).doesNotContain(customer.mobile());
        }
        succeeded(register(link, customer));
        as(SALES).seesStatus("customer-reports", report, "associated");
        JsonNode association = association(SALES, report);
        assertThat(association.path("status").path("code").asText()).isEqualTo("associated");
        assertThat(association.path("associationType").asText()).isEqualTo("1");
        refused(Client.anonymous().get(link), 410, "LINK_USED");
    }

    @Test
    @Rule("CUS-09")
    void aLinkThatWasSentAgainIsDead() {
        Prospect customer = somebody();
        String report = invited(customer, "1");
        String former = joinLink(customer);
        String association = association(SALES, report).path("key").asText();
        as(SALES).perform(association, "follow-invitation", "action", "resend", "associationType", "2");
        String link = joinLink(customer);
        assertThat(link).isNotEqualTo(former);
        refused(Client.anonymous().get(former), 410, "LINK_EXPIRED");
        succeeded(register(link, customer));
        assertThat(as(SALES).record("associations", association).path("associationType").asText()).isEqualTo("2");
    }

    @Test
    @Rule("CUS-12")
    void anAlteredLinkDoesNotExist() {
        Prospect customer = somebody();
        invited(customer, "1");
        String link = joinLink(customer);
        char last = link.charAt(link.length() - 1);
        for (String altered : List.of(link.substring(0, link.length() - 2) + (last == 'A' ? "BB" : "AA"), link + "x", "/join/nothing", link.substring(0, link.length() - 8))) {
            refused(Client.anonymous().get(altered), 404, "LINK_NOT_FOUND");
        }
    }

    @Test
    @Rule("CUS-08")
    void aLinkLivesSevenDays() {
        Prospect customer = somebody();
        String report = onDay(today().minusDays(8), () -> invited(customer, "1"));
        refused(Client.anonymous().get(joinLink(customer)), 410, "LINK_EXPIRED");
        as(SALES).seesStatus("associations", association(SALES, report).path("key").asText(), "invitation-expired");
    }

    @Test
    @Rule("CUS-10")
    void releasingAReportKillsItsLink() {
        Prospect customer = somebody();
        String report = invited(customer, "1");
        as(SALES).perform(report, "handle-report", "action", "release");
        assertThat(Client.anonymous().get(joinLink(customer)).status).isEqualTo(410);
        assertThat(association(SALES, report).path("status").path("code").asText()).isEqualTo("cancelled");
    }

    @Test
    @Rule("CUS-15")
    void onlyTheReportedMobileGetsIn() {
        Prospect customer = somebody();
        String report = invited(customer, "1");
        Prospect other = somebody();
        Reply page = Client.anonymous().form(joinLink(customer), "noticeAccepted", "true", "mode", "register", "mobile", other.mobile(),
            "smsCode", "123456", "password", "Kehu-2026-ok");
        assertThat(page.text()).contains("MOBILE_MISMATCH");
        JsonNode failed = association(SALES, report);
        assertThat(failed.path("failure").toString()).contains("MOBILE_MISMATCH", "手机号与报备不一致");
        succeeded(register(joinLink(customer), customer));
    }

    @Test
    @Rule("CUS-14")
    void nothingGoesOnBeforeTheNoticeIsAccepted() {
        Prospect customer = somebody();
        invited(customer, "1");
        String link = joinLink(customer);
        String code = smsCode(link, customer.mobile());
        Reply page = Client.anonymous().form(link, "mode", "register", "mobile", customer.mobile(), "smsCode", code, "password", "Kehu-2026-ok");
        refused(page, 400, "FIELD_INVALID").naming("noticeAccepted");
    }

    @Test
    @Rule("CUS-16")
    void aWrongCodeIsRefused() {
        Prospect customer = somebody();
        invited(customer, "1");
        String link = joinLink(customer);
        String code = smsCode(link, customer.mobile());
        Reply page = Client.anonymous().form(link, "noticeAccepted", "true", "mode", "register", "mobile", customer.mobile(), "smsCode",
            code.equals("000000") ? "000001" : "000000", "password", "Kehu-2026-ok");
        refused(page, 400, "SMS_CODE_WRONG");
        refused(Client.anonymous().form(link + "/sms-code", "mobile", customer.mobile()), 429, "SMS_LIMIT");
    }

    /** The code shown to the partner, the fact behind it, and the type of the invitation. */
    @ParameterizedTest
    @Rule({"CUS-17", "CUS-18"})
    @CsvSource({
        "INTERNATIONAL_ACCOUNT,国际站账号,1,site,international", "INTERNAL_ACCOUNT,云厂商内部账号,1,internal,true",
        "CONSUMER_CLOUD_USER,消费者云用户,1,consumerCloud,true", "IS_PARTNER,已是或正申请成为伙伴,1,partnerState,applying",
        "REPORTED_BY_VENDOR,已被云厂商报备,1,vendorReported,true", "SPECIAL_CONTRACT,有特殊合同,1,specialContract,true",
        "REWARD_PROGRAMME,已加入奖励推广计划,1,rewardProgramme,true", "CREDIT_ACCOUNT,有信用账户,2,creditAccount,true",
        "MASTER_WITH_INDEPENDENT_MEMBERS,主账号有非财务托管子账号,2,independentMembers,2", "MEMBER_ACCOUNT,企业子账号,2,membership,independent",
        "RESERVED_INSTANCE,有未到期预留实例,2,reservedInstances,1", "STORED_VALUE_CARD,有未用储值卡,2,storedValue,50.00",
        "BONUS_BALANCE,有充值赠送余额,2,bonusBalance,8.00", "INVOICE_DEBT,欠票,2,invoiceDebt,3.00", "IN_ARREARS,欠费,1,arrears,0.01"})
    void everyReasonIsTheRecordsFailureWithItsTextAndAdvice(String code, String zh, String type, String fact, String value) {
        Prospect customer = somebody();
        String report = invited(customer, type);
        Object typed = value.equals("true") ? (Object) true : value.matches("\\d+") ? (Object) Integer.valueOf(value) : value;
        customer.withAccount(fact, typed, "membership", fact.equals("membership") ? value : fact.equals("independentMembers") ? "master" : "none");
        String link = joinLink(customer);

        Reply page = logIn(link, customer);

        assertThat(page.text()).as("%s", page).contains("data-code=\"" + code + "\"").contains(zh);
        JsonNode association = association(SALES, report);
        assertThat(association.path("status").path("code").asText()).isEqualTo("failed");
        assertThat(association.path("failure").path("code").asText()).isEqualTo(code);
        assertThat(association.path("failure").path("zh").asText()).isEqualTo(zh);
        assertThat(association.path("failure").path("advice").toString()).isNotBlank();
        assertThat(as(SALES).statusOf("customer-reports", report)).isIn("reported", "lapsed");
    }

    @ParameterizedTest
    @Rule("CUS-17")
    @CsvSource({"HAS_CONSUMPTION,有消费记录,cashConsumed,1.00", "REGISTERED_TOO_LONG,注册超过7天,registeredAt,2025-01-01T00:00:00Z"})
    void withoutAReportAnOldOrConsumingAccountIsRefused(String code, String zh, String fact, String value) {
        Prospect customer = somebody().withAccount(fact, value);
        Reply page = logIn(path(commonLink(SALES)), customer);
        assertThat(page.text()).as("%s", page).contains("data-code=\"" + code + "\"", zh);
    }

    @Test
    @Rule("CUS-17")
    void factsThatAreNotAvailableLeaveTheLinkGood() {
        Prospect customer = somebody();
        invited(customer, "1");
        customer.withAccount("available", false);
        refused(logIn(joinLink(customer), customer), 503, "SYSTEM_BUSY");
        as("operations").patch("/api/customer-accounts/" + customer.account(), Client.body("available", true)).ok();
        Client.anonymous().get(joinLink(customer)).ok();
    }

    @Test
    @Rule("CUS-17")
    void anAssociatedCustomerGetsNoSecondPartner() {
        Prospect customer = somebody();
        invited(customer, "1");
        succeeded(register(joinLink(customer), customer));
        Reply page = as("bluewave-sales").tryStart("customer-report", customer.report());
        String key = page.ok().json().path("businessKey").asText();
        assertThat(as("bluewave-sales").record("customer-reports", key).path("cause").toString()).contains("ALREADY_ASSOCIATED");
        String link = path(commonLink("bluewave-sales"));
        Reply refusal = Client.anonymous().form(link, "noticeAccepted", "true", "mode", "login", "mobile", customer.mobile(), "password", "Kehu-2026-ok");
        assertThat(refusal.text()).contains("data-code=\"ALREADY_ASSOCIATED\"").doesNotContain("云启", "cloudstar");
    }

    @Test
    @Rule("CUS-17")
    void twoPartnersLinksClickedAtTheSameMomentEndWithOnePartner() throws Exception {
        Prospect customer = somebody().withAccount("registeredAt", Instant.now().toString());
        List<String> links = List.of(path(commonLink(SALES)), path(commonLink("bluewave-sales")));
        // a mobile gets one code a minute
        List<String> codes = List.of(at(Instant.now().minusSeconds(90), () -> smsCode(links.get(0), customer.mobile())),
            smsCode(links.get(1), customer.mobile()));
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Reply>> clicks = IntStream.range(0, 2).mapToObj(i -> pool.submit(() -> {
                go.await();
                return Client.anonymous().form(links.get(i), "noticeAccepted", "true", "mode", "login", "mobile", customer.mobile(),
                    "smsCode", codes.get(i));
            })).toList();
            go.countDown();
            int won = 0;
            for (Future<Reply> click : clicks) {
                won += click.get().text().contains("data-code=\"ASSOCIATED\"") ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    @Rule({"CUS-10", "CUS-11"})
    void anOfflineLinkServesManyCustomersAndItsTagStaysOnThem() {
        JsonNode invitation = as(SALES).post("/api/invitations", Client.body("kind", "custom", "tag", "秋季会", "associationType", "2")).ok().json();
        String link = path(invitation);
        for (int i = 0; i < 2; i++) {
            Prospect customer = somebody();
            succeeded(register(link, customer));
        }
        String key = invitation.path("key").asText();
        assertThat(as(SALES).get("/api/invitations/" + key + "/qr").ok().contentType).isEqualTo("image/png");
        as("bluewave-sales").get("/api/invitations/" + key).refused(404, "NOT_FOUND");
        as("bluewave-sales").get("/api/invitations/" + key + "/qr").refused(404, "NOT_FOUND");
        List<JsonNode> tagged = as(SALES).records("associations", "limit=100&status=associated").stream()
            .filter(a -> "秋季会".equals(a.path("tag").asText())).toList();
        assertThat(tagged).hasSize(2).allSatisfy(a -> assertThat(a.path("associationType").asText()).isEqualTo("2"));
        as(SALES).post("/api/invitations/" + key + "/revoke", Client.body()).ok();
        assertThat(Client.anonymous().get(link).status).isIn(404, 410);
    }

    @Test
    @Rule("CUS-13")
    void thePageIsNotIndexedSendsNoReferrerAndNeedsNoCookie() {
        Prospect customer = somebody();
        invited(customer, "1");
        Reply page = Client.anonymous().get(joinLink(customer)).ok();
        assertThat(page.text()).doesNotContain("<script").doesNotContain("cloudstar-sales");
    }
}
