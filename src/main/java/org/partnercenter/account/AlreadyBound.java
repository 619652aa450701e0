package org.partnercenter.account;

/** The customer belongs to a partner already; which one is nobody's business. */
public class AlreadyBound extends RuntimeException {

    public AlreadyBound(String customerId) {
        super(customerId + " is bound already");
    }
}
