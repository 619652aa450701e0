package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.AtOnce.atOnce;
import static org.partnercenter.acceptance.AtOnce.loser;
import static org.partnercenter.acceptance.Client.as;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("payout: what is not paid, or not yet, and the reason")
class PayoutRefusalTest extends AcceptanceTest {

    private static Organisation shared;

    /** A certified partner for refusals, which change nothing. */
    private static synchronized Organisation partner() {
        if (shared == null) {
            shared = Certification.certified();
        }
        return shared;
    }

    private static Reply request(Organisation partner, String way, List<String> incentives) {
        return partner.finance().tryStart(PayoutFlow.PROCESS, PayoutFlow.request(way, incentives));
    }

    @Test
    @Rule("PAY-02")
    void classesAreNotMixed() {
        Organisation partner = Certification.certified();
        String resale = Entitlement.performance(partner, "2", "100.00");
        String other = Entitlement.payable(partner, "50.00").get(0);
        request(partner, "cloud-account-uninvoiced", List.of(resale, other)).refused(409, "MIXED_CLASSES");
        assertThat(Entitlement.status(partner, resale)).isEqualTo("payable");
        assertThat(Entitlement.status(partner, other)).isEqualTo("payable");
    }

    @Test
    @Rule({"PAY-02", "INC-03"})
    void onlyWhatIsPayableIsPaid() {
        Organisation partner = partner();
        List<String> keys = Entitlement.published(partner, "10.00", "11.00");
        request(partner, "voucher-quota", List.of(keys.get(0))).refused(409, "NOT_PAYABLE");
        Entitlement.lapse(partner, keys.get(1));
        partner.finance().seesStatus("incentives", keys.get(1), "lapsed");
        request(partner, "voucher-quota", List.of(keys.get(1))).refused(409, "NOT_PAYABLE");
        request(partner, "voucher-quota", List.of("INC-2020-999999")).refused(404, "NOT_FOUND");
        String foreign = Entitlement.payable(Organisation.onboarded("solution-provider"), "12.00").get(0);
        request(partner, "voucher-quota", List.of(foreign)).refused(404, "NOT_FOUND");
    }

    @Test
    @Rule("PAY-03")
    void aSumBelowZeroIsRefusedAndNamed() {
        Organisation partner = Certification.certified();
        String negative = Entitlement.performance(partner, "1", "-600.00");
        String positive = Entitlement.payable(partner, "200.00").get(0);
        Reply refused = request(partner, "bank-transfer", List.of(positive)).refused(409, "NEGATIVE_SUM");
        assertThat(refused.text()).contains("-400.00");
        assertThat(Entitlement.status(partner, positive)).isEqualTo("payable");
        assertThat(Entitlement.status(partner, negative)).isEqualTo("payable");
        assertThat(partner.finance().records("payouts", "limit=10")).isEmpty();
    }

    @Test
    @Rule("PAY-07")
    void invoicesAddUpToTheSlip() {
        Organisation partner = partner();
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", Entitlement.payable(partner, "100.00"));
        for (List<Map<String, Object>> wrong : List.of(List.of(PayoutFlow.invoice("99.99")), List.of(PayoutFlow.invoice("100.01")),
            List.of(PayoutFlow.invoice("50.00"), PayoutFlow.invoice("60.00")))) {
            Reply refused = slip.invoice(wrong);
            assertThat(refused.status).as("%s", refused).isIn(400, 409);
            assertThat(refused.text()).contains("100.00");
        }
        slip.shows("awaiting-invoice", "待伙伴开票");
        slip.invoice(List.of(PayoutFlow.invoice("40.00"), PayoutFlow.paperInvoice("60.00"))).ok();
        slip.shows("invoice-reviewing", "发票审核中");
    }

    @Test
    @Rule("PAY-07")
    void anInvoiceIsUsedByOneSlip() {
        Organisation partner = partner();
        PayoutFlow first = PayoutFlow.requested(partner, "bank-transfer", Entitlement.payable(partner, "100.00"));
        PayoutFlow second = PayoutFlow.requested(partner, "bank-transfer", Entitlement.payable(partner, "100.00"));
        Map<String, Object> invoice = PayoutFlow.invoice("100.00");
        first.invoice(List.of(invoice)).ok();
        Reply refused = second.invoice(List.of(invoice));
        assertThat(refused.status).as("%s", refused).isIn(400, 409);
        second.shows("awaiting-invoice", "待伙伴开票");
        Map<String, Object> half = PayoutFlow.invoice((String) PayoutFlow.invoice("50.00").get("number"), "50.00");
        Reply twice = second.invoice(List.of(half, half));
        assertThat(twice.status).as("one invoice twice in a list: %s", twice).isIn(400, 409);
        second.invoiced("100.00");
    }

    @RepeatedTest(2)
    @Rule("PAY-07")
    void oneInvoiceOnTwoSlipsAtTheSameMoment() throws Exception {
        Organisation partner = partner();
        PayoutFlow first = PayoutFlow.requested(partner, "bank-transfer", Entitlement.payable(partner, "100.00"));
        PayoutFlow second = PayoutFlow.requested(partner, "bank-transfer", Entitlement.payable(partner, "100.00"));
        Map<String, Object> invoice = PayoutFlow.invoice("100.00");
        List<Reply> replies = atOnce(List.of(() -> first.invoice(List.of(invoice)), () -> second.invoice(List.of(invoice))));
        assertThat(replies.stream().filter(reply -> reply.status < 300)).as("%s", replies).hasSize(1);
        assertThat(replies).allSatisfy(reply -> assertThat(reply.status).isLessThan(500));
    }

    @RepeatedTest(3)
    @Rule("PAY-02")
    void twoSlipsWithOneIncentiveAtTheSameMoment() throws Exception {
        Organisation partner = partner();
        List<String> incentives = Entitlement.payable(partner, "70.00");
        Callable<Reply> request = () -> request(partner, "voucher-quota", incentives);
        loser(atOnce(List.of(request, request, request))).refused(409, "NOT_PAYABLE");
        assertThat(Entitlement.status(partner, incentives.get(0))).isEqualTo("in-payout");
        assertThat(partner.finance().records("payouts", "limit=100").stream().filter(slip -> slip.toString().contains(incentives.get(0)))).hasSize(1);
    }

    @Test
    @Rule({"PAY-01", "CRT-12"})
    void withoutACertificationThePartnerIsSentThere() {
        Organisation partner = Organisation.onboarded("solution-provider");
        List<String> incentives = Entitlement.payable(partner, "90.00");
        Reply request = request(partner, "cloud-account-uninvoiced", incentives);
        if (request.status >= 300) {
            request.refused(409, "NOT_CERTIFIED");
            assertThat(Entitlement.status(partner, incentives.get(0))).isEqualTo("payable");
            return;
        }
        PayoutFlow slip = new PayoutFlow(partner, request.json().path("businessKey").asText());
        slip.shows("processing", "申请处理中");
        assertThat(as("finance").findTask(slip.key(), "review-payout")).isEmpty();
        Certification.of(partner);
        slip.shows("payout-reviewing", "申付审核中").approved().completed();
    }

    @Test
    @Rule("CRT-12")
    void whileACertificationIsOpenNothingIsRequested() {
        Organisation partner = Certification.certified();
        List<String> incentives = Entitlement.payable(partner, "90.00");
        Certification.started(partner);
        request(partner, "voucher-quota", incentives).refused(409, "CERTIFICATION_PENDING");
        assertThat(Entitlement.status(partner, incentives.get(0))).isEqualTo("payable");
    }

    @Test
    @Rule({"CRT-12", "PAY-01"})
    void aSlipWaitsWhileTheCertificationIsChanged() {
        Organisation partner = Certification.certified();
        PayoutFlow slip = PayoutFlow.requested(partner, "cloud-account-uninvoiced", Entitlement.payable(partner, "90.00")).shows("payout-reviewing", "申付审核中");
        as("pdm").patch("/api/partners/" + partner.id(), Client.body("companyName", partner.companyName() + "新", "reason", "renamed")).ok();
        slip.approved();
        assertThat(Funds.entries(partner)).isEmpty();
        assertThat(slip.read().path("status").path("code").asText()).isNotIn("completed", "failed");
        Certification.of(new Organisation(partner.id(), partner.companyName() + "新", partner.creditCode()));
        slip.completed();
        assertThat(Funds.entries(partner)).hasSize(1);
    }

    @Test
    @Rule("PTR-05")
    void aFrozenPartnerRequestsNothingAndItsPayoutIsNotApproved() {
        Organisation partner = Certification.certified();
        List<String> incentives = Entitlement.payable(partner, "60.00", "61.00");
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", incentives.subList(0, 1));
        partner.becomes("frozen");
        request(partner, "voucher-quota", incentives.subList(1, 2)).refused(409, "PARTNER_FROZEN");
        slip.invoiced("60.00").invoiceReviewed();
        as("finance").complete(as("finance").taskId(slip.key(), "review-payout"), Values.of("decision", "approve")).refused(409, "PARTNER_FROZEN");
        slip.shows("payout-reviewing", "申付审核中");
        partner.becomes("active");
        slip.approved().shows("paying", "支付中");
    }

    @Test
    @Rule("PAY-06")
    void onlyFinanceAndTheAdministratorRequest() {
        Organisation partner = partner();
        List<String> incentives = Entitlement.payable(partner, "20.00");
        for (String role : List.of("sales", "delivery")) {
            partner.as(role).tryStart(PayoutFlow.PROCESS, PayoutFlow.request("voucher-quota", incentives)).refused(403, "NOT_ALLOWED");
        }
        as("finance").tryStart(PayoutFlow.PROCESS, PayoutFlow.request("voucher-quota", incentives)).status(400, 403);
        partner.admin().start(PayoutFlow.PROCESS, PayoutFlow.request("voucher-quota", incentives));
    }

    @Test
    void brokenRequestsNameTheField() {
        Client finance = partner().finance();
        Values good = PayoutFlow.request("voucher-quota", List.of("INC-2020-000001"));
        finance.tryStart(PayoutFlow.PROCESS, good.without("way")).fieldInvalid("way");
        finance.tryStart(PayoutFlow.PROCESS, good.with("way", "cash")).fieldInvalid("way");
        finance.tryStart(PayoutFlow.PROCESS, good.without("incentiveKeys")).fieldInvalid("incentiveKeys");
        finance.tryStart(PayoutFlow.PROCESS, good.with("incentiveKeys", List.of())).fieldInvalid("incentiveKeys");
        finance.tryStart(PayoutFlow.PROCESS, good.with("incentiveKeys", "INC-2020-000001")).fieldInvalid("incentiveKeys");
        finance.tryStart(PayoutFlow.PROCESS, good.with("incentiveKeys", List.of(List.of("x")))).fieldInvalid("incentiveKeys");
        finance.tryStart(PayoutFlow.PROCESS, good.with("incentiveKeys", Values.typed("Json", "{\"a\":1}"))).fieldInvalid("incentiveKeys");
        finance.tryStart(PayoutFlow.PROCESS, good.with("incentiveKeys", Values.typed("Json", "[\"a\""))).fieldInvalid("incentiveKeys");
        finance.tryStart(PayoutFlow.PROCESS, good.with("partnerId", "cloudstar")).refused(400, "FIELD_INVALID");
        finance.tryStart(PayoutFlow.PROCESS, good.with("amount", "1.00")).fieldInvalid("amount");
    }

    @Test
    void brokenInvoicesNameTheField() {
        Organisation partner = partner();
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", Entitlement.payable(partner, "100.00"));
        String task = partner.finance().taskId(slip.key(), "issue-invoice");
        Map<String, Object> good = PayoutFlow.invoice("100.00");
        partner.finance().complete(task, PayoutFlow.invoices(List.of(good)).without("invoiceFile1")).fieldInvalid("invoiceFile1");
        partner.finance().complete(task, PayoutFlow.invoices(List.of(good)).with("invoiceFile1", TestFile.of("i.png"))).fieldInvalid("invoiceFile1");
        partner.finance().complete(task, PayoutFlow.invoices(List.of(good)).with("invoiceFile1", TestFile.of("i.png").named("i.pdf"))).fieldInvalid("invoiceFile1");
        partner.finance().complete(task, Values.of()).fieldInvalid("invoices");
        for (Object wrong : List.of(List.of(), List.of("x"), List.of(List.of()), List.of(Client.body("number", "123", "amount", "100.00", "issuedOn", today().toString())),
            List.of(Client.body("number", "12345678", "amount", "100.00", "issuedOn", today().toString())),
            List.of(with(good, "amount", 100)), List.of(with(good, "amount", "1e2")), List.of(with(good, "amount", "-100.00")), List.of(with(good, "issuedOn", "yesterday")),
            List.of(with(good, "colour", "red")), List.of(with(good, "code", "12")), Values.typed("Json", "{"), Values.untyped(7))) {
            partner.finance().complete(task, PayoutFlow.invoices(List.of(good)).with("invoices", wrong)).refused(400, "FIELD_INVALID").naming("invoices");
        }
        slip.shows("awaiting-invoice", "待伙伴开票");
    }

    private static Map<String, Object> with(Map<String, Object> invoice, String field, Object value) {
        Map<String, Object> changed = new java.util.LinkedHashMap<>(invoice);
        changed.put(field, value);
        return changed;
    }
}
