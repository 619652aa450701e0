package org.partnercenter.customer;

/** An offline link that somebody wants; what its kind does not take is null. */
record NewInvitation(InvitationKind kind, String associationType, String tag, String campaign, String managerId) {
}
