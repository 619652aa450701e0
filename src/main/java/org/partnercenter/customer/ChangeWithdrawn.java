package org.partnercenter.customer;

/** A customer has taken its request back: the process ends in this transaction. */
public record ChangeWithdrawn(String changeKey) {
}
