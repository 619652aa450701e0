package org.partnercenter.customer;

import java.time.Instant;

/** A link by which customers join a partner, and what it brings to their association. */
final class Invitation {

    final String key;
    final String partnerId;
    final InvitationKind kind;
    final String associationType;
    final String tag;
    final String campaign;
    final String createdBy;
    final String associationKey;
    final String reportKey;
    /** The random part of its token. */
    final String nonce;
    /** When it ends; null for an offline link. */
    final Instant expiresAt;
    final Instant createdAt;
    String managerId;
    InvitationStatus status = InvitationStatus.ACTIVE;
    /** How many customers it has brought. */
    int associations;
    Instant updatedAt;

    private Invitation(String key, String partnerId, InvitationKind kind, String associationType, String tag, String campaign, String managerId,
                       String createdBy, String associationKey, String reportKey, String nonce, Instant expiresAt, Instant createdAt) {
        this.key = key;
        this.partnerId = partnerId;
        this.kind = kind;
        this.associationType = associationType;
        this.tag = tag;
        this.campaign = campaign;
        this.managerId = managerId;
        this.createdBy = createdBy;
        this.associationKey = associationKey;
        this.reportKey = reportKey;
        this.nonce = nonce;
        this.expiresAt = expiresAt;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    /** The link of a mail. */
    static Invitation online(String key, Association association, String createdBy, String nonce, Instant expiresAt, Instant now) {
        return new Invitation(key, association.partnerId, InvitationKind.ONLINE, association.associationType, null, null, association.managerId,
                createdBy, association.key, association.reportKey, nonce, expiresAt, now);
    }

    /** A link without end, as its maker asked for it. */
    static Invitation offline(String key, String partnerId, NewInvitation wanted, String createdBy, String nonce, Instant now) {
        return new Invitation(key, partnerId, wanted.kind(), wanted.associationType(), wanted.tag(), wanted.campaign(), wanted.managerId(),
                createdBy, null, null, nonce, null, now);
    }

    /** As the table holds it. */
    static Invitation stored(String key, String partnerId, InvitationKind kind, String associationType, String tag, String campaign,
                             String managerId, String createdBy, String associationKey, String reportKey, String nonce, Instant expiresAt,
                             Instant createdAt) {
        return new Invitation(key, partnerId, kind, associationType, tag, campaign, managerId, createdBy, associationKey, reportKey, nonce,
                expiresAt, createdAt);
    }

    /** What its token says. */
    PublicLink link() {
        return new PublicLink(PublicLink.JOIN, key, nonce, expiresAt);
    }

    boolean isActive(Instant now) {
        return status == InvitationStatus.ACTIVE && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Counts a customer; a mailed link is used up by the first (CUS-08). */
    void associate() {
        associations++;
        if (!kind.isOffline()) {
            status = InvitationStatus.USED;
        }
    }
}
