package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Where a voucher stands after all its usage events, whenever each was told (VCH-17).
 *
 * @param used       in CNY, between 0 and the face value
 * @param lockedBy   the order that holds it, or null
 * @param orderId    the last order that used it, or null
 * @param lastUsedAt when, or null
 */
record Usage(BigDecimal used, String lockedBy, boolean frozen, String orderId, Instant lastUsedAt) {

    private static final Usage NONE = new Usage(BigDecimal.ZERO, null, false, null, null);

    /**
     * Passes through the events in the order of {@code at}, which they are in.
     *
     * @param faceValue more can never have been used; what went back meanwhile is the voucher's business, or every refund after the end
     *                  would count again with each later event
     */
    static Usage of(List<UsageEvent> events, BigDecimal faceValue) {
        Usage usage = NONE;
        for (UsageEvent event : events) {
            usage = usage.after(event, faceValue);
        }
        return usage;
    }

    private Usage after(UsageEvent event, BigDecimal faceValue) {
        return switch (event.kind()) {
            case LOCK -> new Usage(used, event.orderId(), frozen, orderId, lastUsedAt);
            case UNLOCK -> new Usage(used, null, frozen, orderId, lastUsedAt);
            case FREEZE -> new Usage(used, lockedBy, true, orderId, lastUsedAt);
            case THAW -> new Usage(used, lockedBy, false, orderId, lastUsedAt);
            case USE -> new Usage(used.add(event.amount()).min(faceValue), lockedBy, frozen, event.orderId(), event.at());
            case REFUND -> new Usage(used.subtract(event.amount()).max(BigDecimal.ZERO), lockedBy, frozen, orderId, lastUsedAt);
            case REVOKE -> this;
        };
    }
}
