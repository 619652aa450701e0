package org.partnercenter.customer;

import java.time.Instant;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.masking.Masking;

/**
 * One request to end or to switch an association. A step that its status does not allow any more is a lost race: 409
 * {@code ALREADY_DECIDED}.
 */
final class Change {

    final String key;
    final String partnerId;
    final String associationKey;
    final String customerId;
    final String customerName;
    final ChangeInitiator initiator;
    final ChangeKind kind;
    /** The type at the filing: {@code 1} 顾问销售 or {@code 2} 代售. */
    final String type;
    /** The type that a switch leads to; null when the association is to end. */
    final String newType;
    final String reason;
    final String linkNonce;
    final String filedBy;
    final Instant createdAt;
    ChangeStatus status;
    String answerComment;
    Instant decidedAt;
    Instant appliedAt;

    Change(String key, String partnerId, String associationKey, String customerId, String customerName, ChangeInitiator initiator,
           ChangeKind kind, String type, String newType, String reason, String linkNonce, String filedBy, Instant createdAt) {
        this.key = key;
        this.partnerId = partnerId;
        this.associationKey = associationKey;
        this.customerId = customerId;
        this.customerName = customerName;
        this.initiator = initiator;
        this.kind = kind;
        this.type = type;
        this.newType = newType;
        this.reason = reason;
        this.linkNonce = linkNonce;
        this.filedBy = filedBy;
        this.createdAt = createdAt;
        this.status = initiator.awaiting();
    }

    /** The other side's answer, or the end without one. */
    void decide(ChangeStatus next, String comment, Instant now) {
        become(next);
        answerComment = comment;
        decidedAt = now;
    }

    void complete(Instant now) {
        become(ChangeStatus.COMPLETED);
        appliedAt = now;
    }

    /** Refuses unless the request waits for this side's answer. */
    void requireAwaitedFrom(ChangeInitiator side) {
        if (!status.isAwaiting() || initiator == side) {
            throw Refusal.alreadyDecided();
        }
    }

    /** Refuses unless this side asked and nobody has decided yet. */
    void requireWithdrawableBy(ChangeInitiator side) {
        if (!status.isAwaiting() || initiator != side) {
            throw Refusal.alreadyDecided();
        }
    }

    /** Customer and kind in one line, for notices; the name masked as everywhere (CUS-33). */
    String line() {
        return Masking.name(customerName) + " " + kind.status().zh() + " " + kind.status().en();
    }

    private void become(ChangeStatus next) {
        if (!status.canBecome(next)) {
            throw Refusal.alreadyDecided();
        }
        status = next;
    }
}
