package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Voucher quotas, which the vendor grants by two people, and the vouchers cut from them. */
final class Vouchers {

    static final String USAGE = "eventId,voucherKey,event,orderId,amount,at";

    private Vouchers() {
    }

    static String in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** What operations ask for: good from yesterday for a year. */
    static Map<String, Object> grant(Organisation partner, String value) {
        return Client.body("partnerId", partner.id(), "kind", "voucher", "value", value, "effectiveAt", in(Duration.ofDays(-1)),
            "expireAt", in(Duration.ofDays(365)), "reason", "marketing");
    }

    static Reply confirm(String user, String quota, String decision) {
        return Client.as(user).post("/api/voucher-quotas/" + quota + "/confirm", Client.body("decision", decision, "comment", "seen"));
    }

    static String granted(Organisation partner, String value) {
        return granted(grant(partner, value));
    }

    /** Granted by one of operations and confirmed by the other. */
    static String granted(Map<String, Object> grant) {
        String key = Client.as("operations").post("/api/voucher-quotas", grant).ok().json().path("key").asText();
        assertThat(key).startsWith("QTA-");
        confirm("operations2", key, "approve").ok();
        return key;
    }

    static Map<String, Object> issue(String quota, String faceValue, String... customers) {
        return Client.body("quotaKey", quota, "customerIds", List.of(customers), "faceValue", faceValue);
    }

    /** The one voucher made by this issue. */
    static String issued(Organisation partner, String quota, String faceValue, String customer) {
        partner.finance().post("/api/vouchers", issue(quota, faceValue, customer)).ok();
        return partner.finance().records("vouchers", "limit=100&sort=-key").get(0).path("key").asText();
    }

    static String status(Organisation partner, String voucher) {
        return partner.finance().statusOf("vouchers", voucher);
    }

    static JsonNode quota(Organisation partner, String quota) {
        return partner.finance().record("voucher-quotas", quota);
    }

    static String balance(Organisation partner, String quota) {
        return quota(partner, quota).path("balance").asText();
    }
}
