package org.partnercenter.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** CNY amounts as text: out always with two decimals, never as a floating-point number. */
public final class Money {

    private Money() {
    }

    /** {@code 1200} becomes {@code "1200.00"}; null stays null. */
    public static String text(BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}
