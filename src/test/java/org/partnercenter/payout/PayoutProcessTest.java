package org.partnercenter.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.partnercenter.certification.CertificationProcessTest;
import org.partnercenter.funds.FundAccount;
import org.partnercenter.funds.Ledger;
import org.partnercenter.funds.OwedInvoices;
import org.partnercenter.incentive.IncentiveView;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.beans.factory.annotation.Autowired;

/** Takes payout slips along {@code payout}, each of a partner of its own, as far as a test needs them. */
public abstract class PayoutProcessTest extends CertificationProcessTest {

    protected static final FileValue INVOICE_FILE = DemoFiles.pdf("发票.pdf");
    private static final AtomicInteger NUMBER = new AtomicInteger(1000);
    private static final AtomicInteger INVOICE = new AtomicInteger();

    @Autowired
    protected Payouts payouts;
    @Autowired
    protected Ledger ledger;
    @Autowired
    protected OwedInvoices owed;
    @Autowired
    protected PaymentInstructions instructions;
    @Autowired
    private PayoutRecords slips;
    @Autowired
    private RecordCollection<IncentiveView> incentiveRecords;

    /** A partner with a valid business certification. */
    protected String certifiedPartner() {
        String partner = partner();
        certified(partner);
        return partner;
    }

    /** A delivery incentive that the partner has confirmed. */
    protected String payable(String partner, String amount) {
        return payable(partner, "delivery", null, amount, ClockUtil.getCurrentTime().toInstant());
    }

    /** A performance incentive of resale customers. */
    protected String resale(String partner, String amount) {
        return payable(partner, "performance", "2", amount, ClockUtil.getCurrentTime().toInstant());
    }

    /** An incentive as its own process leaves it when it is confirmed or released. */
    protected String payable(String partner, String kind, String associationType, String amount, Instant since) {
        String key = "INC-2020-%06d".formatted(NUMBER.incrementAndGet());
        Timestamp at = Timestamp.from(since);
        jdbc.sql("""
                        insert into incentive (incentive_key, partner_id, kind, title, origin_key, calculation, generated_at, created_at, updated_at,
                          status, association_type, amount, offset_amount, clawed_back_amount, payable_since)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'payable', ?, ?, 0, 0, ?)""")
                .params(key, partner, kind, "客户 " + key, "PRJ-2020-000001", "10 人天", at, at, at, associationType, new BigDecimal(amount), at)
                .update();
        return key;
    }

    /** The partner's finance requests a slip. */
    protected String requested(String partner, String way, String... incentiveKeys) {
        return start(partner + "-finance", "payout", fields("incentiveKeys", Arrays.asList(incentiveKeys), "way", way));
    }

    /** A number of 20 digits that no other test uses. */
    protected static String newNumber() {
        return "2531%016d".formatted(INVOICE.incrementAndGet());
    }

    protected static Map<String, Object> invoice(String number, String amount) {
        return Map.of("number", number, "amount", amount, "issuedOn", "2026-01-05");
    }

    /** The partner sends one electronic invoice over that amount; answers its number. */
    protected String invoiced(String partner, String slip, String amount) {
        String number = newNumber();
        complete(partner + "-finance", slip, "issue-invoice", "invoices", List.of(invoice(number, amount)), "invoiceFile1", INVOICE_FILE);
        return number;
    }

    /** A bank-transfer slip of this amount whose payout finance has approved; its payment has not begun. */
    protected String approved(String partner, String amount) {
        String slip = requested(partner, "bank-transfer", payable(partner, amount));
        invoiced(partner, slip, amount);
        approve("finance", slip, "review-invoice");
        approve("finance2", slip, "review-payout");
        return slip;
    }

    /** Runs the payment's job. */
    protected void pay(String slip) {
        runJob(slip, "check-payment-certification");
    }

    /** The slip as its partner sees it. */
    protected PayoutView slip(String key) {
        return slips.item(key, actor("manager"));
    }

    /** The slip's status. */
    protected String statusOf(String key) {
        return slip(key).status().code();
    }

    /** The incentive's status. */
    protected String incentive(String key) {
        return incentiveRecords.item(key, actor("manager")).status().code();
    }

    protected BigDecimal recharge(String partner) {
        return ledger.balance(partner, FundAccount.RECHARGE);
    }

    protected static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    /** The slip's instructions, the oldest first. */
    protected List<Map<String, Object>> instructionsOf(String slip) {
        return jdbc.sql("select instruction_id, status, bank_account, amount, batch_key from payment_instruction where slip_key = ? order by round_no")
                .param(slip).query().listOfRows();
    }

    protected void assertOver(String slip, String status) {
        assertThat(statusOf(slip)).isEqualTo(status);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(slip).count()).as("running instances of %s", slip).isZero();
    }
}
