package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;
import static org.partnercenter.acceptance.Client.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("Voucher quotas and vouchers")
class VoucherTest extends AcceptanceTest {

    private static Map<String, Object> grant(String partner, String value) {
        return body("partnerId", partner, "kind", "voucher", "value", value, "effectiveAt", Instant.now().minusSeconds(60).toString(), "expireAt",
                Instant.now().plus(Duration.ofDays(90)).toString(), "reason", "季度额度");
    }

    private static String quota(String partner, String value) {
        String key = as("operations").post("/api/voucher-quotas", grant(partner, value)).status(201).json().path("key").asText();
        as("operations2").post("/api/voucher-quotas/" + key + "/confirm", body("decision", "approve")).ok();
        return key;
    }

    private static JsonNode quotaOf(String key) {
        return as("operations").get("/api/voucher-quotas/" + key).ok().json();
    }

    /** A customer of cloudstar's of the demo. */
    private static String customer() {
        return as("cloudstar-admin").records("associations", "status=associated").get(0).path("customerId").asText();
    }

    private static JsonNode issue(Client client, String quota, String... customers) {
        return client.post("/api/vouchers", body("quotaKey", quota, "customerIds", List.of(customers), "faceValue", "10.00", "memo", "赠送")).ok().json();
    }

    @Test
    @Rule({"VCH-02", "VCH-03", "VCH-04", "VCH-12", "VCH-19", "VCH-23"})
    @DisplayName("are granted by two, issued from, reclaimed and written down, over the API")
    void throughTheApi() {
        String key = as("operations").post("/api/voucher-quotas", grant("cloudstar", "100.00")).status(201).json().path("key").asText();
        assertThat(key).startsWith("QTA-");
        as("operations").post("/api/voucher-quotas/" + key + "/confirm", body("decision", "approve")).refused(403, "FOUR_EYES");
        as("operations2").post("/api/voucher-quotas/" + key + "/confirm", body("decision", "reject")).fieldInvalid("comment");
        as("cloudstar-finance").post("/api/voucher-quotas/" + key + "/confirm", body("decision", "approve")).refused(403, "NOT_ALLOWED");
        as("cloudstar-finance").post("/api/vouchers", body("quotaKey", key, "customerIds", List.of(customer()), "faceValue", "10.00")).refused(409, "QUOTA_NOT_USABLE");
        as("operations2").post("/api/voucher-quotas/" + key + "/confirm", body("decision", "approve")).ok();

        JsonNode result = issue(as("cloudstar-finance"), key, customer(), "nobody");
        String voucher = result.path("issued").path(0).path("voucherKey").asText();
        assertThat(voucher).startsWith("CPN-");
        assertThat(result.path("failed").path(0).path("code").asText()).isEqualTo("NOT_ASSOCIATED");
        assertThat(result.path("failed").path(0).path("message").asText()).isNotBlank();
        assertThat(quotaOf(key).path("balance").asText()).isEqualTo("90.00");

        as("bluewave-finance").get("/api/vouchers/" + voucher).refused(404, "NOT_FOUND");
        as("bluewave-finance").get("/api/voucher-quotas/" + key).refused(404, "NOT_FOUND");
        as("bluewave-finance").post("/api/vouchers/reclaim", body("voucherKeys", List.of(voucher))).refused(404, "NOT_FOUND");
        as("cloudstar-sales").post("/api/vouchers/reclaim", body("voucherKeys", List.of(voucher))).refused(403, "NOT_ALLOWED");
        JsonNode back = as("cloudstar-admin").post("/api/vouchers/reclaim", body("voucherKeys", List.of(voucher), "remark", "发错")).ok().json();
        assertThat(back.path("reclaimed").path(0).path("amount").asText()).isEqualTo("10.00");
        as("cloudstar-admin").post("/api/vouchers/reclaim", body("voucherKeys", List.of(voucher))).refused(409, "NOT_RECLAIMABLE");
        assertThat(quotaOf(key).path("balance").asText()).isEqualTo("100.00");

        JsonNode lines = as("cloudstar-finance").get("/api/voucher-operations?quotaKey=" + key + "&sort=key").ok().json();
        assertThat(lines.path("total").asInt()).isEqualTo(4);
        assertThat(lines.path("items").path(0).path("memo").asText()).isEqualTo("赠送");
        as("cloudstar-finance").get("/api/voucher-operations?recordType=99").fieldInvalid("recordType");
        assertThat(as("operations").get("/api/voucher-operations?quotaKey=" + key).ok().text()).doesNotContain("赠送");
    }

    @Test
    @DisplayName("move once however often a request is sent with one key; another body under it is refused")
    void idempotency() {
        String quota = quota("cloudstar", "100.00");
        Client keyed = as("cloudstar-finance").keyed(UUID.randomUUID().toString());
        JsonNode first = issue(keyed, quota, customer());
        assertThat(issue(keyed, quota, customer())).isEqualTo(first);
        keyed.post("/api/vouchers", body("quotaKey", quota, "customerIds", List.of(customer()), "faceValue", "11.00")).refused(409, "KEY_REUSED");
        assertThat(quotaOf(quota).path("balance").asText()).isEqualTo("90.00");
        Client grants = as("operations").keyed(UUID.randomUUID().toString());
        Map<String, Object> body = grant("cloudstar", "5.00");
        assertThat(grants.post("/api/voucher-quotas", body).status(201).json()).isEqualTo(grants.post("/api/voucher-quotas", body).status(201).json());
    }

    @Test
    @DisplayName("are refused field by field")
    void fields() {
        Map<String, Object> grant = grant("cloudstar", "1.00");
        for (String field : List.of("partnerId", "kind", "value", "effectiveAt", "expireAt", "reason")) {
            Map<String, Object> without = new HashMap<>(grant);
            without.remove(field);
            as("operations").post("/api/voucher-quotas", without).fieldInvalid(field);
        }
        Map<String, Object> wrong = new HashMap<>(grant);
        wrong.put("kind", "discount");
        as("operations").post("/api/voucher-quotas", wrong).fieldInvalid("kind");
        wrong.putAll(Map.of("kind", "voucher", "cloudServiceTypes", List.of("a", "a")));
        as("operations").post("/api/voucher-quotas", wrong).fieldInvalid("cloudServiceTypes");
        String quota = quota("cloudstar", "100.00");
        for (String money : List.of("1.001", "abc", "0.00")) {
            as("cloudstar-finance").post("/api/vouchers", body("quotaKey", quota, "customerIds", List.of("c"), "faceValue", money)).fieldInvalid("faceValue");
        }
        as("cloudstar-finance").post("/api/vouchers", body("quotaKey", quota, "customerIds", List.of("c"), "faceValue", "1.00", "memo", "x".repeat(257)))
                .fieldInvalid("memo");
        as("cloudstar-finance").post("/api/vouchers", body("quotaKey", quota, "customerIds", List.of(1, 2), "faceValue", "1.00")).fieldInvalid("customerIds");
        as("operations").post("/api/voucher-quotas/" + quota + "/status", body("status", "adjusting", "reason", "x")).fieldInvalid("status");
        as("operations").post("/api/voucher-quotas/" + quota + "/adjust", body("newValue", "1", "reason", "x", "other", 1)).fieldInvalid("other");
    }

    @Test
    @Rule({"VCH-20", "VCH-21"})
    @DisplayName("are given to resellers by their distributor and taken back")
    void resellers() {
        String parent = quota("starbridge", "100.00");
        as("cloudstar-finance").post("/api/voucher-quotas/" + parent + "/allocate", body("resellerIds", List.of("rivertech"), "amount", "1.00"))
                .refused(403, "NOT_A_DISTRIBUTOR");
        as("starbridge-finance").post("/api/voucher-quotas/" + parent + "/allocate", body("resellerIds", List.of("cloudstar"), "amount", "1.00"))
                .refused(404, "NOT_FOUND");
        JsonNode given = as("starbridge-finance").post("/api/voucher-quotas/" + parent + "/allocate", body("resellerIds", List.of("rivertech"), "amount", "60"))
                .ok().json();
        String child = given.path("quotas").path(0).path("quotaKey").asText();
        assertThat(as("rivertech-finance").get("/api/voucher-quotas/" + child).ok().json().path("value").asText()).isEqualTo("60.00");
        as("rivertech-finance").post("/api/voucher-quotas/reclaim", body("quotaKeys", List.of(child))).refused(403, "NOT_A_DISTRIBUTOR");
        assertThat(as("starbridge-finance").post("/api/voucher-quotas/reclaim", body("quotaKeys", List.of(child))).ok().json().path("total").asText())
                .isEqualTo("60.00");
        as("starbridge-finance").post("/api/voucher-quotas/reclaim", body("quotaKeys", List.of(child))).refused(409, "QUOTA_NOT_USABLE");
        assertThat(quotaOf(parent).path("balance").asText()).isEqualTo("100.00");
    }

    @Test
    @Rule("VCH-09")
    @DisplayName("have a whitelist that is put as a file, whole or not at all")
    void whitelist() {
        String quota = quota("cloudstar", "100.00");
        String path = "/api/voucher-quotas/" + quota + "/whitelist";
        byte[] csv = "customerId\nsomebody-else\n".getBytes(StandardCharsets.UTF_8);
        as("cloudstar-finance").send("PUT", path, "text/csv", csv).ok();
        as("cloudstar-finance").post("/api/vouchers", body("quotaKey", quota, "customerIds", List.of(customer()), "faceValue", "1.00"))
                .refused(409, "NOT_ON_WHITELIST");
        as("cloudstar-finance").multipart("PUT", path, "file", new TestFile("list.csv", "text/csv", "id\nx".getBytes(StandardCharsets.UTF_8))).fieldInvalid("file");
        as("cloudstar-finance").multipart("PUT", path, "file", new TestFile("list.csv", "text/csv", ("customerId\n" + customer()).getBytes(StandardCharsets.UTF_8))).ok();
        issue(as("cloudstar-finance"), quota, customer());
        as("cloudstar-finance").send("PUT", path, "text/csv", new byte[0]).ok();
        as("bluewave-finance").send("PUT", path, "text/csv", csv).refused(404, "NOT_FOUND");
        as("cloudstar-sales").send("PUT", path, "text/csv", csv).refused(403, "NOT_ALLOWED");
        assertThat(quotaOf(quota).path("whitelistVersions")).hasSize(3);
    }

    @Test
    @Rule({"VCH-17", "VCH-23"})
    @DisplayName("are used by a file of operations', and what was done is exported")
    void files() {
        String quota = quota("cloudstar", "100.00");
        String voucher = issue(as("cloudstar-finance"), quota, customer()).path("issued").path(0).path("voucherKey").asText();
        String csv = "eventId,voucherKey,event,orderId,amount,at\nE-" + voucher + "," + voucher + ",use,ORD-1,4.00," + Instant.now().minusSeconds(5) + "\n";
        TestFile file = new TestFile("usage.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        as("finance").multipart("POST", "/api/vouchers/usage-import", "file", file).refused(403, "NOT_ALLOWED");
        Reply accepted = as("operations").multipart("POST", "/api/vouchers/usage-import", "file", file).status(202);
        Client.eventually("the file is taken", Duration.ofSeconds(30),
                () -> as("operations").get(accepted.location).ok().json().path("status").path("code").asText(), "done"::equals);
        assertThat(as("cloudstar-finance").get("/api/vouchers/" + voucher).ok().json().path("balance").asText()).isEqualTo("6.00");

        as("cloudstar-sales").post("/api/voucher-operations/export", Map.of()).refused(403, "NOT_ALLOWED");
        Reply export = as("cloudstar-finance").post("/api/voucher-operations/export", Map.of("quotaKey", quota)).status(202);
        Client.eventually("the file is written", Duration.ofSeconds(30),
                () -> as("cloudstar-finance").get(export.location).ok().json().path("status").path("code").asText(), "done"::equals);
        String href = as("cloudstar-finance").get(export.location).ok().json().path("href").asText();
        assertThat(as("cloudstar-finance").get(href).ok().text()).contains(voucher, "赠送");
    }

    @Test
    @DisplayName("are there in all statuses in the demo")
    void demo() {
        List<String> quotas = new ArrayList<>();
        as("operations").records("voucher-quotas", "limit=100").forEach(q -> quotas.add(q.path("status").path("code").asText()));
        assertThat(quotas).contains("normal", "invalid", "adjusting", "frozen", "reclaimed");
        List<String> vouchers = new ArrayList<>();
        as("operations").records("vouchers", "limit=100").forEach(v -> vouchers.add(v.path("status").path("code").asText()));
        assertThat(vouchers).contains("usable", "used", "expired", "reclaimed");
        assertThat(as("operations").records("vouchers", "limit=100")).anyMatch(v -> v.path("frozen").asBoolean()).anyMatch(v -> !v.path("lockedBy").isNull())
                .anyMatch(v -> v.path("own").asBoolean());
        assertThat(as("rivertech-finance").records("voucher-quotas", "")).isNotEmpty();
        assertThat(as("rivertech-finance").records("vouchers", "")).isNotEmpty();
    }
}
