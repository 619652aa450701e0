package org.partnercenter.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.demo.DemoFiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

/** A countersigned bill with the real payout process behind it: to the bank, offline, or to nothing at all. */
@DisplayName("the payment of a bill")
class BillPayoutTest extends MarketplaceTest {

    @Autowired
    private BillController controller;
    @Autowired
    private Bills bills;
    @Autowired
    private BillRecords billRecords;

    /** A certified partner's bill, countersigned; its slip is the next job. */
    private String ofCertified(String amount) {
        String partner = partner();
        certified(partner);
        return countersigned(partner, amount);
    }

    /** Makes the slip and lets its instance go on; answers its key. */
    private String slip(String billKey) {
        runJob(billKey, "create-slip");
        String slip = bill(billKey, false).slipKey();
        runJob(slip, "payout-requested");
        return slip;
    }

    private void assertStands(String key, String status, String stage) {
        assertThat(bill(key, false).status().code()).isEqualTo(status);
        assertThat(bill(key, false).stage()).isEqualTo(stage);
    }

    private ResponseEntity<byte[]> invoiceList(String key) {
        return controller.invoiceList(key, actor("operations"));
    }

    private void assertNoInvoiceList(String key) {
        assertRefused(409, "NO_INVOICE_LIST", "", () -> invoiceList(key));
    }

    private String incentiveStatus(String key) {
        return jdbc.sql("select status from incentive where incentive_key = ?").param(bill(key, false).incentiveKey()).query(String.class).single();
    }

    @Test
    @Rule({"MKT-01", "MKT-02"})
    @DisplayName("follows its slip from the invoice to the bank, and the invoice list can be opened from then on, paid bills included")
    void positive() {
        String key = ofCertified("4200.00");
        ProcessInstance settlement = instance(key);
        assertNoInvoiceList(key);
        String slip = slip(key);

        assertStands(key, "invoice-due", "invoice-review");
        assertThat(incentiveStatus(key)).isEqualTo("in-payout");
        assertThat(new String(invoiceList(key).getBody()).substring(0, 5)).isEqualTo("%PDF-");
        assertThat(invoiceList(key).getHeaders().getContentDisposition().isAttachment()).isTrue();
        assertRefused(404, "NOT_FOUND", "", () -> controller.invoiceList(key, actor("bluewave-sales")));
        assertRefused(403, "NOT_ALLOWED", "", () -> controller.invoiceList(key, actor("manager")));
        invoice(key, slip, "4200.00");
        assertStands(key, "invoice-reviewing", "invoice-review");
        reject("finance", slip, "review-invoice");
        assertStands(key, "invoice-rejected", "invoice-review");
        invoice(key, slip, "4200.00");
        approve("finance", slip, "review-invoice");
        assertStands(key, "invoice-approved", "payout-review");
        reject("finance2", slip, "review-payout");
        assertStands(key, "payout-rejected", "payout-review");
        complete("operations", slip, "correct-payout", "action", "resubmit");
        approve("finance2", slip, "review-payout");
        assertStands(key, "payout-approved", "payment");
        runJob(slip, "check-payment-certification");
        complete("finance", slip, "confirm-transfer", "outcome", "returned", "comment", "账号有误");
        assertStands(key, "payment-data-wrong", "payout-review");
        complete("operations", slip, "correct-payout", "action", "resubmit");
        runJob(slip, "check-payment-certification");
        complete("finance", slip, "confirm-transfer", "outcome", "paid", "bankReference", "B-1", "paidOn", today().toString());

        assertStands(key, "paid", "paid");
        assertThat(settlement).isEnded().hasPassed("slip-finished", "bill-paid");
        assertThat(incentiveStatus(key)).isEqualTo("paid");
        assertThat(invoiceList(key).getHeaders().getFirst("Content-Type")).isEqualTo("application/pdf");
        assertRefused(403, "NOT_ALLOWED", "", () -> controller.invoiceList(key, actor("manager")));
        assertRefused(404, "NOT_FOUND", "", () -> controller.invoiceList(key, actor("cloudstar-finance")));
    }

    private void invoice(String key, String slip, String amount) {
        complete(bill(key, false).partnerId() + "-finance", slip, "issue-invoice", "invoices",
                List.of(Map.of("number", "2632%016d".formatted(slip.hashCode() & 0xffffff), "amount", amount, "issuedOn", today().toString())),
                "invoiceFile1", DemoFiles.pdf("发票.pdf"));
    }

    @Test
    @Rule({"MKT-01", "MKT-02"})
    @DisplayName("of 0 is over at once, without an invoice list")
    void zero() {
        String key = ofCertified("0.00");
        ProcessInstance settlement = instance(key);

        slip(key);

        assertStands(key, "paid", "paid");
        assertThat(settlement).isEnded();
        assertThat(incentiveStatus(key)).isEqualTo("paid");
        assertNoInvoiceList(key);
    }

    @Test
    @Rule({"MKT-01", "MKT-02"})
    @DisplayName("below 0 is settled offline, without an invoice list")
    void negative() {
        String key = ofCertified("-300.00");
        ProcessInstance settlement = instance(key);

        String slip = slip(key);

        assertStands(key, "invoice-due", "invoice-review");
        assertNoInvoiceList(key);
        complete("operations", slip, "settle-offline", "reference", "JV-1", "comment", "从下月账单扣回");
        assertStands(key, "paid", "paid");
        assertThat(settlement).isEnded();
        assertNoInvoiceList(key);
    }

    @Test
    @DisplayName("waits while its partner is not certified")
    void notCertified() {
        String key = countersigned(partner(), "100.00");

        slip(key);

        assertStands(key, "slip-pending", "countersign");
    }

    @Test
    @DisplayName("is one incentive and one slip, however often the step is repeated")
    void once() {
        String key = ofCertified("100.00");
        runJob(key, "create-slip");
        BillView first = bill(key, false);

        as("operations", () -> assertThat(bills.createSlip(key)).isEqualTo(first.slipKey()));

        assertThat(count("select count(*) from incentive where origin_key = ?", key)).isOne();
        assertThat(count("select count(*) from payout_slip where record_key = ?", key)).isOne();
        assertThat(jdbc.sql("select amount from incentive where origin_key = ?").param(key).query(BigDecimal.class).single()).isEqualByComparingTo("100");
        assertThat(count("select count(*) from incentive where origin_key = ? and slip_key = ?", key, first.slipKey())).isOne();
    }

    @Test
    @Rule("MKT-03")
    @DisplayName("whose slip cannot be made shows it, with an incident; repaired, it goes on from there")
    void slipFailed() {
        String key = ofCertified("100.00");
        Job job = job(key, "create-slip");
        jdbc.sql("delete from record_sequence where prefix = 'PAY'").update();
        try {
            fail(key, job);

            assertStands(key, "slip-failed", "countersign");
            assertThat(bill(key, false).failure()).contains("PAY");
            assertThat(billRecords.item(key, actor(bill(key, false).partnerId() + "-finance")).failure()).as("a partner does not read the machine's words").isNull();
            assertThat(runtime.createIncidentQuery().processInstanceId(instance(key).getId()).list()).singleElement()
                    .extracting(Incident::getActivityId).isEqualTo("create-slip");
            assertThat(bill(key, false).incentiveKey()).as("nothing of the failed step stays").isNull();
            assertThat(count("select count(*) from incentive where origin_key = ?", key)).isZero();
        } finally {
            jdbc.sql("insert into record_sequence values ('PAY', 700000)").update();
        }
        management.setJobRetries(job.getId(), 1);
        assertStands(key, "slip-pending", "countersign");
        assertThat(runtime.createIncidentQuery().processInstanceId(instance(key).getId()).count()).isZero();

        slip(key);

        assertStands(key, "invoice-due", "invoice-review");
        assertThat(bill(key, false).failure()).isNull();
    }

    @Test
    @Rule("MKT-03")
    @DisplayName("whose failed step an administrator runs directly goes on, too")
    void slipFailedRunDirectly() {
        String key = ofCertified("100.00");
        Job job = job(key, "create-slip");
        jdbc.sql("delete from record_sequence where prefix = 'PAY'").update();
        try {
            fail(key, job);
        } finally {
            jdbc.sql("insert into record_sequence values ('PAY', 800000)").update();
        }
        assertStands(key, "slip-failed", "countersign");

        slip(key);

        assertStands(key, "invoice-due", "invoice-review");
        assertThat(runtime.createIncidentQuery().processInstanceId(instance(key).getId()).count()).isZero();
    }

    @Test
    @DisplayName("passes the whole model, with what a rejection does")
    void wholeModel() {
        String partner = partner();
        certified(partner);
        String key = countersigning(partner, "0.00");
        reject(key, "finance");
        complete("operations", key, "handle-rejection", "action", "resubmit", "comment", "已更正");
        GROUPS.forEach(group -> approve(key, group));
        slip(key);
        String voided = countersigning("1.00");
        reject(voided, "finance");
        complete("operations", voided, "handle-rejection", "action", "void", "comment", "重复");

        coverage.requireComplete("marketplace-settlement");
    }

    /** Runs the step until its retries are used up. */
    private void fail(String key, Job job) {
        for (int run = 1; run <= 10 && management.createJobQuery().jobId(job.getId()).withRetriesLeft().count() == 1; run++) {
            assertThat(status(key)).isEqualTo("slip-pending");
            assertThat(catchThrowable(() -> management.executeJob(job.getId()))).isNotNull();
        }
    }
}
