package org.partnercenter.payout;

/**
 * A payout slip is completed; heard in the transaction that completes it.
 *
 * @param origin    what asked for the slip: {@code nre}, {@code marketplace}, {@code request} or {@code run}
 * @param recordKey the record whose instance waits for {@code payout-finished}; null for a partner's own request
 * @param sourceKey what the slip pays: a milestone, an incentive; null for a bundle of incentives
 */
public record PayoutFinished(String slipKey, String partnerId, String origin, String recordKey, String sourceKey) {
}
