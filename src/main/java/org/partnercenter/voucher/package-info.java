/** Voucher quotas and the vouchers that are issued from them. */
package org.partnercenter.voucher;
