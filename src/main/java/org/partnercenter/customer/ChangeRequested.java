package org.partnercenter.customer;

/** A customer has asked to end its association: the request's process is to start in this transaction. */
public record ChangeRequested(String changeKey, String partnerId) {
}
