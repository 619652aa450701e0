/** Invoice information of partners, and the invoice list that goes with a payout. */
package org.partnercenter.invoice;
