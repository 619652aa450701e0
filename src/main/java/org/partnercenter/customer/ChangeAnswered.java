package org.partnercenter.customer;

/** A customer has answered its partner's request: the process goes on in this transaction. */
public record ChangeAnswered(String changeKey, boolean agreed) {
}
