package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A payout slip taken along the process {@code payout}. */
record PayoutFlow(Organisation partner, String key) {

    static final String PROCESS = "payout";
    static final String COLLECTION = "payouts";

    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 10_000_000_000L);

    static Values request(String way, List<String> incentives) {
        return Values.of("incentiveKeys", incentives, "way", way);
    }

    static PayoutFlow requested(Organisation partner, String way, List<String> incentives) {
        String key = partner.finance().start(PROCESS, request(way, incentives));
        assertThat(key).startsWith("PAY-");
        return new PayoutFlow(partner, key);
    }

    /** An electronic invoice that no other test submits: 20 digits. */
    static Map<String, Object> invoice(String amount) {
        return invoice("%020d".formatted(NUMBERS.incrementAndGet()), amount);
    }

    static Map<String, Object> invoice(String number, String amount) {
        return Client.body("number", number, "amount", amount, "issuedOn", today());
    }

    /** A paper invoice: a code and 8 digits, no file. */
    static Map<String, Object> paperInvoice(String amount) {
        return Client.body("code", "%010d".formatted(NUMBERS.incrementAndGet() % 10_000_000_000L),
            "number", "%08d".formatted(NUMBERS.incrementAndGet() % 100_000_000), "amount", amount, "issuedOn", today());
    }

    private static String today() {
        return LocalDate.now(AcceptanceTest.SHANGHAI).toString();
    }

    /** The submission of these invoices, with a file for each that needs one. */
    static Values invoices(List<Map<String, Object>> invoices) {
        Values values = Values.of("invoices", new ArrayList<>(invoices));
        for (int i = 0; i < invoices.size(); i++) {
            if (((String) invoices.get(i).get("number")).length() == 20) {
                values = values.with("invoiceFile" + (i + 1), TestFile.pdf("invoice" + (i + 1) + ".pdf", "invoice"));
            }
        }
        return values;
    }

    PayoutFlow shows(String code, String zh) {
        JsonNode status = Client.eventually("the slip " + key + " shows " + code,
            () -> read().path("status"), shown -> shown.path("code").asText().equals(code));
        assertThat(status.path("zh").asText()).as("label of %s", code).isEqualTo(zh);
        return this;
    }

    JsonNode read() {
        return partner.finance().record(COLLECTION, key);
    }

    Reply invoice(List<Map<String, Object>> invoices) {
        return partner.finance().complete(partner.finance().taskId(key, "issue-invoice"), invoices(invoices));
    }

    PayoutFlow invoiced(String amount) {
        invoice(List.of(invoice(amount))).ok();
        return shows("invoice-reviewing", "发票审核中");
    }

    PayoutFlow invoiceReviewed() {
        Client.as("finance").perform(key, "review-invoice", "decision", "approve");
        return shows("payout-reviewing", "申付审核中");
    }

    PayoutFlow approved() {
        Client.as("finance").perform(key, "review-payout", "decision", "approve");
        return this;
    }

    PayoutFlow rejected(String review) {
        Client.as("finance").perform(key, review, "decision", "reject", "comment", "not like this");
        return this;
    }

    PayoutFlow transfer(String outcome) {
        Client.as("finance").perform(key, "confirm-transfer", outcome.equals("paid")
            ? Values.of("outcome", "paid", "bankReference", "T" + key, "paidOn", today())
            : Values.of("outcome", "returned", "comment", "account closed"));
        return this;
    }

    PayoutFlow correct(String action) {
        Client.as("operations").perform(key, "correct-payout", "action", action, "comment", "corrected");
        return this;
    }

    PayoutFlow completed() {
        return shows("completed", "已完成");
    }

    /** What finance hands to the bank for this slip. */
    List<JsonNode> instructions() {
        return Client.as("finance").records("payment-instructions", "q=%s&limit=100", key);
    }
}
