package org.partnercenter.reseller;

/** Who asked has taken the request back; heard in the same transaction. */
public record CooperationWithdrawn(String cooperationKey) {
}
