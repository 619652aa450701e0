package org.partnercenter.payout;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;

/** Reads the invoices that somebody typed into a slip's form: 1 to 10 of code, number, amount and day of issue (PAY-07). */
final class InvoiceRows {

    static final String FIELD = "invoices";
    static final int MOST = 10;
    private static final Pattern CODE = Pattern.compile("\\d{10}|\\d{12}");
    private static final Pattern NUMBER = Pattern.compile("\\d{8}|\\d{20}");
    private static final Pattern MONEY = Pattern.compile("\\d{1,16}(\\.\\d{1,2})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Set<String> KEYS = Set.of("code", "number", "amount", "issuedOn");

    private InvoiceRows() {
    }

    /** The invoices; 400 naming the row that is wrong, or that the amounts do not add up to the slip's. */
    static List<PayoutInvoice> read(JsonNode list, BigDecimal slipAmount, LocalDate today) {
        if (list.size() > MOST) {
            throw wrong("must be 1 to " + MOST + " invoices");
        }
        List<PayoutInvoice> invoices = new ArrayList<>();
        Set<String> identities = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String where = "invoice " + (i + 1) + ": ";
            PayoutInvoice invoice = invoice(list.get(i), where, today);
            if (!identities.add(invoice.identity())) {
                throw wrong(where + "the same invoice is in the list twice");
            }
            invoices.add(invoice);
        }
        requireSum(invoices, slipAmount);
        return invoices;
    }

    static void requireSum(List<PayoutInvoice> invoices, BigDecimal slipAmount) {
        BigDecimal sum = invoices.stream().map(PayoutInvoice::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(slipAmount) != 0) {
            throw wrong("the amounts add up to " + Money.text(sum) + ", not to the slip's " + Money.text(slipAmount));
        }
    }

    private static PayoutInvoice invoice(JsonNode node, String where, LocalDate today) {
        if (!node.isObject()) {
            throw wrong(where + "must have code, number, amount and issuedOn");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw wrong(where + key + " is not a field of an invoice");
            }
        });
        String number = text(node, "number", where, NUMBER, "must have 8 or 20 digits");
        String code = node.hasNonNull("code") && !node.get("code").asText().isBlank()
                ? text(node, "code", where, CODE, "must have 10 or 12 digits") : null;
        if (code == null && number.length() == 8) {
            throw wrong(where + "code is required with a number of 8 digits");
        }
        BigDecimal amount = new BigDecimal(text(node, "amount", where, MONEY, "must be an amount such as 1200.00")).setScale(2);
        if (amount.signum() <= 0) {
            throw wrong(where + "amount must be more than 0");
        }
        LocalDate issuedOn = date(text(node, "issuedOn", where, DATE, "must be a date such as 2026-11-22"), where);
        if (issuedOn.isAfter(today)) {
            throw wrong(where + "issuedOn must not be in the future");
        }
        return new PayoutInvoice(code, number, amount, issuedOn);
    }

    private static String text(JsonNode node, String key, String where, Pattern pattern, String form) {
        JsonNode value = node.path(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(where + key + " is required, as text");
        }
        String text = value.textValue().strip();
        if (!pattern.matcher(text).matches()) {
            throw wrong(where + key + " " + form);
        }
        return text;
    }

    private static LocalDate date(String text, String where) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(where + "issuedOn must be a date such as 2026-11-22");
        }
    }

    static Refusal wrong(String reason) {
        return Refusal.field(FIELD, reason);
    }
}
