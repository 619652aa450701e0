package org.partnercenter.payout;

/** A payout slip has a new status; heard in the transaction that changes it. {@code origin} and {@code recordKey} as in {@link PayoutFinished}. */
public record SlipChanged(String slipKey, String origin, String recordKey, PayoutStatus status) {
}
