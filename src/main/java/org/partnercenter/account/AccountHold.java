package org.partnercenter.account;

/** A reason, known to a higher module, why an account cannot be closed (CUS-32). */
public interface AccountHold {

    /** Whether something is open that needs the account. */
    boolean holds(String customerId);
}
