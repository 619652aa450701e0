/**
 * Payout slips: from payable incentives and accepted milestones to the money.
 *
 * <p>Doors: {@link org.partnercenter.payout.Payouts}, {@link org.partnercenter.payout.PayoutPapers},
 * {@link org.partnercenter.payout.PayoutSettings} and {@link org.partnercenter.payout.PaymentInstructions}. Announces
 * {@link org.partnercenter.payout.SlipChanged} and {@link org.partnercenter.payout.PayoutFinished}.
 */
package org.partnercenter.payout;
