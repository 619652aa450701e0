package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * What an order did with a voucher, as the vendor's billing tells it (VCH-17).
 *
 * @param orderId may be null where no order is concerned
 * @param amount  of a use or a refund, in CNY; else null
 */
record UsageEvent(String eventId, String voucherKey, Kind kind, String orderId, BigDecimal amount, Instant at) {

    /** The kinds of events. */
    enum Kind {
        LOCK, UNLOCK, USE, REFUND, FREEZE, THAW, REVOKE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        static String[] codes() {
            return Arrays.stream(values()).map(Kind::code).toArray(String[]::new);
        }

        /** Whether it comes with an amount. */
        boolean hasAmount() {
            return this == USE || this == REFUND;
        }

        /** Whether it needs to name an order. */
        boolean needsOrder() {
            return this == LOCK || this == USE;
        }
    }

    /** Whether the same event was told, whatever the notation. */
    boolean equalsContent(UsageEvent other) {
        return voucherKey.equals(other.voucherKey) && kind == other.kind && Objects.equals(orderId, other.orderId) && at.equals(other.at)
                && (amount == null ? other.amount == null : other.amount != null && amount.compareTo(other.amount) == 0);
    }
}
