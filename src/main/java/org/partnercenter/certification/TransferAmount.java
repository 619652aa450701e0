package org.partnercenter.certification;

import java.math.BigDecimal;
import java.security.SecureRandom;

/** The amount of a transfer, which only the finance people and the bank account's owner may know: its text never shows it (CRT-03). */
final class TransferAmount {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CENTS = 2;

    private final BigDecimal amount;

    private TransferAmount(BigDecimal amount) {
        this.amount = amount;
    }

    static TransferAmount of(BigDecimal amount) {
        return new TransferAmount(amount);
    }

    /** A random amount from {@code least} to {@code most}, both in CNY, other than the former one (null for none). */
    static TransferAmount random(BigDecimal least, BigDecimal most, TransferAmount former) {
        int first = cents(least);
        int count = cents(most) - first + 1;
        TransferAmount drawn;
        do {
            drawn = of(BigDecimal.valueOf(first + (long) RANDOM.nextInt(count), CENTS));
        } while (count > 1 && former != null && former.matches(drawn.amount));
        return drawn;
    }

    private static int cents(BigDecimal amount) {
        return amount.movePointRight(CENTS).intValueExact();
    }

    /** Whether this is exactly the amount. */
    boolean matches(BigDecimal answer) {
        return amount.compareTo(answer) == 0;
    }

    /** For the transfer itself. */
    BigDecimal plain() {
        return amount;
    }

    @Override
    public String toString() {
        return "hidden";
    }
}
