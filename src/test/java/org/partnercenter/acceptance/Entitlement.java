package org.partnercenter.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Incentives of a partner as the vendor's files make them, and what the partner answers. */
final class Entitlement {

    static final String INCENTIVES = "lineId,partnerId,kind,amount,calculation";
    static final String LINES = "lineId,partnerId,period,planCode,planName,associationType,customerId,orderId,consumedOn,baseAmount,rate,amount,frozen";

    private static final AtomicInteger NEXT = new AtomicInteger((int) (System.nanoTime() % 1_000_000) * 100);
    private static final AtomicInteger PERIODS = new AtomicInteger();

    private Entitlement() {
    }

    static String lineId() {
        return "line-" + NEXT.incrementAndGet();
    }

    /** A month long over that no other test and no demo record uses. */
    static String period() {
        return YearMonth.of(2012, 1).plusMonths(PERIODS.getAndIncrement()).toString();
    }

    /** Published amounts of kind {@code dedicated-staff}, waiting for the partner. */
    static List<String> published(Organisation partner, String... amounts) {
        List<String> keys = new ArrayList<>();
        for (String amount : amounts) {
            String line = lineId();
            Import.of("operations", "/api/incentives/import", INCENTIVES,
                String.join(",", line, partner.id(), "dedicated-staff", amount, "by " + line)).done(1, 0);
            keys.add(Client.eventually("the incentive of " + line + " exists",
                () -> partner.finance().records("incentives", "status=awaiting-confirmation&limit=100").stream()
                    .filter(row -> !keys.contains(row.path("key").asText()) && row.path("amount").asText().equals(amount)).toList(),
                rows -> !rows.isEmpty()).get(0).path("key").asText());
        }
        return keys;
    }

    /** Amounts that can be paid, confirmed by the partner. */
    static List<String> payable(Organisation partner, String... amounts) {
        List<String> keys = published(partner, amounts);
        keys.forEach(key -> confirm(partner, key, "payable"));
        return keys;
    }

    static void confirm(Organisation partner, String key, String becomes) {
        partner.finance().perform(key, "check-incentive", "decision", "confirm");
        partner.finance().seesStatus("incentives", key, becomes);
    }

    static String line(Organisation partner, String period, String type, String amount) {
        return line(partner, lineId(), period, type, amount, false);
    }

    static String line(Organisation partner, String lineId, String period, String type, String amount, boolean frozen) {
        String rate = "0.1000";
        return String.join(",", lineId, partner.id(), period, "P1", "返点计划", type, "c-" + partner.id(), "order-" + lineId,
            period + "-15", new BigDecimal(amount).multiply(BigDecimal.TEN).setScale(2).toPlainString(), rate, amount, String.valueOf(frozen));
    }

    static void lines(String... rows) {
        Import.of("operations", "/api/performance-lines/import", LINES, rows).done(rows.length, 0);
    }

    static void close(String period) {
        Client.as("operations").tryStart("close-period", Values.of("period", period)).ok();
    }

    /** The partner's statement of that period, once it is as expected. */
    static JsonNode statement(Organisation partner, String period, String status) {
        return Client.eventually("the statement of " + period + " is " + status,
            () -> partner.finance().records("incentive-statements", "limit=100").stream()
                .filter(row -> row.path("period").asText().equals(period)).findFirst().orElse(Client.JSON.createObjectNode()),
            row -> row.path("status").path("code").asText().equals(status));
    }

    /** Performance amounts of the class, closed, confirmed, released and so payable; a negative one is an open negative. */
    static String performance(Organisation partner, String type, String amount) {
        String period = period();
        lines(line(partner, period, type, amount));
        close(period);
        JsonNode statement = statement(partner, period, "awaiting-confirmation");
        String key = incentivesOf(partner, statement).get(0);
        confirm(partner, key, "confirmed");
        String stm = statement(partner, period, "releasing").path("key").asText();
        Client.as("operations").perform(stm, "release-statement", "decision", "approve");
        partner.finance().seesStatus("incentives", key, "payable");
        return key;
    }

    static List<String> incentivesOf(Organisation partner, JsonNode statement) {
        String key = statement.path("key").asText();
        return Client.eventually("the incentives of " + key + " exist",
            () -> partner.finance().records("incentives", "limit=100").stream()
                .filter(row -> row.path("originKey").asText().equals(key)).map(row -> row.path("key").asText()).toList(),
            keys -> !keys.isEmpty());
    }

    /** Runs the timer of the deadline now, as an administrator does. */
    static void lapse(Organisation partner, String key) {
        JsonNode record = partner.finance().record("incentives", key);
        Instant deadline = Client.instant(record.path("deadline").path("at"));
        Client admin = Client.as("admin");
        String instance = partner.finance().task(key, "check-incentive").path("processInstanceId").asText();
        String job = Client.list(admin.get("/engine-rest/job?processInstanceId=%s&timers=true", instance).ok().json()).stream()
            .filter(timer -> Client.instant(timer.path("dueDate")).equals(deadline)).findFirst().orElseThrow().path("id").asText();
        admin.post("/engine-rest/job/" + job + "/execute", Client.body()).ok();
    }

    static JsonNode read(Organisation partner, String key) {
        return partner.finance().record("incentives", key);
    }

    static String status(Organisation partner, String key) {
        return read(partner, key).path("status").path("code").asText();
    }
}
