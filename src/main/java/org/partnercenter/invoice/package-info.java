/**
 * Invoice information of partners, and the invoice list that goes with a payout.
 *
 * <p>Doors: {@link org.partnercenter.invoice.InvoiceTitles} and {@link org.partnercenter.invoice.InvoiceLists}.
 */
package org.partnercenter.invoice;
