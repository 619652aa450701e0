package org.partnercenter.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partnercenter.certification.BusinessInformation;
import org.partnercenter.certification.CertifiedBusiness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The invoice lists (开票清单) of payout slips. Who may open one, and when, is the slip's to decide (INV-08, INV-10). */
@Service
@Transactional
public class InvoiceLists {

    private final JdbcClient jdbc;
    private final InvoiceBuyer buyer;

    InvoiceLists(JdbcClient jdbc, InvoiceBuyer buyer) {
        this.jdbc = jdbc;
        this.buyer = buyer;
    }

    /**
     * A line of a slip.
     *
     * @param period for which it is paid, such as {@code 2026-10}
     * @param amount CNY
     */
    public record Line(String period, String sourceKey, String description, BigDecimal amount) {
    }

    /** Keeps what the slip's list says, once: repeated, nothing changes (INV-11). */
    public void freeze(String slipKey, LocalDate slipDay, List<Line> lines, BigDecimal total, CertifiedBusiness supplier) {
        if (find(slipKey).isPresent()) {
            return;
        }
        BusinessInformation i = supplier.information();
        jdbc.sql("""
                        insert into invoice_list (slip_key, slip_day, total, buyer_name, buyer_tax_number, buyer_address, buyer_phone, buyer_bank,
                          buyer_account, postal_address, mailbox, supplier_name, supplier_credit_code, supplier_bank, supplier_account,
                          supplier_phone, supplier_email, certification_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(slipKey, slipDay, total, buyer.name, buyer.taxNumber, buyer.address, buyer.phone, buyer.bank, buyer.account,
                        buyer.postalAddress, buyer.mailbox, supplier.companyName(), supplier.creditCode(), i.bankName() + " " + i.bankBranch(),
                        i.bankAccount(), i.financeContactMobile(), i.financeContactEmail(), supplier.certificationKey())
                .update();
        for (int n = 0; n < lines.size(); n++) {
            Line line = lines.get(n);
            jdbc.sql("insert into invoice_list_row (slip_key, row_no, period, source_key, description, amount) values (?, ?, ?, ?, ?, ?)")
                    .params(slipKey, n + 1, line.period(), line.sourceKey(), line.description(), line.amount()).update();
        }
    }

    /** The list as a PDF for printing; nothing for a slip whose data were never kept. */
    @Transactional(readOnly = true)
    public Optional<byte[]> pdf(String slipKey) {
        return find(slipKey).map(InvoiceListPaper::pdf);
    }

    private Optional<InvoiceList> find(String slipKey) {
        List<InvoiceList.Row> rows = jdbc.sql("select * from invoice_list_row where slip_key = ? order by row_no").param(slipKey)
                .query((row, n) -> new InvoiceList.Row(row.getString("period"), row.getString("source_key"), row.getString("description"),
                        row.getBigDecimal("amount"))).list();
        return jdbc.sql("select * from invoice_list where slip_key = ?").param(slipKey)
                .query((row, n) -> new InvoiceList(slipKey, row.getObject("slip_day", LocalDate.class), row.getBigDecimal("total"),
                        new InvoiceList.Buyer(row.getString("buyer_name"), row.getString("buyer_tax_number"), row.getString("buyer_address"),
                                row.getString("buyer_phone"), row.getString("buyer_bank"), row.getString("buyer_account"),
                                row.getString("postal_address"), row.getString("mailbox")),
                        new InvoiceList.Supplier(row.getString("supplier_name"), row.getString("supplier_credit_code"),
                                row.getString("supplier_bank"), row.getString("supplier_account"), row.getString("supplier_phone"),
                                row.getString("supplier_email"), row.getString("certification_key")), rows))
                .optional();
    }
}
