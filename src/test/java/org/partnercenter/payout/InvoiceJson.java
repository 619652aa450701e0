package org.partnercenter.payout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Rows of invoices as a form sends them. */
final class InvoiceJson {

    private InvoiceJson() {
    }

    /** One paper invoice with this number of 8 digits. */
    static JsonNode of(String number, String amount) {
        return new ObjectMapper().valueToTree(List.of(Map.of("code", "1100204130", "number", number, "amount", amount, "issuedOn", "2026-01-05")));
    }
}
