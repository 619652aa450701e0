package org.partnercenter.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** An organisation that the vendor has onboarded, with one member for each role; everybody has chosen a password. */
record Organisation(String id, String companyName, String creditCode) {

    static final String PASSWORD = "Chosen-2026";

    private static final AtomicInteger NEXT = new AtomicInteger(1);
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    static Organisation named() {
        int number = NEXT.getAndIncrement();
        String id = "org" + number + Long.toString(ThreadLocalRandom.current().nextLong(1_000_000), 36).replaceAll("[^a-z0-9]", "");
        return new Organisation(id, "测试伙伴" + id + "有限公司", newCreditCode());
    }

    /** 18 characters, the last one checks the others (GB 32100). */
    static String newCreditCode() {
        StringBuilder code = new StringBuilder("91330106");
        for (int i = 0; i < 9; i++) {
            code.append(SIGNS.charAt(ThreadLocalRandom.current().nextInt(SIGNS.length())));
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += SIGNS.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return code.append(SIGNS.charAt((31 - sum % 31) % 31)).toString();
    }

    /** What the ecosystem manager sends. */
    Map<String, Object> onboarding(String identity) {
        return Client.body("partnerId", id, "companyName", companyName, "creditCode", creditCode, "region", "CN", "identity", identity,
            "paths", List.of("software", "service"), "ecosystemManager", "pdm", "admin", person("admin"),
            "members", List.of(member("sales"), member("delivery"), member("finance")));
    }

    private Map<String, Object> person(String role) {
        return Client.body("userId", user(role), "displayName", role, "email", user(role) + "@partner.example", "mobile", "13700000000");
    }

    private Map<String, Object> member(String role) {
        Map<String, Object> member = person(role);
        member.put("roles", List.of("partner-" + role));
        return member;
    }

    String user(String role) {
        return id + "-" + role;
    }

    /** Onboards a new one, and lets its people choose their passwords. */
    static Organisation onboarded(String identity) {
        Organisation organisation = named();
        return organisation.onboarded(organisation.onboarding(identity));
    }

    /** Onboards a reseller of that distributor. */
    static Organisation resellerOf(Organisation distributor) {
        Organisation organisation = named();
        Map<String, Object> onboarding = organisation.onboarding("reseller");
        onboarding.put("distributorId", distributor.id());
        return organisation.onboarded(onboarding);
    }

    private Organisation onboarded(Map<String, Object> onboarding) {
        JsonNode answer = Client.as("pdm").post("/api/partners", onboarding).ok().json();
        String initial = answer.path("initialPassword").asText();
        choosePassword("admin", initial);
        for (String role : List.of("sales", "delivery", "finance")) {
            String password = admin().post("/api/members/" + user(role) + "/reset-password", Client.body()).ok().json()
                .path("initialPassword").asText();
            choosePassword(role, password);
        }
        return this;
    }

    private void choosePassword(String role, String initial) {
        Client.as(user(role), initial).post("/api/password", Client.body("oldPassword", initial, "newPassword", PASSWORD)).ok();
    }

    /** What the vendor's operations do to an organisation in trouble, or no longer. */
    Organisation becomes(String status) {
        Client.as("operations").post("/api/partners/" + id + "/status", Client.body("status", status, "reason", "acceptance")).ok();
        return this;
    }

    Client as(String role) {
        return Client.as(user(role), PASSWORD);
    }

    Client admin() {
        return as("admin");
    }

    Client finance() {
        return as("finance");
    }
}
