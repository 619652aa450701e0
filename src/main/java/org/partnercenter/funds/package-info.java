/**
 * Money that arrives and goes: bank receipts and their claims, the two accounts of a partner with their ledger, allocations.
 *
 * <p>Doors: {@link org.partnercenter.funds.Ledger} books, once for each trade; {@link org.partnercenter.funds.OwedInvoices} counts the
 * invoices owed. Who books takes its record keys before, never after: entries lock accounts until the transaction ends.
 */
package org.partnercenter.funds;
