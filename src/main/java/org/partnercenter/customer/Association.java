package org.partnercenter.customer;

import java.time.Instant;
import org.partnercenter.platform.Refusal;

/**
 * One customer on its way to a partner, from the invitation to the end of the bond. A step that its status does not allow any more is
 * a lost race: 409 {@code ALREADY_DECIDED}; one that the class of its failure does not allow: 409 {@code ACTION_NOT_ALLOWED} (CUS-18).
 */
final class Association {

    final String key;
    final String partnerId;
    final InvitationKind kind;
    final Instant createdAt;
    AssociationStatus status = AssociationStatus.INVITED;
    String associationType;
    String reportKey;
    String invitationKey;
    String customerName;
    String mobile;
    String email;
    String customerId;
    String accountName;
    String tag;
    String campaign;
    String managerId;
    String inviterId;
    AssociationFailure failure;
    Instant failedAt;
    String note;
    String serviceComment;
    Instant associatedAt;
    Instant endedAt;
    String endReason;
    Instant updatedAt;

    Association(String key, String partnerId, InvitationKind kind, Instant createdAt) {
        this.key = key;
        this.partnerId = partnerId;
        this.kind = kind;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    /** The association that an invitation by mail begins. */
    static Association online(String key, Invite invite, Instant now) {
        Association association = new Association(key, invite.partnerId(), InvitationKind.ONLINE, now);
        association.associationType = invite.associationType();
        association.reportKey = invite.reportKey();
        association.customerName = invite.customerName();
        association.mobile = invite.mobile();
        association.email = invite.email();
        association.managerId = invite.managerId();
        association.inviterId = invite.inviterId();
        return association;
    }

    /** The association that a customer begins who holds an offline link: it takes over what the link brings (CUS-11). */
    static Association offline(String key, Invitation invitation, Instant now) {
        Association association = new Association(key, invitation.partnerId, invitation.kind, now);
        association.associationType = invitation.associationType;
        association.invitationKey = invitation.key;
        association.tag = invitation.tag;
        association.campaign = invitation.campaign;
        association.managerId = invitation.managerId;
        association.inviterId = invitation.createdBy;
        return association;
    }

    /** Whether its process still waits for the customer: a failure for good, or of an offline link, has ended it. */
    boolean isOpen() {
        return switch (status) {
            case INVITED, INVITATION_EXPIRED, SERVICE_REQUESTED -> true;
            case FAILED -> !failure.isFinal() && !kind.isOffline();
            case ASSOCIATED, CANCELLED, DISASSOCIATED -> false;
        };
    }

    /** Refuses to send again before the failure's class allows it (CUS-18). */
    void requireResend() {
        require(status == AssociationStatus.INVITED || status == AssociationStatus.INVITATION_EXPIRED
                || status == AssociationStatus.FAILED && failure.allowsResend(), "the invitation cannot be sent again");
    }

    /** A new mail has left; what failed before is forgotten. */
    void send(Invitation invitation) {
        become(AssociationStatus.INVITED);
        invitationKey = invitation.key;
        failure = null;
        failedAt = null;
    }

    void expire() {
        if (status == AssociationStatus.INVITED) {
            become(AssociationStatus.INVITATION_EXPIRED);
        }
    }

    /** Keeps why the customer's click did not associate it. While customer service is at it, the status stays. */
    void fail(AssociationFailure why, Instant at) {
        become(status == AssociationStatus.SERVICE_REQUESTED && !why.isFinal() ? status : AssociationStatus.FAILED);
        failure = why;
        failedAt = at;
    }

    /** Keeps a click on a link that was dead; the status tells where the living one stands. */
    void noteDeadLink(AssociationFailure why, Instant at) {
        failure = why;
        failedAt = at;
    }

    /** Whether a click on a dead link is news for the partner. */
    boolean isUnknownDeadLink(AssociationFailure why) {
        return failure != why && (status == AssociationStatus.INVITED || status == AssociationStatus.INVITATION_EXPIRED
                || status == AssociationStatus.FAILED && isOpen() || status == AssociationStatus.CANCELLED);
    }

    void requestService(String why) {
        require(status == AssociationStatus.FAILED && failure.allowsService(), "customer service cannot help here");
        become(AssociationStatus.SERVICE_REQUESTED);
        note = why;
    }

    /** Customer service has cleared what was in the way; a new mail follows. */
    void clear(String comment) {
        requireService();
        serviceComment = comment;
    }

    void decline(String comment) {
        requireService();
        become(AssociationStatus.FAILED);
        serviceComment = comment;
    }

    void cancel() {
        become(AssociationStatus.CANCELLED);
    }

    void associate(Instant at) {
        become(AssociationStatus.ASSOCIATED);
        failure = null;
        failedAt = null;
        associatedAt = at;
    }

    void end(String reason, Instant at) {
        become(AssociationStatus.DISASSOCIATED);
        endedAt = at;
        endReason = reason;
    }

    /** Who the customer is, in one line, for notices: nothing that lists mask. */
    String line() {
        return AssociationType.label(associationType) + (tag == null ? "" : " · " + tag) + (campaign == null ? "" : " · " + campaign);
    }

    private void requireService() {
        if (status != AssociationStatus.SERVICE_REQUESTED) {
            throw Refusal.alreadyDecided();
        }
    }

    private void require(boolean allowed, String reason) {
        if (!allowed) {
            throw Refusal.conflict("ACTION_NOT_ALLOWED", reason + " while the association is " + status.code()
                    + (failure == null ? "" : " with " + failure.code()));
        }
    }

    private void become(AssociationStatus next) {
        if (!status.canBecome(next)) {
            throw Refusal.alreadyDecided();
        }
        status = next;
    }
}
