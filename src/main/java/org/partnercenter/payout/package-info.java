/** Payout slips: from payable incentives and accepted milestones to the money. */
package org.partnercenter.payout;
