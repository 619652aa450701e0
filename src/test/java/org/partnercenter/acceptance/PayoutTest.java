package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("payout: from a confirmed incentive to the money, over each way")
class PayoutTest extends AcceptanceTest {

    private Organisation partner;
    private String bankAccount;

    @BeforeEach
    void certify() {
        partner = Organisation.onboarded("solution-provider");
        bankAccount = Certification.of(partner);
    }

    private void incentivesAre(String status, List<String> keys) {
        keys.forEach(key -> partner.finance().seesStatus("incentives", key, status));
    }

    @Test
    @Rule({"PAY-02", "PAY-05", "PAY-10", "PAY-13"})
    void aBankTransferNeedsAnInvoiceAndLeavesOneInstructionAndPaidIncentives() {
        List<String> incentives = Entitlement.payable(partner, "1200.00", "300.50");
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", incentives).shows("awaiting-invoice", "待伙伴开票");
        JsonNode record = slip.read();
        assertThat(record.path("way").toString()).contains("bank-transfer");
        assertThat(Client.texts(record.path("lines"), "sourceKey")).containsExactlyInAnyOrderElementsOf(incentives);
        assertThat(Client.texts(record.path("lines"), "amount")).containsExactlyInAnyOrder("1200.00", "300.50");
        assertThat(Client.texts(record.path("lines"), "kind").toString()).contains("dedicated-staff");
        incentivesAre("in-payout", incentives);
        incentives.forEach(key -> assertThat(Entitlement.read(partner, key).path("slipKey").asText()).isEqualTo(slip.key()));

        slip.invoiced("1500.50").invoiceReviewed();
        assertThat(slip.instructions()).as("nothing is paid before it is approved").isEmpty();
        slip.approved().shows("paying", "支付中");
        JsonNode instruction = Client.eventually("the instruction of " + slip.key(), slip::instructions, found -> found.size() == 1).get(0);
        assertThat(instruction.path("slipKey").asText()).isEqualTo(slip.key());
        assertThat(instruction.path("payeeName").asText()).isEqualTo(partner.companyName());
        assertThat(instruction.path("amount").asText()).isEqualTo("1500.50");
        slip.transfer("paid").completed();
        incentivesAre("paid", incentives);
        assertThat(slip.instructions()).hasSize(1);
        assertThat(Client.list(Client.JSON.valueToTree(Funds.entries(partner)))).as("no money came to the account").isEmpty();
        assertThat(as("admin").tasks(slip.key())).isEmpty();
    }

    @Test
    @Rule({"PAY-05", "PAY-10"})
    void theCloudAccountIsCreditedOnceAfterTheInvoice() {
        List<String> incentives = Entitlement.payable(partner, "800.00");
        PayoutFlow slip = PayoutFlow.requested(partner, "cloud-account", incentives).shows("awaiting-invoice", "待伙伴开票");
        slip.invoiced("800.00").invoiceReviewed().approved().completed();
        incentivesAre("paid", incentives);
        assertRebate("800.00");
        assertThat(Funds.balance(partner).toString()).contains("800.00");
        assertThat(slip.instructions()).isEmpty();
    }

    private void assertRebate(String amount) {
        List<JsonNode> entries = Funds.entries(partner);
        assertThat(entries).hasSize(1);
        JsonNode entry = entries.get(0);
        assertThat(entry.path("account").toString()).contains("recharge");
        assertThat(entry.path("tradeType").toString()).contains("RECHARGE");
        assertThat(entry.path("tradeDetailType").toString()).contains("SOURCE_OPERAIION_RECHARGE_REBATE");
        assertThat(entry.path("direction").toString()).contains("income");
        assertThat(entry.path("amount").asText()).isEqualTo(amount);
        assertThat(entry.path("balanceAfter").asText()).isEqualTo(amount);
    }

    @Test
    @Rule({"PAY-05", "PAY-10"})
    void theUninvoicedAccountIsCreditedAndTheInvoiceOwed() {
        List<String> incentives = Entitlement.payable(partner, "640.00");
        PayoutFlow slip = PayoutFlow.requested(partner, "cloud-account-uninvoiced", incentives).shows("payout-reviewing", "申付审核中");
        assertThat(partner.finance().findTask(slip.key(), "issue-invoice")).isEmpty();
        slip.approved().completed();
        incentivesAre("paid", incentives);
        assertRebate("640.00");
        assertThat(owedInvoice()).isEqualTo("640.00");
    }

    /** 欠票, where the partner's balances or its own record name it. */
    private String owedInvoice() {
        JsonNode balance = Funds.balance(partner);
        return balance.has("owedInvoice") ? balance.path("owedInvoice").asText()
            : partner.finance().record("partners", partner.id()).path("owedInvoice").asText();
    }

    @Test
    @Rule({"PAY-05", "PAY-10", "VCH-24"})
    void vouchersAreGivenAsOneQuotaValidTwelveMonths() {
        List<String> incentives = Entitlement.payable(partner, "500.00", "250.00");
        PayoutFlow slip = PayoutFlow.requested(partner, "voucher-quota", incentives).shows("payout-reviewing", "申付审核中");
        slip.approved().completed();
        incentivesAre("paid", incentives);
        List<JsonNode> quotas = partner.finance().records("voucher-quotas", "limit=100");
        assertThat(quotas).hasSize(1);
        JsonNode quota = quotas.get(0);
        assertThat(quota.path("kind").toString()).contains("voucher").doesNotContain("flexi");
        assertThat(quota.path("value").asText()).isEqualTo("750.00");
        assertThat(quota.path("status").path("code").asText()).isEqualTo("normal");
        assertThat(Client.instant(quota.path("expireAt")).atZone(SHANGHAI).toLocalDate()).isBetween(today().plusMonths(12).minusDays(1), today().plusMonths(12).plusDays(1));
        assertThat(Funds.entries(partner)).isEmpty();
    }

    @Test
    @Rule({"PAY-07", "PAY-13"})
    void aRejectedInvoiceIsIssuedAgainAndARejectedPayoutCorrected() {
        List<String> incentives = Entitlement.payable(partner, "900.00");
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", incentives);
        var invoice = PayoutFlow.invoice("900.00");
        slip.invoice(List.of(invoice)).ok();
        slip.rejected("review-invoice").shows("invoice-rejected", "发票审核不通过");
        incentivesAre("in-payout", incentives);
        assertThat(slip.read().toString()).contains("not like this");
        slip.invoice(List.of(invoice)).ok();
        slip.invoiceReviewed().rejected("review-payout").shows("payout-rejected", "申付被驳回");
        incentivesAre("in-payout", incentives);
        slip.correct("reinvoice").shows("awaiting-invoice", "待伙伴开票").invoiced("900.00").invoiceReviewed();
        slip.rejected("review-payout").correct("resubmit").shows("payout-reviewing", "申付审核中");
        slip.approved().shows("paying", "支付中").transfer("paid").completed();
        incentivesAre("paid", incentives);
        assertThat(slip.instructions()).hasSize(1);
    }

    @Test
    @Rule({"PAY-10", "PAY-13"})
    void returnedMoneyIsSentAgainWithANewInstruction() {
        List<String> incentives = Entitlement.payable(partner, "450.00");
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", incentives).invoiced("450.00").invoiceReviewed().approved().shows("paying", "支付中");
        slip.transfer("returned").shows("failed", "发放失败");
        incentivesAre("in-payout", incentives);
        slip.correct("resubmit").shows("paying", "支付中");
        assertThat(Client.eventually("a second instruction", slip::instructions, found -> found.size() == 2)).extracting(i -> i.path("amount").asText())
            .containsOnly("450.00");
        slip.transfer("paid").completed();
        incentivesAre("paid", incentives);
    }

    @Test
    @Rule("PAY-13")
    void aCancelledSlipGivesItsIncentivesAndItsInvoiceNumbersBack() {
        List<String> incentives = Entitlement.payable(partner, "450.00");
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", incentives);
        var invoice = PayoutFlow.invoice("450.00");
        slip.invoice(List.of(invoice)).ok();
        slip.shows("invoice-reviewing", "发票审核中");
        partner.finance().post("/api/payouts/" + slip.key() + "/cancel", Client.body("reason", "mine")).refused(403, "NOT_ALLOWED");
        as("operations").post("/api/payouts/" + slip.key() + "/cancel", Client.body()).fieldInvalid("reason");
        as("operations").post("/api/payouts/" + slip.key() + "/cancel", Client.body("reason", "requested by mistake")).ok();
        slip.shows("cancelled", "已取消");
        incentivesAre("payable", incentives);
        as("operations").post("/api/payouts/" + slip.key() + "/cancel", Client.body("reason", "again")).status(404, 409);
        PayoutFlow next = PayoutFlow.requested(partner, "bank-transfer", incentives);
        next.invoice(List.of(invoice)).ok();
        next.invoiceReviewed().rejected("review-payout").correct("cancel").shows("cancelled", "已取消");
        incentivesAre("payable", incentives);
    }

    @Test
    @Rule("PAY-13")
    void whatHasBeenPaidIsNotCancelled() {
        List<String> incentives = Entitlement.payable(partner, "450.00");
        PayoutFlow slip = PayoutFlow.requested(partner, "cloud-account-uninvoiced", incentives).approved().completed();
        as("operations").post("/api/payouts/" + slip.key() + "/cancel", Client.body("reason", "too late")).status(404, 409);
        incentivesAre("paid", incentives);
        slip.completed();
    }

    @Test
    @Rule("PAY-03")
    void openNegativesAreTakenAlong() {
        String negative = Entitlement.performance(partner, "1", "-200.00");
        List<String> incentives = Entitlement.payable(partner, "1000.00");
        PayoutFlow slip = PayoutFlow.requested(partner, "cloud-account-uninvoiced", incentives);
        assertThat(Client.texts(slip.read().path("lines"), "sourceKey")).containsExactlyInAnyOrder(negative, incentives.get(0));
        slip.approved().completed();
        incentivesAre("paid", List.of(negative, incentives.get(0)));
        assertRebate("800.00");
    }

    @Test
    @Rule({"PAY-03", "PAY-09"})
    void aSlipOfNothingCompletesWithoutInvoiceOrPayment() {
        String negative = Entitlement.performance(partner, "1", "-300.00");
        List<String> incentives = Entitlement.payable(partner, "300.00");
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", incentives).completed();
        incentivesAre("paid", List.of(negative, incentives.get(0)));
        assertThat(slip.instructions()).isEmpty();
        partner.finance().get("/api/payouts/" + slip.key() + "/invoice-list").refused(409, "NO_INVOICE_LIST");
    }

    @Test
    @Rule("PAY-05")
    void resaleIsPaidWithoutInvoice() {
        String resale = Entitlement.performance(partner, "2", "700.00");
        for (String way : List.of("bank-transfer", "cloud-account")) {
            Reply refused = partner.finance().tryStart(PayoutFlow.PROCESS, PayoutFlow.request(way, List.of(resale)));
            assertThat(refused.status).as("%s", refused).isIn(400, 409);
        }
        PayoutFlow.requested(partner, "cloud-account-uninvoiced", List.of(resale)).approved().completed();
        assertRebate("700.00");
    }

    @Test
    @Rule({"INV-08", "INV-09", "INV-10"})
    void theInvoiceListIsPrintedFromTheSlip() throws Exception {
        List<String> incentives = Entitlement.payable(partner, "1234.56");
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", incentives).shows("awaiting-invoice", "待伙伴开票");
        String path = "/api/payouts/" + slip.key() + "/invoice-list";
        for (Client reader : List.of(partner.finance(), partner.admin(), as("finance"), as("operations"))) {
            Reply pdf = reader.get(path).ok();
            assertThat(pdf.contentType).startsWith("application/pdf");
            assertThat(PdfText.of(pdf.bytes)).contains(slip.key(), "234.56", "壹仟贰佰叁拾肆元伍角陆分", partner.companyName(),
                partner.creditCode(), bankAccount, "发票号码", "增值税专用发票");
        }
        partner.as("sales").get(path).refused(403, "NOT_ALLOWED");
        as("bluewave-finance").get(path).refused(404, "NOT_FOUND");
        String before = PdfText.of(partner.finance().get(path).ok().bytes);
        slip.invoiced("1234.56").invoiceReviewed().approved().shows("paying", "支付中").transfer("paid").completed();
        assertThat(PdfText.of(partner.finance().get(path).ok().bytes)).as("printed again it is the same").isEqualTo(before);
    }

    @Test
    @Rule("INV-11")
    void theInvoiceListStaysAsItWasAfterANewCertification() {
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", Entitlement.payable(partner, "222.00")).shows("awaiting-invoice", "待伙伴开票");
        String path = "/api/payouts/" + slip.key() + "/invoice-list";
        String before = PdfText.of(partner.finance().get(path).ok().bytes);
        String newAccount = Certification.of(partner);
        assertThat(PdfText.of(partner.finance().get(path).ok().bytes)).isEqualTo(before).contains(bankAccount).doesNotContain(newAccount);
        slip.invoiced("222.00").invoiceReviewed().approved().shows("paying", "支付中");
        Client.eventually("the instruction", slip::instructions, found -> found.size() == 1);
        String csv = Export.content(as("finance"), as("finance").post("/api/payment-instructions/export", Client.body()));
        assertThat(csv).as("the bank data certified when it was paid").contains(slip.key(), newAccount).doesNotContain(bankAccount);
    }

    @Test
    @Rule("PAY-12")
    void reviewsAndPaymentsAreDue() {
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", Entitlement.payable(partner, "222.00")).invoiced("222.00");
        var second = Client.instant(as("finance").get("/api/calendar/deadline?from=%s&workingDays=2", today()).ok().json().path("at"));
        assertThat(Client.instant(as("finance").task(slip.key(), "review-invoice").path("due"))).isEqualTo(second);
        slip.invoiceReviewed().approved().shows("paying", "支付中");
        assertThat(Client.instant(as("finance").task(slip.key(), "confirm-transfer").path("due"))).isEqualTo(second);
    }

    @Test
    @Rule("INV-10")
    void aWayWithoutInvoiceHasNoInvoiceList() {
        List<String> incentives = Entitlement.payable(partner, "120.00");
        PayoutFlow slip = PayoutFlow.requested(partner, "voucher-quota", incentives);
        partner.finance().get("/api/payouts/" + slip.key() + "/invoice-list").refused(409, "NO_INVOICE_LIST");
    }

    @Test
    @Rule("PAY-10")
    void eachInstructionIsInOneFileOnly() {
        List<String> incentives = Entitlement.payable(partner, "333.00");
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", incentives).invoiced("333.00").invoiceReviewed().approved().shows("paying", "支付中");
        Client.eventually("the instruction", slip::instructions, found -> found.size() == 1);
        partner.finance().post("/api/payment-instructions/export", Client.body()).refused(403, "NOT_ALLOWED");
        String first = Export.content(as("finance"), as("finance").post("/api/payment-instructions/export", Client.body()));
        assertThat(first).startsWith("\uFEFF").contains("instructionId", slip.key(), partner.companyName(), bankAccount, "333.00");
        String second = Export.content(as("finance"), as("finance").post("/api/payment-instructions/export", Client.body()));
        assertThat(second).doesNotContain(slip.key());
    }
}
