package org.partnercenter.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What an invoice list (开票清单) says: data of the moment its payout slip was made (INV-11).
 *
 * @param slipDay the local day on which the slip was made
 * @param total   CNY
 */
record InvoiceList(String slipKey, LocalDate slipDay, BigDecimal total, Buyer buyer, Supplier supplier, List<Row> rows) {

    /** The vendor's entity, and where the invoice is sent. */
    record Buyer(String name, String taxNumber, String address, String phone, String bank, String account, String postalAddress, String mailbox) {
    }

    /** The partner as its business certification has it; the account in full. */
    record Supplier(String name, String creditCode, String bank, String account, String phone, String email, String certificationKey) {
    }

    /**
     * One line of the slip.
     *
     * @param period for which it is paid, such as {@code 2026-10}
     * @param amount CNY
     */
    record Row(String period, String sourceKey, String description, BigDecimal amount) {
    }
}
