/** The people's steps and the system's steps of {@code remittance-claim}, the daily step of {@code receipt-watch}, and the demo's money. */
package org.partnercenter.funds.process;
