package org.partnercenter.payout;

/** A slip was made without a form: its instance is to be started; heard in the same transaction. */
public record SlipRequested(String slipKey, String partnerId) {
}
