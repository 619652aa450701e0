package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.AtOnce.atOnce;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("vouchers: issued to customers, used, taken back")
class VoucherIssueTest extends AcceptanceTest {

    private static final String PATH = "/api/vouchers";

    private Organisation partner;
    private BoundCustomer customer;

    @BeforeEach
    void onboard() {
        partner = Organisation.onboarded("solution-provider");
        customer = BoundCustomer.of(partner, "1");
    }

    private Reply issue(String quota, String faceValue, String... customers) {
        return partner.finance().post(PATH, Vouchers.issue(quota, faceValue, customers));
    }

    private Reply issueWith(String quota, Object... fields) {
        Map<String, Object> body = Vouchers.issue(quota, "10.00", customer.id());
        body.putAll(Client.body(fields));
        return partner.finance().post(PATH, body);
    }

    private static Import usage(String... rows) {
        return Import.of("operations", PATH + "/usage-import", Vouchers.USAGE, rows);
    }

    private static String event(String voucher, String event, String order, String amount, Duration ago) {
        return String.join(",", UUID.randomUUID().toString(), voucher, event, order, amount, Vouchers.in(ago.negated()));
    }

    @Test
    @Rule({"VCH-03", "VCH-04", "VCH-05"})
    void eachCustomerSucceedsOrFailsForItself() {
        String quota = Vouchers.granted(partner, "100.00");
        BoundCustomer resale = BoundCustomer.of(partner, "2");
        BoundCustomer foreign = BoundCustomer.of(Organisation.onboarded("solution-provider"), "1");
        Reply reply = issue(quota, "30.00", customer.id(), foreign.id(), resale.id(), "nobody").ok();
        assertThat(reply.text()).contains(customer.id(), foreign.id(), resale.id(), "nobody");
        assertThat(partner.finance().records("vouchers", "limit=100")).hasSize(2)
            .allSatisfy(v -> assertThat(v.path("faceValue").asText()).isEqualTo("30.00"));
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("40.00");
    }

    @Test
    @Rule("VCH-03")
    void whatDoesNotReachForAllServesTheFirst() {
        String quota = Vouchers.granted(partner, "50.00");
        BoundCustomer second = BoundCustomer.of(partner, "1");
        issue(quota, "30.00", second.id(), customer.id()).ok();
        List<JsonNode> vouchers = partner.finance().records("vouchers", "limit=100");
        assertThat(vouchers).hasSize(1);
        assertThat(vouchers.get(0).path("customerId").asText()).isEqualTo(second.id());
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("20.00");
    }

    @RepeatedTest(3)
    @Rule({"VCH-03", "VCH-22"})
    void twoIssuesThatTheQuotaDoesNotCoverAtTheSameMoment() throws Exception {
        String quota = Vouchers.granted(partner, "100.00");
        Callable<Reply> one = () -> issue(quota, "60.00", customer.id());
        Callable<Reply> two = () -> partner.admin().post(PATH, Vouchers.issue(quota, "70.00", customer.id()));
        List<Reply> replies = atOnce(List.of(one, two));
        assertThat(replies).allSatisfy(reply -> assertThat(reply.status).as("%s", reply).isIn(200, 201, 409));
        List<JsonNode> vouchers = partner.finance().records("vouchers", "limit=100");
        assertThat(vouchers).hasSize(1);
        assertThat(Vouchers.balance(partner, quota)).isIn("40.00", "30.00");
    }

    @Test
    @Rule("VCH-02")
    void aQuotaServesInsideItsPeriodAndItsOwnerOnly() {
        Map<String, Object> later = Vouchers.grant(partner, "100.00");
        later.put("effectiveAt", Vouchers.in(Duration.ofDays(5)));
        issue(Vouchers.granted(later), "10.00", customer.id()).refused(409, "QUOTA_NOT_IN_PERIOD");
        String foreign = Vouchers.granted(Organisation.onboarded("solution-provider"), "100.00");
        issue(foreign, "10.00", customer.id()).refused(404, "NOT_FOUND");
        issue("QTA-2020-999999", "10.00", customer.id()).refused(404, "NOT_FOUND");
    }

    @Test
    @Rule({"VCH-06", "VCH-07"})
    void faceValueAndTimesLieWithinTheQuotas() {
        Map<String, Object> grant = Vouchers.grant(partner, "1000.00");
        grant.putAll(Client.body("minFaceValue", "10.00", "maxFaceValue", "50.00"));
        String quota = Vouchers.granted(grant);
        for (String wrong : List.of("9.99", "50.01", "0.00", "-1.00", "10.001", "x", "")) {
            Reply reply = issue(quota, wrong, customer.id());
            assertThat(reply.status).as("%s", reply).isIn(400, 409);
            reply.naming("faceValue");
        }
        issueWith(quota, "expireAt", Vouchers.in(Duration.ofDays(400))).status(400, 409);
        issueWith(quota, "effectiveAt", Vouchers.in(Duration.ofDays(-2))).status(400, 409);
        issueWith(quota, "effectiveAt", Vouchers.in(Duration.ofDays(9)), "expireAt", Vouchers.in(Duration.ofDays(8))).status(400, 409);
        issueWith(quota, "expireAt", Vouchers.in(Duration.ofHours(-1))).status(400, 409);
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("1000.00");
        issue(quota, "50.00", customer.id()).ok();
        JsonNode voucher = partner.finance().records("vouchers", "limit=1").get(0);
        assertThat(Client.instant(voucher.path("expireAt"))).isEqualTo(Client.instant(Vouchers.quota(partner, quota).path("expireAt")));
    }

    @Test
    @Rule("VCH-08")
    void limitsAreAPartOfTheQuotas() {
        Map<String, Object> grant = Vouchers.grant(partner, "100.00");
        grant.putAll(Client.body("cloudServiceTypes", List.of("ecs", "obs"), "productIds", List.of("p1", "p2")));
        String quota = Vouchers.granted(grant);
        issueWith(quota, "cloudServiceTypes", List.of("ecs", "rds")).status(400, 409);
        issueWith(quota, "productIds", List.of("p3")).status(400, 409);
        issueWith(quota, "cloudServiceTypes", List.of("ecs")).ok();
        JsonNode voucher = partner.finance().records("vouchers", "limit=1").get(0);
        assertThat(voucher.path("cloudServiceTypes").toString()).contains("ecs").doesNotContain("obs");
        assertThat(voucher.path("productIds").toString()).contains("p1", "p2");
    }

    @Test
    @Rule("VCH-09")
    void aWhitelistLimitsWhoIsEligibleUntilItIsLifted() {
        String quota = Vouchers.granted(partner, "100.00");
        BoundCustomer other = BoundCustomer.of(partner, "1");
        String path = "/api/voucher-quotas/" + quota + "/whitelist";
        partner.finance().multipart("PUT", path, "file", TestFile.csv("w.csv", "customerId\n" + other.id() + "\n")).ok();
        Reply refused = issue(quota, "10.00", customer.id());
        assertThat(partner.finance().records("vouchers", "limit=100")).as("%s", refused).isEmpty();
        issue(quota, "10.00", other.id()).ok();
        assertThat(partner.finance().records("vouchers", "limit=100")).hasSize(1);
        partner.finance().multipart("PUT", path, "file", TestFile.csv("w.csv", "customerId\n")).ok();
        issue(quota, "10.00", customer.id()).ok();
        assertThat(partner.finance().records("vouchers", "limit=100")).hasSize(2);
        Reply wrong = partner.finance().multipart("PUT", path, "file", TestFile.csv("w.csv", "account\nx\n"));
        assertThat(wrong.status).as("%s", wrong).isEqualTo(400);
        partner.finance().multipart("PUT", path).status(400);
        partner.as("sales").multipart("PUT", path, "file", TestFile.csv("w.csv", "customerId\n")).refused(403, "NOT_ALLOWED");
        as("bluewave-finance").multipart("PUT", path, "file", TestFile.csv("w.csv", "customerId\n")).refused(404, "NOT_FOUND");
    }

    @Test
    @Rule({"VCH-11", "VCH-23"})
    void theMemoIsSeenByTheIssuerOnly() {
        String quota = Vouchers.granted(partner, "100.00");
        issueWith(quota, "memo", "private remark 4711").ok();
        String voucher = partner.finance().records("vouchers", "limit=1").get(0).path("key").asText();
        assertThat(partner.finance().get("/api/voucher-operations?quotaKey=%s", quota).ok().text()).contains("4711");
        for (String user : List.of("operations", "manager", "finance")) {
            assertThat(as(user).get("/api/vouchers/" + voucher).ok().text()).doesNotContain("4711");
            assertThat(as(user).get("/api/voucher-operations?quotaKey=%s", quota).text()).doesNotContain("4711");
        }
    }

    @Test
    @Rule({"VCH-12", "VCH-13"})
    void theWholeRestComesBackToItsQuota() {
        String quota = Vouchers.granted(partner, "100.00");
        String voucher = Vouchers.issued(partner, quota, "40.00", customer.id());
        usage(event(voucher, "use", "o1", "15.00", Duration.ofHours(1))).done(1, 0);
        Reply reply = partner.finance().post(PATH + "/reclaim", Client.body("voucherKeys", List.of(voucher, "CPN-2020-999999"), "remark", "over")).ok();
        assertThat(reply.text()).contains(voucher, "25.00").contains("NOT_FOUND");
        assertThat(Vouchers.status(partner, voucher)).isEqualTo("reclaimed");
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("85.00");
        assertThat(partner.finance().post(PATH + "/reclaim", Client.body("voucherKeys", List.of(voucher))).text()).contains("NOT_RECLAIMABLE");
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("85.00");
    }

    @Test
    @Rule("VCH-12")
    void aVoucherLockedByAnOrderIsNotReclaimed() {
        String quota = Vouchers.granted(partner, "100.00");
        String voucher = Vouchers.issued(partner, quota, "40.00", customer.id());
        usage(event(voucher, "lock", "o1", "", Duration.ofHours(2))).done(1, 0);
        assertThat(partner.finance().post(PATH + "/reclaim", Client.body("voucherKeys", List.of(voucher))).text()).contains("VOUCHER_LOCKED");
        assertThat(partner.finance().record("vouchers", voucher).path("lockedBy").asText()).isEqualTo("o1");
        usage(event(voucher, "unlock", "o1", "", Duration.ofHours(1))).done(1, 0);
        partner.finance().post(PATH + "/reclaim", Client.body("voucherKeys", List.of(voucher))).ok();
        assertThat(Vouchers.status(partner, voucher)).isEqualTo("reclaimed");
    }

    @RepeatedTest(2)
    @Rule("VCH-12")
    void aVoucherReclaimedTwiceAtTheSameMomentComesBackOnce() throws Exception {
        String quota = Vouchers.granted(partner, "100.00");
        String voucher = Vouchers.issued(partner, quota, "40.00", customer.id());
        Callable<Reply> reclaim = () -> partner.finance().post(PATH + "/reclaim", Client.body("voucherKeys", List.of(voucher)));
        assertThat(atOnce(List.of(reclaim, reclaim))).allSatisfy(reply -> assertThat(reply.status).as("%s", reply).isIn(200, 409));
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("100.00");
    }

    @Test
    @Rule("VCH-17")
    void usageCountsOncePerEventInItsOrder() {
        String quota = Vouchers.granted(partner, "100.00");
        String voucher = Vouchers.issued(partner, quota, "40.00", customer.id());
        String use = event(voucher, "use", "o1", "30.00", Duration.ofHours(3));
        usage(use).done(1, 0);
        usage(use).done(0, 1);
        assertThat(partner.finance().record("vouchers", voucher).path("balance").asText()).isEqualTo("10.00");
        usage(event(voucher, "refund", "o1", "5.00", Duration.ofHours(1)), event(voucher, "use", "o2", "10.00", Duration.ofHours(2))).done(2, 0);
        assertThat(partner.finance().record("vouchers", voucher).path("balance").asText()).isEqualTo("5.00");
        assertThat(Vouchers.status(partner, voucher)).isEqualTo("usable");
        usage(event(voucher, "use", "o3", "5.00", Duration.ofMinutes(30))).done(1, 0);
        assertThat(Vouchers.status(partner, voucher)).isEqualTo("used");
        usage(event(voucher, "use", "o4", "0.01", Duration.ofMinutes(20)));
        assertThat(partner.finance().record("vouchers", voucher).path("balance").asText()).as("never below 0").isEqualTo("0.00");
        assertThat(Vouchers.status(partner, voucher)).isEqualTo("used");
    }

    @Test
    void brokenUsageIsRefusedWithItsLine() {
        String quota = Vouchers.granted(partner, "100.00");
        String voucher = Vouchers.issued(partner, quota, "40.00", customer.id());
        String good = event(voucher, "use", "o1", "1.00", Duration.ofHours(3));
        usage(good, event(voucher, "burn", "o1", "1.00", Duration.ofHours(1))).refused(3, "event", "FIELD_INVALID");
        usage(good, event(voucher, "use", "o1", "-1.00", Duration.ofHours(1))).refused(3, "amount", "FIELD_INVALID");
        usage(good, "e," + voucher + ",use,o1,1.00,noon").refused(3, "at", "FIELD_INVALID");
        assertThat(usage(good, event("CPN-2020-999999", "use", "o1", "1.00", Duration.ofHours(1))).lines()).containsExactly(3);
        assertThat(partner.finance().record("vouchers", voucher).path("balance").asText()).isEqualTo("40.00");
        Import.send("finance", PATH + "/usage-import", Vouchers.USAGE, good).refused(403, "NOT_ALLOWED");
    }

    @Test
    void brokenIssuesNameTheField() {
        String quota = Vouchers.granted(partner, "100.00");
        Object[][] wrong = {{"customerIds", null}, {"customerIds", List.of()}, {"customerIds", "c"}, {"customerIds", List.of(5)}, {"customerIds", List.of(List.of("c"))},
            {"customerIds", java.util.stream.IntStream.range(0, 11).mapToObj(i -> "c" + i).toList()}, {"quotaKey", null}, {"quotaKey", 5}, {"faceValue", null}, {"faceValue", 10},
            {"minOrderAmount", "x"}, {"memo", "x".repeat(257)}, {"effectiveAt", "now"}, {"expireAt", 5}, {"cloudServiceTypes", "ecs"}, {"colour", "red"}};
        for (Object[] one : wrong) {
            issueWith(quota, (String) one[0], one[1]).fieldInvalid((String) one[0]);
        }
        partner.finance().send("POST", PATH, "application/json", "{\"".getBytes()).status(400);
        for (Object keys : new Object[] {null, List.of(), "x", List.of(1)}) {
            partner.finance().post(PATH + "/reclaim", Client.body("voucherKeys", keys)).fieldInvalid("voucherKeys");
        }
        partner.finance().post(PATH + "/reclaim", Client.body("voucherKeys", List.of("x"), "remark", "x".repeat(257))).fieldInvalid("remark");
        partner.as("sales").post(PATH, Vouchers.issue(quota, "1.00", customer.id())).refused(403, "NOT_ALLOWED");
        as("operations").post(PATH, Vouchers.issue(quota, "1.00", customer.id())).refused(403, "NOT_ALLOWED");
        partner.as("sales").post(PATH + "/reclaim", Client.body("voucherKeys", List.of("x"))).refused(403, "NOT_ALLOWED");
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("100.00");
    }

    @Test
    @Rule("VCH-24")
    void aFrozenPartnerIssuesAndReclaimsNothing() {
        String quota = Vouchers.granted(partner, "100.00");
        String voucher = Vouchers.issued(partner, quota, "40.00", customer.id());
        partner.becomes("frozen");
        issue(quota, "1.00", customer.id()).refused(409, "PARTNER_FROZEN");
        partner.finance().post(PATH + "/reclaim", Client.body("voucherKeys", List.of(voucher))).refused(409, "PARTNER_FROZEN");
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("60.00");
    }

    @Test
    void sentTwiceVouchersAreIssuedOnce() {
        String quota = Vouchers.granted(partner, "100.00");
        Client finance = partner.finance().keyed(UUID.randomUUID().toString());
        String first = finance.post(PATH, Vouchers.issue(quota, "10.00", customer.id())).ok().text();
        assertThat(finance.post(PATH, Vouchers.issue(quota, "10.00", customer.id())).ok().text()).isEqualTo(first);
        finance.post(PATH, Vouchers.issue(quota, "11.00", customer.id())).refused(409, "KEY_REUSED");
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("90.00");
    }

    @Test
    @Rule("VCH-18")
    void theVendorGivesAPartnerAVoucherOfItsOwn() {
        Map<String, Object> own = Client.body("partnerId", partner.id(), "kind", "voucher", "faceValue", "20.00", "effectiveAt", Vouchers.in(Duration.ofDays(-1)),
            "expireAt", Vouchers.in(Duration.ofDays(30)), "planId", "plan-1");
        partner.finance().post(PATH + "/own", own).refused(403, "NOT_ALLOWED");
        for (String field : List.of("partnerId", "kind", "faceValue", "effectiveAt", "expireAt", "planId")) {
            Map<String, Object> body = new java.util.LinkedHashMap<>(own);
            body.remove(field);
            as("operations").post(PATH + "/own", body).fieldInvalid(field);
        }
        as("operations").post(PATH + "/own", own).ok();
        assertThat(partner.finance().records("vouchers", "limit=100")).hasSize(1);
    }
}
