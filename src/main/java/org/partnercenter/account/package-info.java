/**
 * What is known about customers' cloud accounts, and the bond between a customer and its partner.
 *
 * <p>Doors: {@link org.partnercenter.account.AccountFacts} (the port to the facts), {@link org.partnercenter.account.CustomerAccounts} and
 * {@link org.partnercenter.account.Bonds}.
 */
package org.partnercenter.account;
