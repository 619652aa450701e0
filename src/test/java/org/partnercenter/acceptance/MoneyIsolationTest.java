package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("one partner's money is not another's to see or to touch")
class MoneyIsolationTest extends AcceptanceTest {

    private static final List<String> STRANGERS = List.of("bluewave-admin", "bluewave-finance", "starbridge-admin", "rivertech-admin");

    @LocalServerPort
    private int serverPort;

    private static Organisation owner;
    /** The collection of each record type, and the key of the owner's record in it. */
    private static final Map<String, String> KEYS = new LinkedHashMap<>();
    private static final List<String> FILES = new ArrayList<>();

    private static synchronized Map<String, String> treasure() {
        if (owner == null) {
            hide(Certification.certified());
        }
        return KEYS;
    }

    private static void hide(Organisation partner) {
        Funds.credited(partner, "1000.00");
        KEYS.put("remittance-claims", first(partner, "remittance-claims"));
        KEYS.put("remittance-receipts", partner.finance().record("remittance-claims", KEYS.get("remittance-claims")).path("receiptKey").asText());
        KEYS.put("payment-agreements", PaymentAgreementTest.registered(partner, "代付公司" + partner.id()));
        KEYS.put("ledger-entries", first(partner, "ledger-entries"));
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        partner.finance().post("/api/allocations", Client.body("kind", "allocate", "customerId", customer.id(), "amount", "10.00")).ok();
        KEYS.put("allocations", first(partner, "allocations"));
        KEYS.put("voucher-quotas", Vouchers.granted(partner, "100.00"));
        KEYS.put("vouchers", Vouchers.issued(partner, KEYS.get("voucher-quotas"), "10.00", customer.id()));
        KEYS.put("invoice-titles", partner.finance().post("/api/invoice-titles", Client.body("titleType", "organisation", "invoiceType", "ordinary", "title", "测试协会"))
            .ok().json().path("key").asText());
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", Entitlement.payable(partner, "123.00")).invoiced("123.00").invoiceReviewed().approved()
            .shows("paying", "支付中");
        KEYS.put("payouts", slip.key());
        KEYS.put("payment-instructions", Client.eventually("the instruction", slip::instructions, found -> !found.isEmpty()).get(0).path("key").asText());
        String period = Entitlement.period();
        Entitlement.lines(Entitlement.line(partner, period, "1", "77.00"));
        KEYS.put("incentive-statements", Entitlement.statement(partner, period, "estimated").path("key").asText());
        KEYS.put("performance-lines", first(partner, "performance-lines"));
        KEYS.put("incentives", first(partner, "incentives"));
        Matcher href = Pattern.compile("\"href\":\"([^\"]+)\"").matcher(slip.read().toString() + partner.finance().record("remittance-claims", KEYS.get("remittance-claims"))
            + partner.finance().record("payment-agreements", KEYS.get("payment-agreements")));
        while (href.find()) {
            FILES.add(href.group(1).replaceFirst("https?://[^/]+", ""));
        }
        owner = partner;
    }

    private static String first(Organisation partner, String collection) {
        return partner.finance().records(collection, "limit=1").get(0).path("key").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"remittance-claims", "remittance-receipts", "payment-agreements", "ledger-entries", "allocations", "voucher-quotas", "vouchers", "invoice-titles",
        "payouts", "payment-instructions", "incentive-statements", "performance-lines", "incentives"})
    void aRecordIsNotThereForAnother(String collection) {
        String key = treasure().get(collection);
        for (String stranger : STRANGERS) {
            as(stranger).get("/api/" + collection + "/" + key).status(403, 404);
            assertThat(BrowserSession.of(serverPort, stranger).get("/records/" + collection + "/" + key).status()).as("%s's page", stranger).isIn(403, 404);
            Reply list = as(stranger).get("/api/" + collection + "?limit=100");
            assertThat(list.status).as("%s", list).isIn(200, 400, 403);
            assertThat(list.text()).as("%s", list).doesNotContain(key, owner.id(), owner.companyName());
        }
        for (String stranger : STRANGERS.subList(0, 2)) {
            if (!collection.equals("payment-instructions")) {
                as(stranger).get("/api/" + collection + "/" + key).refused(404, "NOT_FOUND");
            }
        }
    }

    @Test
    void filesAreTheOwnersAndTheVendors() {
        treasure();
        assertThat(FILES).hasSizeGreaterThanOrEqualTo(3);
        for (String file : FILES) {
            owner.finance().get(file).ok();
            as("finance").get(file).ok();
            for (String stranger : STRANGERS) {
                as(stranger).get(file).status(404);
            }
            Client.anonymous().get(file).status(401);
        }
    }

    @Test
    void tasksOfASlipAreNotAnothersEither() {
        String slip = treasure().get("payouts");
        String instance = owner.finance().record("payouts", slip).path("processInstanceId").asText();
        String task = as("finance").taskId(slip, "confirm-transfer");
        for (String stranger : STRANGERS) {
            assertThat(as(stranger).tasks(slip)).isEmpty();
            as(stranger).get("/engine-rest/process-instance/" + instance + "/variables").status(403, 404);
            as(stranger).get("/engine-rest/task/" + task + "/form-variables").status(403, 404);
            as(stranger).complete(task, Values.of("outcome", "paid", "bankReference", "x", "paidOn", today().toString())).status(403, 404);
        }
        owner.finance().complete(task, Values.of("outcome", "paid", "bankReference", "x", "paidOn", today().toString())).status(403, 404);
        for (String door : List.of("/engine-rest/message")) {
            owner.finance().post(door, Client.body("messageName", "cancel-payout", "businessKey", slip)).status(403);
            owner.finance().post(door, Client.body("messageName", "payout-requested", "businessKey", slip)).status(403);
        }
    }

    @Test
    void actionsOnAnothersRecordsFindNothing() {
        Map<String, String> keys = treasure();
        Client stranger = as("bluewave-finance");
        stranger.post("/api/remittance-claims/" + keys.get("remittance-claims") + "/withdraw", Client.body()).refused(404, "NOT_FOUND");
        stranger.post("/api/payment-agreements/" + keys.get("payment-agreements") + "/void", Client.body()).refused(404, "NOT_FOUND");
        stranger.post("/api/vouchers", Vouchers.issue(keys.get("voucher-quotas"), "1.00", "x")).refused(404, "NOT_FOUND");
        Reply reclaim = stranger.post("/api/vouchers/reclaim", Client.body("voucherKeys", List.of(keys.get("vouchers"))));
        assertThat(reclaim.text()).as("%s", reclaim).contains("NOT_FOUND");
        stranger.get("/api/payouts/" + keys.get("payouts") + "/invoice-list").refused(404, "NOT_FOUND");
        as("cloudstar-finance").tryStart(PayoutFlow.PROCESS, PayoutFlow.request("voucher-quota", List.of(keys.get("incentives")))).refused(404, "NOT_FOUND");
        assertThat(Vouchers.status(owner, keys.get("vouchers"))).isEqualTo("usable");
    }

    @Test
    void onlyTheRolesThatPayReadWhatIsPaid() {
        treasure();
        for (Client other : List.of(owner.as("sales"), owner.as("delivery"), as("pdm"), as("reviewer"))) {
            other.get("/api/ledger-entries").refused(403, "NOT_ALLOWED");
            other.get("/api/account-balances").refused(403, "NOT_ALLOWED");
            other.post("/api/payment-instructions/export", Client.body()).refused(403, "NOT_ALLOWED");
        }
        Reply settings = owner.as("sales").put("/api/payout-settings", Client.body("automatic", false));
        settings.refused(403, "NOT_ALLOWED");
        JsonNode balance = owner.finance().get("/api/account-balances").ok().json();
        assertThat(balance.path("total").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/payouts", "/api/payment-instructions", "/api/payout-settings", "/api/remittance-receipts", "/api/remittance-claims", "/api/ledger-entries",
        "/api/account-balances", "/api/allocations", "/api/payment-agreements", "/api/exports", "/api/imports", "/api/performance-lines", "/api/voucher-quotas", "/api/vouchers",
        "/api/invoice-titles", "/api/fee-records", "/api/incentive-statements", "/api/marketplace-bills"})
    void withoutALoginNothingAnswersAndListsTakeTheirParameters(String path) {
        Client.anonymous().get(path).status(401);
        Client manager = as("manager");
        Reply all = manager.get(path + "?limit=1").status(200, 403);
        if (all.status == 200) {
            assertThat(all.json().path("items").isArray()).as("%s", all).isTrue();
            assertThat(all.json().path("total").isNumber()).as("%s", all).isTrue();
            manager.get(path + "?limit=101").fieldInvalid("limit");
            manager.get(path + "?limit=x").fieldInvalid("limit");
            manager.get(path + "?offset=-1").fieldInvalid("offset");
            manager.get(path + "?status=unheard-of").fieldInvalid("status");
            manager.get(path + "/NONE-2020-000001").refused(404, "NOT_FOUND");
        }
    }
}
