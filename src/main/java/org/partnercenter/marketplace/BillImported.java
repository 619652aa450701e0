package org.partnercenter.marketplace;

/** A bill came in; heard in the transaction of its import. */
public record BillImported(String billKey, String partnerId) {
}
