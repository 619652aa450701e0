package org.partnercenter.incentive;

/** An incentive was made that no process of its own earned; heard in the same transaction. */
public record IncentivePublished(String incentiveKey, String partnerId, IncentiveKind kind) {
}
