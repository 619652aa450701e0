package org.partnercenter.funds;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * One entry to be booked.
 *
 * @param amount     in CNY, above 0
 * @param tradeAt    when it happened
 * @param tradeId    what it was booked for; together with partner, account and detail it is booked once
 * @param customerId the customer that the entry names, or null
 */
public record Booking(String partnerId, FundAccount account, TradeDetail detail, Direction direction, BigDecimal amount, Instant tradeAt,
                      String tradeId, String customerId) {

    public Booking {
        Objects.requireNonNull(partnerId);
        Objects.requireNonNull(account);
        Objects.requireNonNull(detail);
        Objects.requireNonNull(direction);
        Objects.requireNonNull(tradeAt);
        Objects.requireNonNull(tradeId);
        if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("an entry has an amount above 0 with two decimals, not " + amount);
        }
    }
}
