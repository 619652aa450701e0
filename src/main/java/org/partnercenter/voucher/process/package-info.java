/** The steps of the voucher processes. */
package org.partnercenter.voucher.process;
