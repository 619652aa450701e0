package org.partnercenter.customer;

/** The engine's side of the associations: a port, because the rules do not know the engine. Everything runs in the caller's transaction. */
public interface AssociationInstances {

    /** Starts the process of a new association (message {@code invite-customer}). */
    void begin(String associationKey, String partnerId, String managerId);

    /** Sends the invitation again in the association that waits (message {@code invite-customer}). */
    void inviteAgain(String associationKey);

    /** A customer has clicked a mailed link (message {@code join-submitted}). */
    void joinSubmitted(String associationKey, AssociationFacts facts);

    /** A customer has clicked an offline link (message {@code join-offline}). */
    void joinOffline(String associationKey, String partnerId, String managerId, AssociationFacts facts);

    /** What the invitation was for is over (message {@code report-ended}). */
    void reportEnded(String associationKey);
}
