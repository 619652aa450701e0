package org.partnercenter.incentive;

/** A partner has taken its claim back; heard in the same transaction. */
public record ClaimWithdrawn(String incentiveKey) {
}
