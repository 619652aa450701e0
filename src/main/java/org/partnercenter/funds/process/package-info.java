/** The people's steps and the system's steps of {@code remittance-claim}, the daily look at what nobody claims, and the demo's money. */
package org.partnercenter.funds.process;
