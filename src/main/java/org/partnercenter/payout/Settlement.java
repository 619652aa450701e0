package org.partnercenter.payout;

/**
 * How a slip is settled: what the gateways of its process read.
 *
 * @param sign          {@code positive}, {@code zero} or {@code negative}
 * @param invoiceNeeded whether the partner sends an invoice (PAY-05)
 * @param byBank        whether a bank transfer has to be confirmed
 */
public record Settlement(String sign, boolean invoiceNeeded, boolean byBank) {
}
