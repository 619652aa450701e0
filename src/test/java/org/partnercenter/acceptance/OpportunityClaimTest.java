package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.AtOnce.atOnce;
import static org.partnercenter.acceptance.AtOnce.loser;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;

@DisplayName("opportunity-incentive: claimed for what was delivered, and taken back when it was not so")
class OpportunityClaimTest extends AcceptanceTest {

    private static final String PROCESS = "opportunity-incentive";
    private static final String IMPORT = "/api/opportunities/import";
    private static final List<String> COLUMNS = List.of("opportunityId", "partnerId", "name", "source", "customerName", "customerAccount", "status", "verifiedOn",
        "deliveryStart", "deliveryEnd", "annualCloudVolume", "offerings", "core", "marketplace", "newCustomer", "managerId");

    private Organisation partner;

    @BeforeEach
    void join() {
        partner = Organisation.onboarded("solution-provider");
        join(partner);
    }

    private static void join(Organisation of) {
        of.admin().start("programme-join", Values.of("programmeCode", "co-exploration", "submit", true, "conditionsConfirmed", true, "agreementsAccepted", true));
    }

    /** A delivered core opportunity, whose delivery ended ten days ago, of a new customer of 240,000 a year. */
    private Map<String, String> row(Organisation of) {
        String id = "opp-" + UUID.randomUUID();
        Map<String, String> row = new LinkedHashMap<>();
        List<String> values = List.of(id, of.id(), "机会点", "PO", "客户" + id, "acct-" + id, "delivered", today().minusDays(90).toString(), today().minusDays(60).toString(),
            today().minusDays(10).toString(), "240000.00", "off-" + id, "true", "false", "true", of.user("sales"));
        for (int i = 0; i < COLUMNS.size(); i++) {
            row.put(COLUMNS.get(i), values.get(i));
        }
        return row;
    }

    private Map<String, String> row(String column, String value) {
        Map<String, String> row = row(partner);
        row.put(column, value);
        return row;
    }

    private static Import send(List<Map<String, String>> rows) {
        return Import.of("operations", IMPORT, String.join(",", COLUMNS), rows.stream().map(r -> String.join(",", r.values())).toArray(String[]::new));
    }

    private static String imported(Organisation of, Map<String, String> row) {
        send(List.of(row)).done(1, 0);
        String account = row.get("customerAccount");
        return of.admin().records("opportunities", "limit=100").stream().filter(o -> o.toString().contains(account)).findFirst()
            .orElseThrow(() -> new AssertionError("no opportunity of " + account)).path("key").asText();
    }

    private static Values claim(String opportunity, Map<String, String> row) {
        return Values.of("opportunityKey", opportunity, "customerAccount", row.get("customerAccount"), "claimKind", "first-order",
            "projectStart", today().minusDays(50).toString(), "startEvidence", TestFile.pdf("evidence.pdf", "start"));
    }

    private Reply tryClaim(Map<String, String> row) {
        return partner.as("sales").tryStart(PROCESS, claim(imported(partner, row), row));
    }

    private String claimed(Map<String, String> row) {
        String key = partner.as("sales").start(PROCESS, claim(imported(partner, row), row));
        assertThat(key).startsWith("INC-");
        return key;
    }

    private static void approve(String key, String amount) {
        as("operations").perform(key, "review-claim", "decision", "approve", "amount", amount);
    }

    @Test
    @Rule({"INC-13", "INC-15", "INC-16"})
    void aClaimIsReviewedCorrectedApprovedAndConfirmed() {
        String key = claimed(row(partner));
        JsonNode record = Entitlement.read(partner, key);
        assertThat(record.path("status").path("code").asText()).isEqualTo("reviewing");
        JsonNode expected = as("operations").get("/api/calendar/deadline?from=%s&workingDays=3", today()).ok().json();
        assertThat(Client.instant(as("operations").task(key, "review-claim").path("due"))).isEqualTo(Client.instant(expected.path("at")));
        assertThat(record.toString()).as("the review's day is shown to the partner").contains(expected.path("at").asText().substring(0, 10));
        as("operations").complete(as("operations").taskId(key, "review-claim"), Values.of("decision", "approve")).fieldInvalid("amount");
        as("operations").perform(key, "review-claim", "decision", "reject", "comment", "evidence unreadable");
        partner.finance().seesStatus("incentives", key, "review-rejected");
        assertThat(Entitlement.read(partner, key).toString()).contains("evidence unreadable");
        partner.as("sales").perform(key, "revise-claim", "claimKind", "sustained");
        partner.finance().seesStatus("incentives", key, "reviewing");
        as("operations").complete(as("operations").taskId(key, "review-claim"), Values.of("decision", "approve", "amount", "40000.01")).refused(409, "ABOVE_CAP");
        approve(key, "40000.00");
        partner.finance().seesStatus("incentives", key, "awaiting-confirmation");
        JsonNode published = Entitlement.read(partner, key);
        assertThat(published.path("amount").asText()).isEqualTo("40000.00");
        assertThat(published.path("deadline").path("workingDaysLeft").asInt()).isEqualTo(10);
        Entitlement.confirm(partner, key, "payable");
    }

    @Test
    @Rule("INC-06")
    void anOpportunityIncentiveConfirmsItselfAtTheDeadline() {
        String key = claimed(row(partner));
        approve(key, "1000.00");
        partner.finance().seesStatus("incentives", key, "awaiting-confirmation");
        Entitlement.lapse(partner, key);
        partner.finance().seesStatus("incentives", key, "payable");
    }

    @ParameterizedTest
    @Rule("INC-16")
    @CsvSource({"first-order,true,240000.00,120000.00", "first-order,true,900000.00,300000.00", "first-order,false,240000.00,50000.00",
        "sustained,true,240000.00,40000.00", "sustained,true,1200000.00,150000.00", "sustained,false,240000.00,50000.00"})
    void theCapIsReckoned(String kind, String newCustomer, String volume, String cap) {
        Map<String, String> row = row("newCustomer", newCustomer);
        row.put("annualCloudVolume", volume);
        String key = partner.as("sales").start(PROCESS, claim(imported(partner, row), row).with("claimKind", kind));
        String task = as("operations").taskId(key, "review-claim");
        String above = new java.math.BigDecimal(cap).add(new java.math.BigDecimal("0.01")).toPlainString();
        as("operations").complete(task, Values.of("decision", "approve", "amount", above)).refused(409, "ABOVE_CAP");
        as("operations").complete(task, Values.of("decision", "approve", "amount", cap)).ok();
    }

    /** Refused with a reason, whatever its code. */
    private static void refusedWithReason(Reply reply) {
        assertThat(reply.status).as("%s", reply).isIn(400, 403, 409);
        assertThat(reply.json().path("message").asText()).as("%s", reply).containsPattern("[A-Z]+_[A-Z]+");
    }

    @Test
    @Rule("INC-13")
    void onlyWhatWasDeliveredAndCoreIsClaimed() {
        refusedWithReason(tryClaim(row("core", "false")));
        refusedWithReason(tryClaim(row("status", "progressing")));
        refusedWithReason(tryClaim(row("deliveryEnd", today().toString())));
        Map<String, String> early = row(partner);
        refusedWithReason(partner.as("sales").tryStart(PROCESS, claim(imported(partner, early), early).with("projectStart", early.get("verifiedOn"))));
        Map<String, String> yesterday = row("deliveryEnd", today().minusDays(1).toString());
        claimed(yesterday);
    }

    @Test
    @Rule("INC-13")
    void whoIsNoMemberOrAResellerClaimsNothing() {
        Organisation outsider = Organisation.onboarded("solution-provider");
        Map<String, String> row = row(outsider);
        refusedWithReason(outsider.as("sales").tryStart(PROCESS, claim(imported(outsider, row), row)));
        Map<String, String> foreign = row(partner);
        String key = imported(partner, foreign);
        join(outsider);
        Reply another = outsider.as("sales").tryStart(PROCESS, claim(key, foreign)).status(400, 404);
        Reply none = outsider.as("sales").tryStart(PROCESS, claim("OPP-2020-999999", foreign));
        assertThat(another.text()).as("as one that does not exist").isEqualTo(none.text());
    }

    @Test
    @Rule("INC-14")
    void anOpportunityIsClaimedOnceUnlessThatWasWithdrawn() {
        Map<String, String> row = row(partner);
        String opportunity = imported(partner, row);
        String first = partner.as("sales").start(PROCESS, claim(opportunity, row));
        refusedWithReason(partner.as("sales").tryStart(PROCESS, claim(opportunity, row)));
        partner.as("sales").post("/api/incentives/" + first + "/withdraw", Client.body()).ok();
        partner.finance().seesStatus("incentives", first, "cancelled");
        String second = partner.as("sales").start(PROCESS, claim(opportunity, row));
        approve(second, "100.00");
        Client.eventually("published", () -> Entitlement.status(partner, second), "awaiting-confirmation"::equals);
        partner.as("sales").post("/api/incentives/" + second + "/withdraw", Client.body()).status(409);
        refusedWithReason(partner.as("sales").tryStart(PROCESS, claim(opportunity, row)));
    }

    @Test
    @Rule("INC-14")
    void overlappingOfferingsAndCustomersAreRefused() {
        Map<String, String> first = row("offerings", "a" + partner.id() + ";b" + partner.id());
        claimed(first);
        refusedWithReason(tryClaim(row("offerings", "b" + partner.id() + ";c" + partner.id())));
        Map<String, String> sameCustomer = row("customerAccount", first.get("customerAccount"));
        Organisation other = Organisation.onboarded("solution-provider");
        join(other);
        sameCustomer.put("partnerId", other.id());
        sameCustomer.put("managerId", other.user("sales"));
        send(List.of(sameCustomer)).done(1, 0);
        String opportunity = other.admin().records("opportunities", "limit=100").get(0).path("key").asText();
        Reply refused = other.as("sales").tryStart(PROCESS, claim(opportunity, sameCustomer));
        refusedWithReason(refused);
        assertThat(refused.text()).as("names no other partner").doesNotContain(partner.id(), partner.companyName());
    }

    @Test
    @Rule("INC-14")
    void twoClaimsOfOneOpportunityAtTheSameMoment() throws Exception {
        Map<String, String> row = row(partner);
        String opportunity = imported(partner, row);
        Callable<Reply> claim = () -> partner.as("sales").tryStart(PROCESS, claim(opportunity, row));
        Callable<Reply> other = () -> partner.admin().tryStart(PROCESS, claim(opportunity, row));
        loser(atOnce(List.of(claim, other)));
    }

    @Test
    void brokenClaimsNameTheField() {
        Map<String, String> row = row(partner);
        Values good = claim(imported(partner, row), row);
        for (String field : List.of("opportunityKey", "customerAccount", "claimKind", "projectStart", "startEvidence")) {
            partner.as("sales").tryStart(PROCESS, good.without(field)).fieldInvalid(field);
        }
        partner.as("sales").tryStart(PROCESS, good.with("claimKind", "second")).fieldInvalid("claimKind");
        partner.as("sales").tryStart(PROCESS, good.with("projectStart", "2026-02-30")).fieldInvalid("projectStart");
        partner.as("sales").tryStart(PROCESS, good.with("customerAccount", "x".repeat(65))).fieldInvalid("customerAccount");
        partner.as("sales").tryStart(PROCESS, good.with("startEvidence", TestFile.of("e.docx"))).fieldInvalid("startEvidence");
        partner.as("sales").tryStart(PROCESS, good.with("amount", "1.00")).fieldInvalid("amount");
        partner.finance().tryStart(PROCESS, good).refused(403, "NOT_ALLOWED");
        partner.as("delivery").tryStart(PROCESS, good).refused(403, "NOT_ALLOWED");
    }

    @Test
    void opportunitiesAreImportedWholeOrNotAtAll() {
        Map<String, String> good = row(partner);
        for (String[] wrong : new String[][] {{"source", "XX"}, {"status", "open"}, {"verifiedOn", "2026-02-30"}, {"annualCloudVolume", "-1.00"}, {"core", "yes"},
            {"newCustomer", ""}, {"partnerId", "nobody"}, {"opportunityId", ""}, {"name", "x".repeat(129)}}) {
            send(List.of(good, row(wrong[0], wrong[1]))).refused(3, wrong[0], "FIELD_INVALID");
        }
        assertThat(partner.admin().records("opportunities", "limit=100")).isEmpty();
        send(List.of(good)).done(1, 0);
        Map<String, String> renamed = new LinkedHashMap<>(good);
        renamed.put("name", "新名字");
        send(List.of(renamed));
        assertThat(partner.admin().records("opportunities", "limit=100")).hasSize(1).first().satisfies(o -> assertThat(o.toString()).contains("新名字"));
        Map<String, String> back = new LinkedHashMap<>(good);
        back.put("status", "progressing");
        assertThat(send(List.of(back)).lines()).as("no step back").containsExactly(2);
        Map<String, String> moved = new LinkedHashMap<>(good);
        moved.put("partnerId", "cloudstar");
        moved.put("managerId", "cloudstar-sales");
        assertThat(send(List.of(moved)).lines()).as("no other partner").containsExactly(2);
        Import.send("finance", IMPORT, String.join(",", COLUMNS), String.join(",", good.values())).refused(403, "NOT_ALLOWED");
    }

    private static Reply clawBack(String user, String key, String amount) {
        return as(user).post("/api/incentives/" + key + "/claw-back", Client.body("amount", amount, "occurredOn", today().toString(), "reason", "customer left"));
    }

    @Test
    @Rule("INC-17")
    void beforePayoutTheAmountFalls() {
        String key = claimed(row(partner));
        approve(key, "1000.00");
        Entitlement.confirm(partner, key, "payable");
        clawBack("finance", key, "1.00").refused(403, "NOT_ALLOWED");
        clawBack("operations", key, "0.00").fieldInvalid("amount");
        as("operations").post("/api/incentives/" + key + "/claw-back", Client.body("amount", "1.00", "occurredOn", today().toString())).fieldInvalid("reason");
        as("operations").post("/api/incentives/" + key + "/claw-back", Client.body("amount", "1.00", "reason", "x")).fieldInvalid("occurredOn");
        clawBack("operations", key, "1000.01").status(400, 409);
        clawBack("operations", key, "400.00").ok();
        assertThat(Entitlement.read(partner, key).path("amount").asText()).isEqualTo("600.00");
        assertThat(Entitlement.read(partner, key).path("clawedBackAmount").asText()).isEqualTo("400.00");
        clawBack("operations", key, "600.00").ok();
        assertThat(Entitlement.status(partner, key)).isEqualTo("clawed-back");
    }

    @Test
    @Rule("INC-17")
    void whatHasBeenPaidBecomesADebt() {
        Certification.of(partner);
        String key = claimed(row(partner));
        approve(key, "1000.00");
        Entitlement.confirm(partner, key, "payable");
        PayoutFlow slip = PayoutFlow.requested(partner, "cloud-account-uninvoiced", List.of(key));
        clawBack("operations", key, "400.00").refused(409, "IN_PAYOUT");
        slip.approved().completed();
        partner.finance().seesStatus("incentives", key, "paid");
        clawBack("operations", key, "400.00").ok();
        assertThat(Entitlement.status(partner, key)).isEqualTo("paid");
        JsonNode debt = Client.eventually("the claw-back", () -> partner.finance().records("incentives", "limit=100").stream()
            .filter(row -> row.path("originKey").asText().equals(key)).findFirst().orElse(null), found -> found != null);
        assertThat(debt.path("kind").toString()).contains("claw-back");
        assertThat(debt.path("amount").asText()).isEqualTo("-400.00");
        Entitlement.confirm(partner, debt.path("key").asText(), "payable");
        clawBack("operations", key, "600.01").status(400, 409);
        clawBack("operations", key, "600.00").ok();
        assertThat(Entitlement.status(partner, key)).isEqualTo("clawed-back");
    }

    @Test
    @Rule("INC-17")
    void afterSixMonthsNothingIsTakenBack() {
        LocalDate end = today().minusMonths(6).minusDays(1);
        Map<String, String> row = row("deliveryEnd", end.toString());
        row.put("deliveryStart", end.minusDays(30).toString());
        row.put("verifiedOn", end.minusDays(60).toString());
        String key = claimed(row);
        approve(key, "1000.00");
        Entitlement.confirm(partner, key, "payable");
        clawBack("operations", key, "1.00").refused(409, "CLAWBACK_TOO_LATE");
        String other = Entitlement.payable(partner, "10.00").get(0);
        Reply kind = clawBack("operations", other, "1.00");
        assertThat(kind.status).as("only claims and deliveries: %s", kind).isIn(400, 409);
    }
}
