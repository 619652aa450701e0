package org.partnercenter.payout.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.partner.OrganisationStatus;
import org.partnercenter.payout.PayoutPapers;
import org.partnercenter.payout.PayoutProcessTest;
import org.partnercenter.payout.PayoutView;
import org.partnercenter.payout.Payouts;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.files.Imports;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path through {@code payout}. */
class PayoutTest extends PayoutProcessTest {

    @Autowired
    private OrganisationStatus statuses;

    @Autowired
    private Imports imports;
    @Autowired
    private PayoutPapers papers;

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("payout");
    }

    @Test
    @Rule({"PAY-02", "PAY-08", "PAY-10", "PAY-13"})
    void aBankTransferFromTheRequestToTheMoney() {
        String partner = certifiedPartner();
        String first = payable(partner, "1200.00");
        String second = payable(partner, "300.50");

        String slip = requested(partner, "bank-transfer", first, second);

        ProcessInstance instance = instance(slip);
        assertThat(slip).startsWith("PAY-");
        assertThat(instance.getTenantId()).isEqualTo(partner);
        assertThat(instance).isWaitingAtExactly("issue-invoice");
        assertThat(statusOf(slip)).isEqualTo("awaiting-invoice");
        assertThat(incentive(first)).isEqualTo("in-payout");
        PayoutView view = slip(slip);
        assertThat(view.amount()).isEqualTo("1500.50");
        assertThat(view.lines()).extracting(PayoutView.Line::sourceKey).containsExactlyInAnyOrder(first, second);
        assertVariables(slip, "sign", "invoiceNeeded", "byBank", "reviewDue", "certified");

        invoiced(partner, slip, "1500.50");
        assertThat(statusOf(slip)).isEqualTo("invoice-reviewing");
        approve("finance", slip, "review-invoice");
        assertThat(statusOf(slip)).isEqualTo("payout-reviewing");
        approve("finance", slip, "review-payout");
        assertThat(statusOf(slip)).isEqualTo("paying");
        assertThat(instructionsOf(slip)).as("paying is a step of its own").isEmpty();

        pay(slip);
        assertThat(instance).isWaitingAt("confirm-transfer");
        assertThat(instructionsOf(slip)).singleElement().satisfies(i -> {
            assertThat(i.get("bank_account")).isEqualTo(account(partner));
            assertThat(i.get("status")).isEqualTo("open");
        });
        complete("finance", slip, "confirm-transfer", "outcome", "paid", "bankReference", "BK-77", "paidOn", today().toString());

        assertThat(instance).isEnded().hasPassed("payout-completed");
        assertOver(slip, "completed");
        assertThat(incentive(first)).isEqualTo("paid");
        assertThat(slip(slip).bankReference()).isEqualTo("BK-77");
        assertThat(slip(slip).paidOn()).isEqualTo(today());
        assertThat(instructionsOf(slip).get(0).get("status")).isEqualTo("paid");
        assertThat(slip(slip).history()).extracting(Journal.Entry::to).containsExactly("processing", "awaiting-invoice", "invoice-reviewing",
                "payout-reviewing", "paying", "completed");
        assertThat(notices(partner + "-finance", slip)).contains("已完成 " + slip);
    }

    @Test
    @Rule({"PAY-05", "PAY-10"})
    void toTheCloudAccountWithoutAnInvoice() {
        String partner = certifiedPartner();
        String slip = requested(partner, "cloud-account-uninvoiced", resale(partner, "800.00"));
        assertThat(instance(slip)).isWaitingAtExactly("review-payout");
        assertThat(slip(slip).incentiveClass()).isEqualTo("resale");

        approve("finance", slip, "review-payout");
        pay(slip);

        assertOver(slip, "completed");
        assertThat(recharge(partner)).isEqualByComparingTo("800.00");
        assertThat(owed.of(partner)).isEqualByComparingTo("800.00");
        assertThat(slip(slip).resultKey()).startsWith("LED-");
    }

    @Test
    @Rule({"PAY-05", "PAY-10"})
    void toTheCloudAccountWithAnInvoice() {
        String partner = certifiedPartner();
        String slip = requested(partner, "cloud-account", payable(partner, "800.00"));
        assertThat(instance(slip)).isWaitingAtExactly("issue-invoice");
        invoiced(partner, slip, "800.00");
        approve("finance", slip, "review-invoice");
        approve("finance", slip, "review-payout");
        pay(slip);

        assertOver(slip, "completed");
        assertThat(recharge(partner)).isEqualByComparingTo("800.00");
        assertThat(owed.of(partner)).as("the invoice was sent").isEqualByComparingTo("0");
        assertThat(count("select count(*) from ledger_entry where partner_id = ? and trade_id = ?", partner, slip)).isOne();
    }

    @Test
    @Rule({"PAY-05", "PAY-10"})
    void asVoucherQuota() {
        String partner = certifiedPartner();
        String slip = requested(partner, "voucher-quota", payable(partner, "800.00"));
        approve("finance", slip, "review-payout");
        pay(slip);

        assertOver(slip, "completed");
        assertThat(slip(slip).resultKey()).startsWith("QTA-");
        assertThat(recharge(partner)).isEqualByComparingTo("0");
    }

    @Test
    @Rule({"PAY-01", "CRT-12"})
    void withoutAValidCertificationNothingIsRequested() {
        String partner = partner();
        String incentive = payable(partner, "100.00");

        assertRefused(409, "NOT_CERTIFIED", "certification", () -> requested(partner, "voucher-quota", incentive));
        String certification = started(partner);
        assertRefused(409, "CERTIFICATION_PENDING", "open", () -> requested(partner, "voucher-quota", incentive));
        assertThat(incentive(incentive)).isEqualTo("payable");

        enter(partner, certification, send(certification));
        assertThat(statusOf(requested(partner, "voucher-quota", incentive))).isEqualTo("payout-reviewing");
    }

    @Test
    @Rule({"CRT-12", "PAY-13"})
    void aSlipThatIsAskedForWaitsForTheCertification() {
        String partner = partner();
        String slip = asked(partner, "nre", "500.00");
        assertThat(statusOf(slip)).isEqualTo("processing");
        runJob(slip, "payout-requested");
        assertThat(instance(slip)).isWaitingAtExactly("certification-awaited");
        assertThat(slip(slip).way()).isEqualTo("bank-transfer");

        certified(partner);
        runJob(slip, "certification-awaited");

        assertThat(instance(slip)).isWaitingAtExactly("issue-invoice");
    }

    @Test
    @Rule({"CRT-12", "PAY-10"})
    void anApprovedSlipWaitsWhileTheCertificationIsChangedAndIsPaidToTheNewAccount() {
        String partner = certifiedPartner();
        String slip = approved(partner, "500.00");
        String change = started(partner, "bankAccount", "99990000111122");
        pay(slip);
        assertThat(instance(slip)).isWaitingAt("payment-certification-awaited");
        assertThat(statusOf(slip)).isEqualTo("paying");
        assertThat(instructionsOf(slip)).isEmpty();

        enter(partner, change, send(change));
        pay(slip);

        assertThat(instance(slip)).isWaitingAt("confirm-transfer");
        assertThat(instructionsOf(slip)).singleElement().satisfies(i -> assertThat(i.get("bank_account")).isEqualTo("99990000111122"));
    }

    @Test
    @Rule("CRT-12")
    void aChangeThatIsGivenUpLetsTheSlipGoOnWithTheFormerAccount() {
        String partner = certifiedPartner();
        String slip = approved(partner, "500.00");
        String change = started(partner, "bankAccount", "77776666555544");
        pay(slip);
        complete("finance", change, "send-transfer", "outcome", "failed", "comment", "账号不存在");
        complete(partner + "-finance", change, "correct-information", "action", "withdraw");

        pay(slip);

        assertThat(instructionsOf(slip)).singleElement().satisfies(i -> assertThat(i.get("bank_account")).isEqualTo(account(partner)));
    }

    @Test
    @Rule("PAY-02")
    void anIncentiveIsInOneLiveSlipAndOfItsPartner() {
        String partner = certifiedPartner();
        String incentive = payable(partner, "100.00");
        String other = payable(certifiedPartner(), "100.00");
        requested(partner, "voucher-quota", incentive);

        assertRefused(409, "NOT_PAYABLE", incentive, () -> requested(partner, "voucher-quota", incentive));
        assertRefused(404, "NOT_FOUND", "", () -> requested(partner, "voucher-quota", other));
        assertRefused(409, "MIXED_CLASSES", "", () -> requested(partner, "voucher-quota", payable(partner, "1.00"), resale(partner, "1.00")));
        assertFieldRefused("incentiveKeys", () -> requested(partner, "voucher-quota"));
    }

    @Test
    @Rule("PAY-05")
    void resaleAmountsAreNotPaidInWaysWithInvoices() {
        String partner = certifiedPartner();
        String incentive = resale(partner, "100.00");

        assertFieldRefused("way", () -> requested(partner, "bank-transfer", incentive));
        assertFieldRefused("way", () -> requested(partner, "cloud-account", incentive));
        assertFieldRefused("way", () -> requested(partner, "cash", incentive));
        assertThat(incentive(incentive)).isEqualTo("payable");
    }

    @Test
    @Rule("PAY-03")
    void allOpenNegativesOfTheClassGoWithTheSlip() {
        String partner = certifiedPartner();
        String positive = payable(partner, "1000.00");
        String negative = payable(partner, "claw-back", null, "-400.00", today().atStartOfDay().toInstant(ZoneOffset.UTC));
        String resale = resale(partner, "-70.00");

        String slip = requested(partner, "voucher-quota", positive);

        assertThat(slip(slip).amount()).isEqualTo("600.00");
        assertThat(slip(slip).incentiveKeys()).containsExactlyInAnyOrder(positive, negative);
        assertThat(incentive(resale)).isEqualTo("payable");
        assertRefused(409, "NEGATIVE_SUM", "-20.00", () -> requested(partner, "voucher-quota", resale(partner, "50.00")));
    }

    @Test
    @Rule("PAY-09")
    void aSlipOfNothingIsCompletedAtOnce() {
        String partner = certifiedPartner();
        String positive = payable(partner, "400.00");
        String negative = payable(partner, "-400.00");

        String slip = requested(partner, "bank-transfer", positive);

        assertOver(slip, "completed");
        assertThat(incentive(positive)).isEqualTo("paid");
        assertThat(incentive(negative)).isEqualTo("paid");
        assertThat(instructionsOf(slip)).isEmpty();
    }

    @Test
    @Rule("PAY-09")
    void aNegativeMarketplaceSlipIsSettledOffline() {
        String slip = billed(certifiedPartner(), "-250.00");
        runJob(slip, "payout-requested");
        assertThat(instance(slip)).isWaitingAtExactly("settle-offline");
        assertThat(statusOf(slip)).isEqualTo("settling-offline");
        assertFieldRefused("reference", () -> complete("operations", slip, "settle-offline", "comment", "已抵扣"));

        complete("operations", slip, "settle-offline", "reference", "OFF-1", "comment", "已从下期账单抵扣");

        assertOver(slip, "completed");
        assertThat(slip(slip).settlementReference()).isEqualTo("OFF-1");
    }

    @Test
    @Rule("PAY-13")
    void askedAgainTheSameSlipIsAnswered() {
        String partner = certifiedPartner();
        Payouts.SlipRequest request = new Payouts.SlipRequest(partner, "nre", "NRE-2020-000001", "NRE-2020-000001/" + partner, "nre", money("10.00"), "里程碑");

        String slip = payouts.request(request);

        assertThat(payouts.request(request)).isEqualTo(slip);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(slip).count()).isOne();
    }

    @Test
    @Rule("PAY-13")
    void slipsOfMilestonesAndBillsCannotBeCancelled() {
        String partner = certifiedPartner();
        String slip = asked(partner, "nre", "500.00");
        runJob(slip, "payout-requested");

        assertRefused(409, "NOT_CANCELLABLE", "nre", () -> cancel("operations", slip));

        invoiced(partner, slip, "500.00");
        approve("finance", slip, "review-invoice");
        reject("finance", slip, "review-payout");
        assertRefused(409, "NOT_CANCELLABLE", "nre", () -> complete("operations", slip, "correct-payout", "action", "cancel", "comment", "x"));
        assertThat(statusOf(slip)).isEqualTo("payout-rejected");
    }

    @Test
    @Rule("PAY-13")
    void operationsCancelsBeforePaying() {
        String partner = certifiedPartner();
        String incentive = payable(partner, "500.00");
        String slip = requested(partner, "bank-transfer", incentive);
        ProcessInstance instance = instance(slip);

        assertRefused(403, "NOT_ALLOWED", "operations", () -> cancel("finance", slip));
        assertRefused(403, "NOT_ALLOWED", "operations", () -> cancel(partner + "-finance", slip));
        assertFieldRefused("reason", () -> as("operations", () -> payouts.cancel(slip, Map.of(), actor("operations"))));
        cancel("operations", slip);

        assertThat(instance).isEnded().hasPassed("cancelled-by-operations");
        assertOver(slip, "cancelled");
        assertThat(incentive(incentive)).isEqualTo("payable");
        assertThat(slip(slip).history()).last().extracting(Journal.Entry::comment).isEqualTo("重复申请");
        assertRefused(409, "NOT_CANCELLABLE", "cancelled", () -> cancel("operations", slip));
    }

    @Test
    @Rule("PAY-13")
    void onceApprovedItIsTooLateToCancel() {
        String slip = approved(certifiedPartner(), "500.00");

        assertRefused(409, "NOT_CANCELLABLE", "paying", () -> cancel("operations", slip));
    }

    @Test
    @Rule({"INV-08", "INV-10", "INV-11"})
    void theInvoiceListIsThereFromTheDueInvoiceOnAndSaysTheSameAfterANewCertification() throws IOException {
        String partner = certifiedPartner();
        String slip = requested(partner, "bank-transfer", payable(partner, "1234.50"));
        String first = text(papers.invoiceList(slip, actor(partner + "-finance")));
        assertThat(first).contains(slip, "1234.50", "壹仟贰佰叁拾肆元伍角整", company(partner), account(partner));
        String change = started(partner, "bankAccount", "55554444333322");
        enter(partner, change, send(change));

        assertThat(text(papers.invoiceList(slip, actor("finance")))).isEqualTo(first);

        assertRefused(403, "NOT_ALLOWED", "", () -> papers.invoiceList(slip, actor(partner + "-sales")));
        assertRefused(404, "NOT_FOUND", "", () -> papers.invoiceList(slip, actor("cloudstar-finance")));
        assertRefused(409, "NO_INVOICE_LIST", "", () -> papers.invoiceList(asked(partner, "nre", "10.00"), actor("finance")));
        assertRefused(409, "NO_INVOICE_LIST", "", () -> papers.invoiceList(requested(partner, "voucher-quota", payable(partner, "5.00")), actor("finance")));
        cancel("operations", slip);
        assertRefused(409, "NO_INVOICE_LIST", "", () -> papers.invoiceList(slip, actor("finance")));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    @Rule("PAY-07")
    void theInvoicesAddUpToTheSlip() {
        String partner = certifiedPartner();
        String slip = requested(partner, "bank-transfer", payable(partner, "1000.00"));

        assertInvoicesRefused(partner, slip, "999.99", List.of(invoice(newNumber(), "999.99")));
        assertInvoicesRefused(partner, slip, "code", List.of(invoice("12345678", "1000.00")));
        assertInvoicesRefused(partner, slip, "number", List.of(invoice("123456789", "1000.00")));
        assertInvoicesRefused(partner, slip, "more than 0", List.of(invoice(newNumber(), "0.00"), invoice(newNumber(), "1000.00")));
        assertInvoicesRefused(partner, slip, "future", List.of(Map.of("number", newNumber(), "amount", "1000.00", "issuedOn", "2999-01-01")));
        String twice = newNumber();
        assertInvoicesRefused(partner, slip, "twice", List.of(invoice(twice, "500.00"), invoice(twice, "500.00")));
        assertInvoicesRefused(partner, slip, "sum", List.of(Map.of("number", newNumber(), "amount", "1000.00", "issuedOn", "2026-01-05", "sum", "1")));
        assertFieldRefused("invoices", () -> complete(partner + "-finance", slip, "issue-invoice"));
        assertFieldRefused("invoiceFile1", () -> complete(partner + "-finance", slip, "issue-invoice", "invoices",
                List.of(invoice(newNumber(), "1000.00"))));
        assertFieldRefused("invoiceFile2", () -> complete(partner + "-finance", slip, "issue-invoice", "invoices",
                List.of(invoice(newNumber(), "1000.00")), "invoiceFile1", INVOICE_FILE, "invoiceFile2", INVOICE_FILE));

        complete(partner + "-finance", slip, "issue-invoice", "invoices", List.of(
                Map.of("code", "1100204130", "number", "04567890", "amount", "400.00", "issuedOn", "2026-01-05"), invoice(newNumber(), "600.00")),
                "invoiceFile2", INVOICE_FILE);

        assertThat(slip(slip).invoices()).extracting(PayoutView.Invoice::amount).containsExactly("400.00", "600.00");
        assertThat(slip(slip).invoiceFiles()).containsOnlyKeys("invoiceFile2");
        assertThat(count("select count(*) from payout_invoice where slip_key = ?", slip)).isEqualTo(2);
    }

    private void assertInvoicesRefused(String partner, String slip, String text, List<Map<String, Object>> invoices) {
        assertRefused(400, "FIELD_INVALID invoices:", text, () -> complete(partner + "-finance", slip, "issue-invoice", "invoices", invoices,
                "invoiceFile1", INVOICE_FILE));
    }

    @Test
    @Rule("PAY-07")
    void anInvoiceIsUsedByOneSlipUnlessThatIsCancelled() {
        String partner = certifiedPartner();
        String first = requested(partner, "bank-transfer", payable(partner, "100.00"));
        String second = requested(partner, "bank-transfer", payable(partner, "100.00"));
        String number = invoiced(partner, first, "100.00");
        Map<String, Object> same = fields("invoices", List.of(invoice(number, "100.00")), "invoiceFile1", INVOICE_FILE);

        assertRefused(400, "FIELD_INVALID invoices:", "another slip", () -> complete(partner + "-finance", second, "issue-invoice",
                "invoices", same.get("invoices"), "invoiceFile1", INVOICE_FILE));
        cancel("operations", first);

        complete(partner + "-finance", second, "issue-invoice", "invoices", same.get("invoices"), "invoiceFile1", INVOICE_FILE);
        assertThat(statusOf(second)).isEqualTo("invoice-reviewing");
    }

    @Test
    @Rule({"PAY-07", "PAY-08"})
    void rejectedInvoicesAreSentAgainWithTheSameNumberOrAnother() {
        String partner = certifiedPartner();
        String slip = requested(partner, "bank-transfer", payable(partner, "100.00"));
        String number = invoiced(partner, slip, "100.00");

        reject("finance", slip, "review-invoice");
        assertThat(statusOf(slip)).isEqualTo("invoice-rejected");
        assertThat(notices(partner + "-finance", slip)).contains("发票审核不通过 " + slip);
        assertThat(noticeTexts(partner + "-finance", slip)).last().asString().contains(REASON);
        complete(partner + "-finance", slip, "issue-invoice");
        assertThat(slip(slip).invoices()).singleElement().extracting(PayoutView.Invoice::number).isEqualTo(number);

        reject("finance", slip, "review-invoice");
        assertFieldRefused("invoiceFile1", () -> complete(partner + "-finance", slip, "issue-invoice", "invoices",
                List.of(invoice(newNumber(), "100.00"))));
        String other = invoiced(partner, slip, "100.00");
        assertThat(slip(slip).invoices()).singleElement().extracting(PayoutView.Invoice::number).isEqualTo(other);
        String free = requested(partner, "bank-transfer", payable(partner, "100.00"));
        complete(partner + "-finance", free, "issue-invoice", "invoices", List.of(invoice(number, "100.00")), "invoiceFile1", INVOICE_FILE);
    }

    @Test
    @Rule({"PAY-08", "PAY-12"})
    void theReviewsAreDueInTime() {
        moveTo(LocalDate.parse("2026-01-20"));
        String partner = certifiedPartner();
        String slip = requested(partner, "bank-transfer", payable(partner, "100.00"));
        invoiced(partner, slip, "100.00");
        assertThat(task(slip, "review-invoice").getDueDate()).isEqualTo(endOf(LocalDate.parse("2026-01-22")));
        approve("finance", slip, "review-invoice");
        assertThat(task(slip, "review-payout").getDueDate()).isEqualTo(endOf(LocalDate.parse("2026-01-27")));
        approve("finance", slip, "review-payout");
        assertThat(slip(slip).deadline().at()).isEqualTo(endOf(LocalDate.parse("2026-01-22")));
        pay(slip);
        assertThat(task(slip, "confirm-transfer").getDueDate()).isEqualTo(endOf(LocalDate.parse("2026-01-22")));
    }

    @Test
    @Rule("PAY-12")
    void aPaymentThatHasNotStartedInTimeRemindsFinance() {
        moveTo(LocalDate.parse("2026-01-20"));
        String late = approved(certifiedPartner(), "100.00");
        String exported = approved(certifiedPartner(), "100.00");
        pay(exported);
        as("finance", () -> instructions.export(null, actor("finance")));

        runTimer(late, "payment-overdue");
        runTimer(exported, "payment-overdue");

        assertThat(notices("finance", late)).contains("申付支付已逾期 " + late);
        assertThat(notices("finance", exported)).doesNotContain("申付支付已逾期 " + exported);
        assertThat(instance(late)).hasPassed("payment-reminded");
        pay(late);
        assertThat(instance(late)).isWaitingAt("confirm-transfer");
    }

    @Test
    @Rule("PTR-05")
    void aFrozenPartnerSendsItsInvoiceAndIsPaidOnceThawed() {
        String partner = certifiedPartner();
        String slip = requested(partner, "bank-transfer", payable(partner, "100.00"));
        String incentive = payable(partner, "100.00");
        move(partner, "frozen");

        invoiced(partner, slip, "100.00");
        approve("finance", slip, "review-invoice");
        assertRefused(409, "PARTNER_FROZEN", "active", () -> approve("finance", slip, "review-payout"));
        assertRefused(409, "PARTNER_FROZEN", "", () -> requested(partner, "voucher-quota", incentive));
        assertThat(statusOf(slip)).isEqualTo("payout-reviewing");

        move(partner, "active");
        approve("finance", slip, "review-payout");
        assertThat(statusOf(slip)).isEqualTo("paying");
    }

    private void move(String partner, String status) {
        as("operations", () -> statuses.move(partner, Map.of("status", status, "reason", "测试"), actor("operations")));
    }

    @Test
    @Rule("PAY-13")
    void aRejectedPayoutIsResubmittedReinvoicedOrCancelled() {
        String partner = certifiedPartner();
        String incentive = payable(partner, "100.00");
        String slip = requested(partner, "bank-transfer", incentive);
        invoiced(partner, slip, "100.00");
        approve("finance", slip, "review-invoice");

        reject("finance", slip, "review-payout");
        assertThat(statusOf(slip)).isEqualTo("payout-rejected");
        assertThat(incentive(incentive)).isEqualTo("in-payout");
        complete("operations", slip, "correct-payout", "action", "resubmit");
        assertThat(instance(slip)).isWaitingAtExactly("review-payout");
        reject("finance", slip, "review-payout");
        complete("operations", slip, "correct-payout", "action", "reinvoice", "comment", "税率有误，请重开");
        assertThat(instance(slip)).isWaitingAtExactly("issue-invoice");
        assertThat(statusOf(slip)).isEqualTo("awaiting-invoice");
        invoiced(partner, slip, "100.00");
        approve("finance", slip, "review-invoice");
        reject("finance", slip, "review-payout");
        assertFieldRefused("comment", () -> complete("operations", slip, "correct-payout", "action", "cancel"));
        ProcessInstance instance = instance(slip);
        complete("operations", slip, "correct-payout", "action", "cancel", "comment", "伙伴要求更换方式");

        assertThat(instance).isEnded().hasPassed("payout-cancelled");
        assertOver(slip, "cancelled");
        assertThat(incentive(incentive)).isEqualTo("payable");
    }

    @Test
    @Rule("PAY-05")
    void aWayWithoutInvoiceCannotBeReinvoiced() {
        String partner = certifiedPartner();
        String slip = requested(partner, "voucher-quota", payable(partner, "100.00"));
        reject("finance", slip, "review-payout");

        assertFieldRefused("action", () -> complete("operations", slip, "correct-payout", "action", "reinvoice"));
    }

    @Test
    @Rule({"PAY-10", "PAY-13"})
    void moneyThatTheBankReturnsIsPaidAgainWithANewInstructionAndNoNewReview() {
        String partner = certifiedPartner();
        String slip = approved(partner, "500.00");
        pay(slip);
        assertFieldRefused("comment", () -> complete("finance", slip, "confirm-transfer", "outcome", "returned"));
        assertFieldRefused("bankReference", () -> complete("finance", slip, "confirm-transfer", "outcome", "paid", "paidOn", today().toString()));
        assertFieldRefused("paidOn", () -> complete("finance", slip, "confirm-transfer", "outcome", "paid", "bankReference", "B"));
        assertFieldRefused("paidOn", () -> complete("finance", slip, "confirm-transfer", "outcome", "paid", "bankReference", "B", "paidOn",
                today().plusDays(1).toString()));
        complete("finance", slip, "confirm-transfer", "outcome", "returned", "comment", "账户已销户");
        assertThat(instance(slip)).isWaitingAtExactly("correct-payout");
        assertThat(statusOf(slip)).isEqualTo("failed");
        assertThat(slip(slip).deadline()).isNull();

        String change = started(partner, "bankAccount", "88887777666655");
        enter(partner, change, send(change));
        complete("operations", slip, "correct-payout", "action", "resubmit");
        assertThat(statusOf(slip)).isEqualTo("paying");
        pay(slip);

        assertThat(instructionsOf(slip)).extracting(i -> i.get("status") + " " + i.get("bank_account"))
                .containsExactly("returned " + account(partner), "open 88887777666655");
        complete("finance", slip, "confirm-transfer", "outcome", "paid", "bankReference", "B2", "paidOn", today().toString());
        assertOver(slip, "completed");
    }

    @ParameterizedTest
    @Rule("PAY-10")
    @CsvSource({"cloud-account-uninvoiced", "voucher-quota"})
    void payingThatFailsIsRetriedThenAnIncidentAndNeverPaidTwice(String way) {
        String partner = certifiedPartner();
        String slip = requested(partner, way, payable(partner, "300.00"));
        approve("finance", slip, "review-payout");
        String job = job(slip, "check-payment-certification").getId();
        // the payment itself succeeds, and its transaction fails behind it
        jdbc.sql("alter table incentive rename to incentive_away").update();
        try {
            for (int attempt = 0; attempt < 5; attempt++) {
                assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);
            }
        } finally {
            jdbc.sql("alter table incentive_away rename to incentive").update();
        }

        assertThat(management.createJobQuery().jobId(job).singleResult().getRetries()).isZero();
        assertThat(runtime.createIncidentQuery().processInstanceId(instance(slip).getId()).count()).isOne();
        assertThat(statusOf(slip)).isEqualTo("failed");
        assertThat(notices("finance", slip)).contains("支付失败，需处理 " + slip);
        assertThat(recharge(partner)).isEqualByComparingTo("0");

        management.setJobRetries(job, 1);
        management.executeJob(job);
        assertOver(slip, "completed");
        assertThat(recharge(partner)).isEqualByComparingTo(way.equals("voucher-quota") ? "0" : "300.00");
        assertThat(count("select count(*) from voucher_quota where partner_id = ?", partner)).isEqualTo(way.equals("voucher-quota") ? 1 : 0);
    }

    private void cancel(String user, String slip) {
        as(user, () -> payouts.cancel(slip, Map.of("reason", "重复申请"), actor(user)));
    }

    /** The slip of a marketplace bill that all groups have countersigned. */
    private String billed(String partner, String amount) {
        String billId = "PT-" + partner;
        String file = "billId,partnerId,period,transactionId,customerAccount,productName,amount\n" + billId + "," + partner + ",2026-01,T-1,acct,产品," + amount;
        String[] key = new String[1];
        as("operations", () -> key[0] = imports.submit(imports.allowed("/api/marketplace-bills/import", actor("operations")), "bills.csv",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), actor("operations")).key());
        runJob(key[0], "take-file");
        String bill = jdbc.sql("select bill_key from marketplace_bill where bill_id = ?").param(billId).query(String.class).single();
        complete("operations", bill, "start-countersign");
        Map.of("ecosystem-manager", "pdm", "finance", "finance", "operations", "operations2").forEach((group, user) -> {
            String task = tasks.createTaskQuery().processInstanceBusinessKey(bill).taskDefinitionKey("countersign").taskCandidateGroup(group).singleResult()
                    .getId();
            as(user, () -> tasks.complete(task, Map.of("decision", "approve")));
        });
        runJob(bill, "create-slip");
        return jdbc.sql("select slip_key from marketplace_bill where bill_key = ?").param(bill).query(String.class).single();
    }

    private String asked(String partner, String origin, String amount) {
        return payouts.request(new Payouts.SlipRequest(partner, origin, "NRE-2020-000001", "T/" + partner, "nre", money(amount), "里程碑 1"));
    }
}
