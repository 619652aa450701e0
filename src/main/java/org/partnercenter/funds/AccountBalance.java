package org.partnercenter.funds;

import java.math.BigDecimal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;

/** One account of a partner with its row locked: what stands in it, and what may be booked next (FND-18, FND-19). */
final class AccountBalance {

    /** As much as the ledger's columns can hold. */
    private static final BigDecimal LARGEST = new BigDecimal("9999999999999999.99");

    final String partnerId;
    final FundAccount account;
    private BigDecimal balance;
    private BigDecimal creditLine;

    AccountBalance(String partnerId, FundAccount account, BigDecimal balance, BigDecimal creditLine) {
        this.partnerId = partnerId;
        this.account = account;
        this.balance = balance;
        this.creditLine = creditLine;
    }

    /**
     * Adds or takes the amount; answers the balance after it. 409 {@code INSUFFICIENT_BALANCE} where a bound
     * would be passed (FND-19), {@code BALANCE_LIMIT} where nothing so large could be kept.
     */
    BigDecimal move(Direction direction, BigDecimal amount) {
        BigDecimal after = direction == Direction.INCOME ? balance.add(amount) : balance.subtract(amount);
        if (after.signum() < 0) {
            throw insufficient("holds " + Money.text(balance) + " CNY");
        }
        if (account == FundAccount.CREDIT && after.compareTo(creditLine) > 0) {
            throw insufficient("would pass its line of " + Money.text(creditLine) + " CNY");
        }
        if (after.compareTo(LARGEST) > 0) {
            throw Refusal.conflict("BALANCE_LIMIT", "the " + account.code() + " account of " + partnerId + " can hold at most " + Money.text(LARGEST) + " CNY");
        }
        balance = after;
        return after;
    }

    /** Sets the credit line before the difference is booked; the balance itself moves by the booking alone. */
    void line(BigDecimal line) {
        creditLine = line;
    }

    BigDecimal balance() {
        return balance;
    }

    BigDecimal creditLine() {
        return creditLine;
    }

    private Refusal insufficient(String reason) {
        return Refusal.conflict("INSUFFICIENT_BALANCE", "the " + account.code() + " account of " + partnerId + " " + reason);
    }
}
