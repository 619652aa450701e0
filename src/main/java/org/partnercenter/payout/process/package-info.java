/** The people's steps and the delegates of {@code payout} and {@code payout-run}. */
package org.partnercenter.payout.process;
