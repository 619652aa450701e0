package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;
import static org.partnercenter.acceptance.Client.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("The pages of quotas and vouchers")
class VoucherPagesTest extends AcceptanceTest {

    private static String quota(String partner, String value) {
        String key = as("operations").post("/api/voucher-quotas", body("partnerId", partner, "kind", "voucher", "value", value, "effectiveAt",
                Instant.now().minusSeconds(60).toString(), "expireAt", Instant.now().plus(Duration.ofDays(90)).toString(), "reason", "季度额度"))
                .status(201).json().path("key").asText();
        as("operations2").post("/api/voucher-quotas/" + key + "/confirm", body("decision", "approve")).ok();
        return key;
    }

    private static JsonNode quotaOf(String key) {
        return as("operations").get("/api/voucher-quotas/" + key).ok().json();
    }

    private static String customer() {
        return as("cloudstar-admin").records("associations", "status=associated").get(0).path("customerId").asText();
    }

    @Test
    @Rule({"VCH-04", "VCH-12"})
    @DisplayName("name the sum before anything is issued or reclaimed, and do it once however often they are sent")
    void issueAndReclaim() {
        String quota = quota("cloudstar", "100.00");
        PageSession finance = PageSession.of("cloudstar-finance");
        assertThat(finance.get("/records/voucher-quotas/" + quota).status(200).text()).contains("/vouchers/issue?quotaKey=" + quota);
        assertThat(finance.get("/vouchers/issue?quotaKey=" + quota).status(200).text()).contains(customer(), "Idempotency-Key");
        assertThat(finance.form("/vouchers/issue", "quotaKey", quota, "customerIds", customer(), "faceValue", "0").status(400).text()).contains("面值");
        String key = UUID.randomUUID().toString();

        PageSession.Page sum = finance.form("/vouchers/issue", "quotaKey", quota, "customerIds", customer(), "customerIds", "nobody", "faceValue", "30.00", "Idempotency-Key", key).status(200);
        assertThat(sum.text()).contains("60.00", "40.00", "value=\"confirmed\"");
        assertThat(quotaOf(quota).path("balance").asText()).as("not yet").isEqualTo("100.00");
        for (int i = 0; i < 2; i++) {
            assertThat(finance.form("/vouchers/issue", "quotaKey", quota, "customerIds", customer(), "customerIds", "nobody", "faceValue", "30.00", "step", "confirmed",
                    "Idempotency-Key", key).status(200).text()).contains("CPN-", "30.00", "nobody", "class=\"status bad\"");
        }
        assertThat(quotaOf(quota).path("balance").asText()).isEqualTo("70.00");

        String voucher = as("cloudstar-finance").get("/api/vouchers?q=" + quota).ok().json().path("items").path(0).path("key").asText();
        assertThat(finance.get("/records/vouchers/" + voucher).status(200).text()).contains("/vouchers/reclaim?voucherKeys=" + voucher);
        assertThat(finance.get("/vouchers/reclaim?voucherKeys=" + voucher).status(200).text()).contains(voucher);
        assertThat(finance.form("/vouchers/reclaim", "voucherKeys", voucher).status(200).text()).contains("30.00", "value=\"confirmed\"");
        assertThat(finance.form("/vouchers/reclaim", "voucherKeys", voucher, "step", "confirmed").status(200).text()).contains(voucher, "30.00");
        assertThat(quotaOf(quota).path("balance").asText()).isEqualTo("100.00");
        PageSession.of("cloudstar-sales").get("/vouchers/reclaim").status(403);
        PageSession.of("bluewave-finance").get("/vouchers/issue?quotaKey=" + quota).status(404);
    }

    @Test
    @Rule("VCH-04")
    @DisplayName("show a partner its own quotas and customers only, whoever is named")
    void nobodyElses() {
        String parent = quota("starbridge", "100.00");
        String child = as("starbridge-finance").post("/api/voucher-quotas/" + parent + "/allocate", body("resellerIds", List.of("rivertech"), "amount", "60.00"))
                .ok().json().path("quotas").path(0).path("quotaKey").asText();
        PageSession distributor = PageSession.of("starbridge-finance");
        distributor.get("/vouchers/issue?quotaKey=" + child).status(404);
        assertThat(distributor.get("/vouchers/issue").status(200).text()).as("a choice").contains(parent).doesNotContain(child);
        assertThat(PageSession.of("rivertech-admin").get("/vouchers/issue").status(200).text()).contains(child);
        PageSession.of("cloudstar-sales").get("/vouchers/issue").status(403);
        PageSession.of("cloudstar-sales").get("/vouchers/issue?quotaKey=" + quota("cloudstar", "10.00")).status(403);

        for (String named : List.of(customer(), "nobody")) {
            assertThat(distributor.form("/vouchers/issue", "quotaKey", parent, "customerIds", named, "faceValue", "30.00").status(200).text())
                    .as("somebody else's customer looks like nobody").contains("<li><span>–</span> <span class=\"key\">" + named + "</span></li>");
        }
    }

    @Test
    @Rule({"VCH-19", "VCH-15"})
    @DisplayName("let operations grant, adjust, confirm and freeze, by two people")
    void operations() {
        String day = LocalDate.now().toString();
        PageSession one = PageSession.of("operations");
        PageSession two = PageSession.of("operations2");
        PageSession.Page granted = one.form("/voucher-quotas/new", "partnerId", "cloudstar", "kind", "voucher", "value", "50.00", "effectiveAt", day + "T00:00",
                "expireAt", LocalDate.now().plusDays(60) + "T00:00", "cloudServiceTypes", "ecs, obs", "reason", "季度").status(302);
        String key = granted.location().substring(granted.location().lastIndexOf('/') + 1);
        assertThat(quotaOf(key).path("cloudServiceTypes")).hasSize(2);
        one.form("/voucher-quotas/" + key + "/confirm", "decision", "approve").status(403);
        two.form("/voucher-quotas/" + key + "/confirm", "decision", "reject").status(400);
        two.form("/voucher-quotas/" + key + "/confirm", "decision", "approve").status(302);
        assertThat(one.get("/voucher-quotas/" + key + "/manage").status(200).text()).contains("newValue");
        one.form("/voucher-quotas/" + key + "/status", "status", "frozen", "reason", "核查").status(302);
        assertThat(quotaOf(key).path("status").path("code").asText()).isEqualTo("frozen");
        one.form("/voucher-quotas/" + key + "/adjust", "newValue", "80.00", "reason", "追加").status(302);
        assertThat(two.get("/voucher-quotas/" + key + "/manage").status(200).text()).contains("80.00", "name=\"pendingValue\" value=\"80.00\"");
        assertThat(two.form("/voucher-quotas/" + key + "/confirm", "decision", "approve", "pendingValue", "70.00").status(409).text()).contains("decided");
        as("operations2").post("/api/voucher-quotas/" + key + "/confirm", body("decision", "approve", "pendingValue", "70.00")).status(409);
        two.form("/voucher-quotas/" + key + "/confirm", "decision", "approve", "pendingValue", "80.00").status(302);
        assertThat(quotaOf(key).path("value").asText()).isEqualTo("80.00");
        one.form("/vouchers/own", "partnerId", "cloudstar", "kind", "flexi", "faceValue", "9.00", "effectiveAt", day + "T00:00", "expireAt",
                LocalDate.now().plusDays(60) + "T00:00", "planId", "P-1").status(302);
        one.form("/vouchers/own", "partnerId", "nobody", "kind", "flexi", "faceValue", "9.00", "effectiveAt", day + "T00:00", "expireAt",
                LocalDate.now().plusDays(60) + "T00:00", "planId", "P-1").status(400);
        PageSession partner = PageSession.of("cloudstar-finance");
        for (String path : List.of("/voucher-quotas/new", "/vouchers/own", "/voucher-quotas/" + key + "/manage")) {
            partner.get(path).status(403);
        }
    }

    @Test
    @Rule({"VCH-09", "VCH-20", "VCH-21"})
    @DisplayName("let a distributor give and take back with the sum named, and show whitelist and records with filters and export")
    void distributor() {
        String parent = quota("starbridge", "100.00");
        PageSession finance = PageSession.of("starbridge-finance");
        assertThat(finance.get("/voucher-quotas/" + parent + "/allocate").status(200).text()).contains("rivertech");
        assertThat(finance.form("/voucher-quotas/" + parent + "/allocate", "resellerIds", "rivertech", "amount", "60").status(200).text()).contains("60.00", "40.00");
        assertThat(finance.form("/voucher-quotas/" + parent + "/allocate", "resellerIds", "rivertech", "amount", "60", "step", "confirmed").status(200).text()).contains("QTA-");
        String child = as("starbridge-finance").get("/api/voucher-operations?parentQuotaKey=" + parent).ok().json().path("items").path(0).path("quotaKey").asText();
        assertThat(finance.get("/voucher-quotas/take-back?quotaKeys=" + child).status(200).text()).contains(child);
        assertThat(finance.form("/voucher-quotas/take-back", "quotaKeys", child).status(200).text()).contains("60.00");
        assertThat(finance.form("/voucher-quotas/take-back", "quotaKeys", child, "step", "confirmed").status(200).text()).contains("60.00");
        assertThat(quotaOf(parent).path("balance").asText()).isEqualTo("100.00");
        assertThat(finance.get("/voucher-quotas/" + parent + "/whitelist").status(200).text()).contains("/api/voucher-quotas/" + parent + "/whitelist");

        assertThat(finance.get("/records/voucher-operations?parentQuotaKey=" + parent).status(200).text()).contains("发放额度", "回收额度", child);
        assertThat(finance.get("/records/voucher-operations?recordType=1&quotaKey=" + parent).status(200).text()).contains("没有符合条件的记录");
        finance.get("/records/voucher-operations?recordType=x").status(400);
        assertThat(finance.form("/records/voucher-operations/export", "parentQuotaKey", parent, "recordType", "").status(302).location()).contains("/records/exports/EXP-");
        PageSession.of("starbridge-sales").form("/records/voucher-operations/export").status(403);
        assertThat(PageSession.of("operations").get("/records/voucher-operations").status(200).text()).contains("上海星桥");
    }
}
