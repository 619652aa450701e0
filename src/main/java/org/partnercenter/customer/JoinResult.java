package org.partnercenter.customer;

import java.util.List;

/** How a customer's click on a link ended. */
public sealed interface JoinResult {

    /**
     * The link is good, and nothing has happened yet.
     *
     * @param page what it shows
     */
    record Open(JoinPage page) implements JoinResult {
    }

    /** The customer is associated now (CUS-17). */
    record Joined(String partnerName, String typeZh, String typeEn, String accountName, List<Contact> contacts) implements JoinResult {
    }

    /**
     * The customer is not associated; the link stays good unless it was dead before (CUS-17).
     *
     * @param registered whether a new account was made all the same, with which the customer logs in next time
     */
    record NotJoined(AssociationFailure failure, boolean registered) implements JoinResult {
    }

    /** Somebody at the partner whom the customer can ask (PTR-17). */
    record Contact(String name, String mobile, String email) {
    }
}
