package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("marketplace-settlement: a bill is countersigned, invoiced and paid")
class MarketplaceBillTest extends AcceptanceTest {

    private static final String COLLECTION = "marketplace-bills";
    private static final String HEADER = "billId,partnerId,period,transactionId,customerAccount,productName,amount";
    private static final String PATH = "/api/marketplace-bills/import";

    private Organisation partner;

    @BeforeEach
    void certify() {
        partner = Certification.certified();
    }

    private static String row(String bill, Organisation partner, String period, String amount) {
        return String.join(",", bill, partner.id(), period, "t-" + UUID.randomUUID(), "cust", "云商店产品", amount);
    }

    private String bill(String... amounts) {
        String id = "bill-" + UUID.randomUUID();
        Import.of("operations", PATH, HEADER, java.util.Arrays.stream(amounts).map(a -> row(id, partner, "2026-09", a)).toArray(String[]::new)).done(amounts.length, 0);
        String key = Client.eventually("the bill exists", () -> partner.finance().records(COLLECTION, "limit=100"), rows -> !rows.isEmpty()).get(0).path("key").asText();
        assertThat(key).startsWith("BIL-");
        return key;
    }

    private JsonNode read(String bill) {
        return partner.finance().record(COLLECTION, bill);
    }

    /** Status, stage, next stage and whether the invoice list is offered. */
    private void shows(String bill, String status, String stage, String nextStage, boolean invoiceList) {
        partner.finance().seesStatus(COLLECTION, bill, status);
        JsonNode record = read(bill);
        assertThat(code(record.path("stage"))).as("stage at %s", status).isEqualTo(stage);
        assertThat(code(record.path("nextStage"))).as("next stage at %s", status).isEqualTo(nextStage);
        assertThat(record.path("operations").toString()).as("operations at %s", status).contains("view");
        assertThat(record.path("operations").toString().contains("invoice-list")).as("invoice list at %s", status).isEqualTo(invoiceList);
        Reply list = partner.finance().get("/api/marketplace-bills/" + bill + "/invoice-list");
        if (invoiceList) {
            list.ok();
        } else {
            list.refused(409, "NO_INVOICE_LIST");
        }
    }

    private static String code(JsonNode stage) {
        return stage.isObject() ? stage.path("code").asText("") : stage.isNull() || stage.isMissingNode() ? "" : stage.asText();
    }

    private static final Map<String, String> COUNTERSIGNERS = Map.of("ecosystem-manager", "pdm", "operations", "operations", "finance", "finance");

    /** The countersigners' own tasks, which bear one name. */
    private static String countersignTask(String bill, String group, String user) {
        return Client.eventually(user + " sees the countersign of " + bill, () -> Client.list(as(user).get(
            "/engine-rest/task?processInstanceBusinessKey=%s&taskDefinitionKey=countersign&candidateGroup=%s&includeAssignedTasks=true", bill, group).ok().json()),
            tasks -> tasks.size() == 1).get(0).path("id").asText();
    }

    private void start(String bill) {
        as("operations").perform(bill, "start-countersign", "comment", "please sign");
    }

    private void countersign(String bill) {
        COUNTERSIGNERS.forEach((group, user) ->
            as(user).complete(countersignTask(bill, group, user), Values.of("decision", "approve")).ok());
    }

    private PayoutFlow slip(String bill) {
        JsonNode slip = Client.eventually("the slip of " + bill, () -> partner.finance().records("payouts", "limit=100"), slips -> !slips.isEmpty()).get(0);
        return new PayoutFlow(partner, slip.path("key").asText());
    }

    @Test
    @Rule({"MKT-01", "MKT-02", "PAY-13", "INV-08", "INV-09"})
    void aBillPassesEveryStage() {
        String bill = bill("1000.00", "-200.00", "34.56");
        shows(bill, "countersign-pending", "countersign", "invoice-review", false);
        assertThat(read(bill).path("amount").asText()).isEqualTo("834.56");
        start(bill);
        shows(bill, "countersigning", "countersign", "invoice-review", false);
        countersign(bill);
        shows(bill, "invoice-due", "invoice-review", "payout-review", true);
        PayoutFlow slip = slip(bill).shows("awaiting-invoice", "待伙伴开票");
        List<JsonNode> incentives = partner.finance().records("incentives", "limit=100");
        assertThat(incentives).hasSize(1);
        assertThat(incentives.get(0).path("kind").toString()).contains("marketplace");
        assertThat(incentives.get(0).path("status").path("code").asText()).isEqualTo("in-payout");
        assertThat(incentives.get(0).path("amount").asText()).isEqualTo("834.56");
        as("operations").post("/api/payouts/" + slip.key() + "/cancel", Client.body("reason", "x")).refused(409, "NOT_CANCELLABLE");

        String list = PdfText.of(partner.finance().get("/api/marketplace-bills/" + bill + "/invoice-list").ok().bytes);
        assertThat(list).contains(slip.key(), "834.56", "捌佰叁拾肆元伍角陆分", partner.companyName(), partner.creditCode(), "发票号码");
        assertThat(PdfText.of(partner.finance().get("/api/payouts/" + slip.key() + "/invoice-list").ok().bytes)).as("that of its slip").isEqualTo(list);

        slip.invoiced("834.56");
        shows(bill, "invoice-reviewing", "invoice-review", "payout-review", true);
        slip.rejected("review-invoice");
        shows(bill, "invoice-rejected", "invoice-review", "payout-review", true);
        slip.invoiced("834.56").invoiceReviewed();
        shows(bill, "invoice-approved", "payout-review", "payment", true);
        slip.rejected("review-payout");
        shows(bill, "payout-rejected", "payout-review", "payment", true);
        as("operations").complete(as("operations").taskId(slip.key(), "correct-payout"), Values.of("action", "cancel", "comment", "x")).refused(409, "NOT_CANCELLABLE");
        slip.correct("resubmit").approved();
        shows(bill, "payout-approved", "payment", "paid", true);
        slip.transfer("returned");
        shows(bill, "payment-data-wrong", "payout-review", "payment", true);
        slip.correct("resubmit").shows("paying", "支付中").transfer("paid").completed();
        shows(bill, "paid", "paid", "", true);
        partner.finance().seesStatus("incentives", incentives.get(0).path("key").asText(), "paid");
        assertThat(as("admin").tasks(bill)).isEmpty();
    }

    @Test
    @Rule("MKT-01")
    void theFirstRejectionClosesTheOthersAndAResubmissionAsksAllAgain() {
        String bill = bill("500.00");
        start(bill);
        String first = countersignTask(bill, "ecosystem-manager", "pdm");
        as("pdm").complete(first, Values.of("decision", "approve")).ok();
        String rejecting = countersignTask(bill, "finance", "finance");
        as("finance").complete(rejecting, Values.of("decision", "reject")).fieldInvalid("comment");
        as("finance").complete(rejecting, Values.of("decision", "reject", "comment", "amount unclear")).ok();
        shows(bill, "countersign-rejected", "countersign", "invoice-review", false);
        assertThat(as("admin").findTask(bill, "countersign")).isEmpty();
        assertThat(as("operations").record(COLLECTION, bill).toString()).contains("amount unclear");
        String handle = as("operations").taskId(bill, "handle-rejection");
        as("operations").complete(handle, Values.of("action", "resubmit")).fieldInvalid("comment");
        as("operations").complete(handle, Values.of("action", "perhaps", "comment", "x")).fieldInvalid("action");
        as("operations").complete(handle, Values.of("action", "resubmit", "comment", "explained")).ok();
        partner.finance().seesStatus(COLLECTION, bill, "countersigning");
        countersign(bill);
        shows(bill, "invoice-due", "invoice-review", "payout-review", true);
    }

    @Test
    @Rule("MKT-01")
    void aVoidedBillIsOver() {
        String bill = bill("500.00");
        start(bill);
        as("operations").complete(countersignTask(bill, "operations", "operations"), Values.of("decision", "reject", "comment", "no")).ok();
        as("operations").perform(bill, "handle-rejection", "action", "void", "comment", "double");
        partner.finance().seesStatus(COLLECTION, bill, "voided");
        assertThat(partner.finance().records("incentives", "limit=100")).isEmpty();
        assertThat(partner.finance().records("payouts", "limit=100")).isEmpty();
        assertThat(as("admin").tasks(bill)).isEmpty();
    }

    @Test
    @Rule({"PAY-09", "MKT-02"})
    void aBillOfNothingIsPaidAtOnce() {
        String bill = bill("500.00", "-500.00");
        start(bill);
        countersign(bill);
        partner.finance().seesStatus(COLLECTION, bill, "paid");
        partner.finance().get("/api/marketplace-bills/" + bill + "/invoice-list").refused(409, "NO_INVOICE_LIST");
        assertThat(slip(bill).completed().instructions()).isEmpty();
    }

    @Test
    @Rule({"PAY-09", "MKT-01", "MKT-02"})
    void aNegativeBillIsSettledOffline() {
        String bill = bill("-120.00");
        start(bill);
        countersign(bill);
        PayoutFlow slip = slip(bill).shows("settling-offline", "线下处理中");
        partner.finance().seesStatus(COLLECTION, bill, "invoice-due");
        partner.finance().get("/api/marketplace-bills/" + bill + "/invoice-list").refused(409, "NO_INVOICE_LIST");
        String task = as("operations").taskId(slip.key(), "settle-offline");
        as("operations").complete(task, Values.of("comment", "x")).fieldInvalid("reference");
        as("operations").complete(task, Values.of("reference", "x")).fieldInvalid("comment");
        as("operations").complete(task, Values.of("reference", "OFF-1", "comment", "wired")).ok();
        slip.completed();
        partner.finance().seesStatus(COLLECTION, bill, "paid");
        assertThat(slip.instructions()).isEmpty();
    }

    @Test
    void brokenFilesAreRefusedWithTheLine() {
        String id = "bill-" + UUID.randomUUID();
        String good = row(id, partner, "2026-09", "1.00");
        Import.of("operations", PATH, HEADER, good, row(id, partner, "2026-9", "1.00")).refused(3, "period", "FIELD_INVALID");
        Import.of("operations", PATH, HEADER, good, row(id, partner, "2026-09", "1.001")).refused(3, "amount", "FIELD_INVALID");
        Import.of("operations", PATH, HEADER, good, row("", partner, "2026-09", "1.00")).refused(3, "billId", "FIELD_INVALID");
        for (String other : List.of(row(id, partner, "2026-08", "1.00"), row(id, Organisation.named(), "2026-09", "1.00"))) {
            Import refused = Import.of("operations", PATH, HEADER, good, other);
            assertThat(refused.view().path("status").path("code").asText()).as("one partner and period").isEqualTo("refused");
            assertThat(refused.lines()).contains(3);
        }
        assertThat(partner.finance().records(COLLECTION, "limit=100")).isEmpty();
        for (String user : List.of("finance", "pdm", "cloudstar-admin")) {
            Import.send(user, PATH, HEADER, good).refused(403, "NOT_ALLOWED");
        }
    }

    @Test
    void anotherPartnerSeesNoBill() {
        String bill = bill("10.00");
        as("bluewave-admin").get("/api/marketplace-bills/" + bill).refused(404, "NOT_FOUND");
        as("bluewave-admin").get("/api/marketplace-bills/" + bill + "/invoice-list").refused(404, "NOT_FOUND");
        assertThat(as("bluewave-admin").get("/api/marketplace-bills?limit=100").text()).doesNotContain(bill);
        assertThat(partner.finance().tasks(bill)).isEmpty();
    }
}
