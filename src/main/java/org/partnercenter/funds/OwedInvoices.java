package org.partnercenter.funds;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import org.partnercenter.partner.Partners;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a partner owes the vendor in invoices (欠票) for slips credited to its account before it sent an invoice (PAY-10). */
@Service
@Transactional
public class OwedInvoices {

    private final JdbcClient jdbc;
    private final Partners partners;
    private final Clock clock;

    OwedInvoices(JdbcClient jdbc, Partners partners, Clock clock) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.clock = clock;
    }

    /** Adds the slip's amount to what the partner owes; once for each slip, repeated it changes nothing. */
    public void add(String partnerId, String slipKey, BigDecimal amount) {
        partners.lock(partnerId);
        jdbc.sql("insert into owed_invoice (slip_key, partner_id, amount, added_at) select ?, ?, ?, ?"
                        + " where not exists (select 1 from owed_invoice where slip_key = ?)")
                .params(slipKey, partnerId, amount, Timestamp.from(clock.instant()), slipKey).update();
    }

    /** All that the partner owes, in CNY. */
    @Transactional(readOnly = true)
    public BigDecimal of(String partnerId) {
        return jdbc.sql("select coalesce(sum(amount), 0.00) from owed_invoice where partner_id = ?").param(partnerId)
                .query(BigDecimal.class).single().setScale(2);
    }
}
