package org.partnercenter.account;

/** The facts about an account are not available now: {@code SYSTEM_BUSY}. */
public class FactsUnavailable extends RuntimeException {

    public FactsUnavailable(String customerId) {
        super("the facts about " + customerId + " are not available");
    }
}
