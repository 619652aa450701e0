package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("voucher quotas: granted and adjusted by two, shared with resellers, taken back")
class VoucherQuotaTest extends AcceptanceTest {

    private Organisation partner;

    @BeforeEach
    void onboard() {
        partner = Organisation.onboarded("distributor");
        as("pdm").patch("/api/partners/" + partner.id(), Client.body("customerDevelopment", true, "reason", "allowed")).ok();
    }

    private String status(String quota) {
        return Vouchers.quota(partner, quota).path("status").path("code").asText();
    }

    @Test
    void aGrantCountsOnceAnotherMemberHasConfirmedIt() {
        String key = as("operations").post("/api/voucher-quotas", Vouchers.grant(partner, "1000.00")).ok().json().path("key").asText();
        assertThat(partner.finance().records("voucher-quotas", "status=normal&limit=100")).as("nothing before").isEmpty();
        Vouchers.confirm("operations", key, "approve").refused(403, "FOUR_EYES");
        Vouchers.confirm("finance", key, "approve").refused(403, "NOT_ALLOWED");
        Vouchers.confirm("operations2", key, "approve").ok();
        JsonNode quota = Vouchers.quota(partner, key);
        assertThat(quota.path("status").path("code").asText()).isEqualTo("normal");
        assertThat(quota.path("value").asText()).isEqualTo("1000.00");
        assertThat(quota.path("balance").asText()).isEqualTo("1000.00");
        Vouchers.confirm("operations2", key, "approve").status(404, 409);
    }

    @Test
    void aRefusedGrantIsNoQuota() {
        String key = as("operations").post("/api/voucher-quotas", Vouchers.grant(partner, "1000.00")).ok().json().path("key").asText();
        Vouchers.confirm("operations2", key, "reject").ok();
        assertThat(partner.finance().records("voucher-quotas", "status=normal&limit=100")).isEmpty();
    }

    @Test
    void brokenGrantsNameTheField() {
        Client operations = as("operations");
        for (String field : List.of("partnerId", "kind", "value", "effectiveAt", "expireAt", "reason")) {
            Map<String, Object> body = Vouchers.grant(partner, "1.00");
            body.remove(field);
            operations.post("/api/voucher-quotas", body).fieldInvalid(field);
        }
        Object[][] wrong = {{"kind", "discount"}, {"kind", 1}, {"value", "0.00"}, {"value", "-1.00"}, {"value", "1.001"}, {"value", 5}, {"effectiveAt", "today"},
            {"expireAt", Vouchers.in(Duration.ofDays(-2))}, {"expireAt", "x"}, {"reason", "x".repeat(501)}, {"colour", "red"}, {"minFaceValue", "x"}, {"maxFaceValue", List.of()},
            {"cloudServiceTypes", "ecs"}, {"cloudServiceTypes", List.of(1)}, {"productIds", List.of(List.of("x"))}, {"firstAssociatedOnly", "yes"}};
        for (Object[] one : wrong) {
            Map<String, Object> body = Vouchers.grant(partner, "1.00");
            body.put((String) one[0], one[1]);
            operations.post("/api/voucher-quotas", body).fieldInvalid((String) one[0]);
        }
        Map<String, Object> nobody = Vouchers.grant(partner, "1.00");
        nobody.put("partnerId", "nobody");
        assertThat(operations.post("/api/voucher-quotas", nobody).status).isIn(400, 404);
        operations.send("POST", "/api/voucher-quotas", "application/json", "[".getBytes()).status(400);
        for (Client other : List.of(partner.admin(), partner.finance(), as("finance"), as("manager"))) {
            other.post("/api/voucher-quotas", Vouchers.grant(partner, "1.00")).refused(403, "NOT_ALLOWED");
        }
    }

    @Test
    @Rule("VCH-19")
    void anAdjustmentIsMadeByTwoAndTheQuotaRestsMeanwhile() {
        String quota = Vouchers.granted(partner, "1000.00");
        BoundCustomer customer = BoundCustomer.of(partner, "1");
        Vouchers.issued(partner, quota, "300.00", customer.id());
        String path = "/api/voucher-quotas/" + quota + "/adjust";
        as("operations").post(path, Client.body("newValue", "299.99", "reason", "less than issued")).status(400, 409);
        as("operations").post(path, Client.body("newValue", "500.00")).fieldInvalid("reason");
        as("operations").post(path, Client.body("reason", "x")).fieldInvalid("newValue");
        partner.finance().post(path, Client.body("newValue", "5000.00", "reason", "x")).refused(403, "NOT_ALLOWED");
        as("operations").post(path, Client.body("newValue", "500.00", "reason", "smaller budget")).ok();
        assertThat(status(quota)).isEqualTo("adjusting");
        partner.finance().post("/api/vouchers", Vouchers.issue(quota, "10.00", customer.id())).refused(409, "QUOTA_NOT_USABLE");
        Vouchers.confirm("operations", quota, "approve").refused(403, "FOUR_EYES");
        Vouchers.confirm("operations2", quota, "approve").ok();
        assertThat(status(quota)).isEqualTo("normal");
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("200.00");

        as("operations").post(path, Client.body("newValue", "900.00", "reason", "more")).ok();
        Vouchers.confirm("operations2", quota, "reject").ok();
        assertThat(status(quota)).isEqualTo("normal");
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("200.00");
    }

    @Test
    @Rule({"VCH-02", "VCH-15"})
    void aFrozenQuotaIsThawedAndAnInvalidOneStaysSo() {
        String quota = Vouchers.granted(partner, "1000.00");
        BoundCustomer customer = BoundCustomer.of(partner, "1");
        String path = "/api/voucher-quotas/" + quota + "/status";
        as("operations").post(path, Client.body("status", "reclaimed", "reason", "x")).fieldInvalid("status");
        as("operations").post(path, Client.body("status", "frozen")).fieldInvalid("reason");
        partner.finance().post(path, Client.body("status", "normal", "reason", "x")).refused(403, "NOT_ALLOWED");
        as("operations").post(path, Client.body("status", "frozen", "reason", "inquiry")).ok();
        partner.finance().post("/api/vouchers", Vouchers.issue(quota, "10.00", customer.id())).refused(409, "QUOTA_NOT_USABLE");
        as("operations").post(path, Client.body("status", "normal", "reason", "cleared")).ok();
        Vouchers.issued(partner, quota, "10.00", customer.id());
        as("operations").post(path, Client.body("status", "invalid", "reason", "over")).ok();
        assertThat(status(quota)).isEqualTo("invalid");
        Reply back = as("operations").post(path, Client.body("status", "normal", "reason", "x"));
        assertThat(back.status).as("%s", back).isEqualTo(409);
    }

    @Test
    @Rule({"VCH-20", "VCH-21"})
    void aDistributorSharesAndTakesBack() {
        Organisation one = Organisation.resellerOf(partner);
        Organisation two = Organisation.resellerOf(partner);
        String quota = Vouchers.granted(partner, "1000.00");
        String path = "/api/voucher-quotas/" + quota + "/allocate";
        partner.finance().post(path, Client.body("resellerIds", List.of(one.id(), two.id()), "amount", "500.01")).status(409);
        assertThat(Vouchers.balance(partner, quota)).as("all or nothing").isEqualTo("1000.00");
        partner.finance().post(path, Client.body("resellerIds", List.of(one.id(), "rivertech"), "amount", "1.00")).refused(404, "NOT_FOUND");
        partner.finance().post(path, Client.body("resellerIds", List.of(one.id(), two.id()), "amount", "400.00")).ok();
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("200.00");
        JsonNode share = one.finance().records("voucher-quotas", "limit=100").get(0);
        assertThat(share.path("balance").asText()).isEqualTo("400.00");
        assertThat(share.path("kind").toString()).contains("voucher");
        assertThat(Client.instant(share.path("expireAt"))).isEqualTo(Client.instant(Vouchers.quota(partner, quota).path("expireAt")));
        String shareKey = share.path("key").asText();
        BoundCustomer customer = BoundCustomer.of(one, "1");
        String voucher = Vouchers.issued(one, shareKey, "150.00", customer.id());

        Organisation stranger = Organisation.onboarded("distributor");
        assertNotTakenBack(stranger.finance().post("/api/voucher-quotas/reclaim", Client.body("quotaKeys", List.of(shareKey))));
        assertNotTakenBack(one.finance().post("/api/voucher-quotas/reclaim", Client.body("quotaKeys", List.of(shareKey))));
        assertThat(one.finance().statusOf("voucher-quotas", shareKey)).isEqualTo("normal");
        partner.finance().post("/api/voucher-quotas/reclaim", Client.body("quotaKeys", List.of(shareKey), "remark", "season over")).ok();
        assertThat(one.finance().statusOf("voucher-quotas", shareKey)).isEqualTo("reclaimed");
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("450.00");
        assertThat(Vouchers.status(one, voucher)).as("vouchers cut from it stay valid").isEqualTo("usable");
    }

    /** Refused as a whole, or in the result of its row. */
    private static void assertNotTakenBack(Reply reply) {
        assertThat(reply.status).as("%s", reply).isIn(200, 403, 404, 409);
        assertThat(reply.text()).as("%s", reply).containsAnyOf("NOT_FOUND", "NOT_ALLOWED", "NOT_A_DISTRIBUTOR");
    }

    @Test
    @Rule({"VCH-01", "VCH-20"})
    void brokenSharesNameTheField() {
        String quota = Vouchers.granted(partner, "1000.00");
        Organisation one = Organisation.resellerOf(partner);
        String path = "/api/voucher-quotas/" + quota + "/allocate";
        partner.finance().post(path, Client.body("amount", "1.00")).fieldInvalid("resellerIds");
        partner.finance().post(path, Client.body("resellerIds", List.of(), "amount", "1.00")).fieldInvalid("resellerIds");
        partner.finance().post(path, Client.body("resellerIds", one.id(), "amount", "1.00")).fieldInvalid("resellerIds");
        partner.finance().post(path, Client.body("resellerIds", List.of(one.id()))).fieldInvalid("amount");
        for (Object amount : List.of("0.00", "100000000.01", "x", 5)) {
            partner.finance().post(path, Client.body("resellerIds", List.of(one.id()), "amount", amount)).fieldInvalid("amount");
        }
        partner.as("sales").post(path, Client.body("resellerIds", List.of(one.id()), "amount", "1.00")).refused(403, "NOT_ALLOWED");
        as("bluewave-finance").post(path, Client.body("resellerIds", List.of(one.id()), "amount", "1.00")).status(403, 404);
        Map<String, Object> flexi = Vouchers.grant(partner, "100.00");
        flexi.put("kind", "flexi");
        Reply refused = partner.finance().post("/api/voucher-quotas/" + Vouchers.granted(flexi) + "/allocate", Client.body("resellerIds", List.of(one.id()), "amount", "1.00"));
        assertThat(refused.status).as("%s", refused).isIn(400, 409);
        for (Object keys : new Object[] {null, List.of(), "x", List.of(1)}) {
            partner.finance().post("/api/voucher-quotas/reclaim", Client.body("quotaKeys", keys)).fieldInvalid("quotaKeys");
        }
    }
}
