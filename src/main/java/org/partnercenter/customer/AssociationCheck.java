package org.partnercenter.customer;

import java.util.Optional;

/** The decision {@code association-check}, for questions outside a process: a port, because the rules do not know the engine. */
public interface AssociationCheck {

    /** Why these facts forbid the association; empty when nothing does. */
    Optional<AssociationFailure> failure(AssociationFacts facts);
}
