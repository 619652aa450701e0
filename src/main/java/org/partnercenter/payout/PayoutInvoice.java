package org.partnercenter.payout;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An invoice that a partner sends for a slip.
 *
 * @param code   of an invoice with a number of 8 digits, else usually null
 * @param amount gross, CNY
 */
record PayoutInvoice(String code, String number, BigDecimal amount, LocalDate issuedOn) {

    private static final int ELECTRONIC = 20;

    /** Electronic invoices have numbers of 20 digits, and their file is sent along. */
    boolean isElectronic() {
        return number.length() == ELECTRONIC;
    }

    /** What makes two invoices the same: numbers of 20 digits are the country's, shorter ones belong to their code (PAY-07). */
    String identity() {
        return isElectronic() ? number : code + "/" + number;
    }
}
