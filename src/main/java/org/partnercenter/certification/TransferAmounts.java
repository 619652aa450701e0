package org.partnercenter.certification;

import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The amounts of the transfers under way, in a table of their own that nothing else reads (CRT-03). */
@Repository
class TransferAmounts {

    private final JdbcClient jdbc;
    private final BigDecimal least;
    private final BigDecimal most;

    TransferAmounts(JdbcClient jdbc, @Value("${certification.amount-min}") BigDecimal least,
                    @Value("${certification.amount-max}") BigDecimal most) {
        this.jdbc = jdbc;
        this.least = least;
        this.most = most;
    }

    /** Whether the amount lies within the settings, in CNY with two decimals. */
    boolean isPossible(BigDecimal amount) {
        return amount.compareTo(least) >= 0 && amount.compareTo(most) <= 0;
    }

    /** The range in words. */
    String range() {
        return least.toPlainString() + " to " + most.toPlainString();
    }

    /** Draws the amount of the next transfer; it differs from that of the transfer before. */
    void draw(String key) {
        TransferAmount drawn = TransferAmount.random(least, most, find(key).orElse(null));
        int known = jdbc.sql("update certification_transfer set amount = ? where certification_key = ?").params(drawn.plain(), key).update();
        if (known == 0) {
            jdbc.sql("insert into certification_transfer (certification_key, amount) values (?, ?)").params(key, drawn.plain()).update();
        }
    }

    /** The amount of the transfer under way. */
    Optional<TransferAmount> find(String key) {
        return jdbc.sql("select amount from certification_transfer where certification_key = ?").param(key)
                .query((row, n) -> TransferAmount.of(row.getBigDecimal("amount"))).optional();
    }

    /** Forgets the amount: the certification is over. */
    void forget(String key) {
        jdbc.sql("delete from certification_transfer where certification_key = ?").param(key).update();
    }
}
