package org.partnercenter.platform.security;

import org.partnercenter.platform.Actor;

/** Whoever asks for a public page: a customer with a link, not a user. */
record PublicVisitor() implements Actor.SignedIn {

    @Override
    public Actor actor() {
        return Actor.CUSTOMER;
    }
}
