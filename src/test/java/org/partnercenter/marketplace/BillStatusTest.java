package org.partnercenter.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.partnercenter.Rule;
import org.partnercenter.payout.PayoutStatus;
import org.partnercenter.payout.SlipChanged;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("the table of a bill's statuses")
class BillStatusTest extends MarketplaceTest {

    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private RecordCollection<BillView> bills;

    private void slip(String key, PayoutStatus status) {
        transaction.executeWithoutResult(t -> events.publishEvent(new SlipChanged("PAY-2026-000099", "marketplace", key, status)));
    }

    private void assertStands(String key, String status, String stage, String next) {
        BillView bill = bill(key, false);
        assertThat(bill.status().code()).isEqualTo(status);
        assertThat(bill.stage()).isEqualTo(stage);
        assertThat(bill.nextStage()).isEqualTo(next);
    }

    /** What partner-finance, who may open invoice lists, is offered. */
    private List<String> operations(String key) {
        return bill(key, true).operations();
    }

    @Test
    @Rule("MKT-01")
    @DisplayName("without a slip it is being countersigned, whatever comes of that")
    void withoutSlip() {
        String key = bill("100.00");
        assertStands(key, "countersign-pending", "countersign", "invoice-review");
        complete("operations", key, "start-countersign");
        assertStands(key, "countersigning", "countersign", "invoice-review");
        reject(key, "finance");
        assertStands(key, "countersign-rejected", "countersign", "invoice-review");
        complete("operations", key, "handle-rejection", "action", "resubmit", "comment", "again");
        GROUPS.forEach(group -> approve(key, group));
        assertStands(key, "slip-pending", "countersign", "invoice-review");
        assertThat(operations(key)).containsExactly("view");
    }

    @ParameterizedTest
    @Rule("MKT-01")
    @DisplayName("with a slip it follows the slip")
    @CsvSource(nullValues = "-", value = {
        "processing, slip-pending, countersign, invoice-review, false",
        "awaiting-invoice, invoice-due, invoice-review, payout-review, true",
        "invoice-reviewing, invoice-reviewing, invoice-review, payout-review, true",
        "invoice-rejected, invoice-rejected, invoice-review, payout-review, true",
        "payout-reviewing, invoice-approved, payout-review, payment, true",
        "payout-rejected, payout-rejected, payout-review, payment, true",
        "failed, payment-data-wrong, payout-review, payment, true",
        "paying, payout-approved, payment, paid, true",
        "completed, paid, paid, -, true",
        "settling-offline, invoice-due, invoice-review, payout-review, true"})
    void withSlip(String slip, String status, String stage, String next, boolean invoiceList) {
        String key = countersigned("100.00");

        slip(key, StatusCode.of(PayoutStatus.class, slip));

        assertStands(key, status, stage, next);
        assertThat(operations(key)).isEqualTo(invoiceList ? List.of("view", "invoice-list") : List.of("view"));
    }

    @ParameterizedTest
    @Rule({"MKT-01", "MKT-02"})
    @DisplayName("a bill of 0 or below is offered no invoice list, whatever its status")
    @EnumSource(value = PayoutStatus.class, names = {"SETTLING_OFFLINE", "COMPLETED"})
    void nothingToInvoice(PayoutStatus slip) {
        for (String amount : List.of("0.00", "-5.00")) {
            String key = countersigned(amount);
            slip(key, slip);
            assertThat(operations(key)).containsExactly("view");
        }
    }

    @Test
    @Rule("MKT-01")
    @DisplayName("only those who may open an invoice list are offered one")
    void byRole() {
        String key = countersigned("100.00");
        slip(key, PayoutStatus.AWAITING_INVOICE);

        for (String user : List.of("cloudstar-finance", "cloudstar-admin", "finance", "operations")) {
            assertThat(bills.item(key, actor(user)).operations()).as(user).containsExactly("view", "invoice-list");
        }
        for (String user : List.of("cloudstar-sales", "manager", "pdm")) {
            assertThat(bills.item(key, actor(user)).operations()).as(user).containsExactly("view");
        }
    }

    @Test
    @Rule("MKT-01")
    @DisplayName("slips of other origins are none of its business")
    void others() {
        String key = countersigned("100.00");

        transaction.executeWithoutResult(t -> events.publishEvent(new SlipChanged("PAY-2026-000099", "nre", key, PayoutStatus.COMPLETED)));

        assertStands(key, "slip-pending", "countersign", "invoice-review");
    }
}
