package org.partnercenter.payout;

/** Operations cancelled a slip: its instance is to end; heard in the same transaction. */
public record SlipCancelled(String slipKey) {
}
