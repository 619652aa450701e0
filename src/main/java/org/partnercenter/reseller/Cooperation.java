package org.partnercenter.reseller;

import java.time.Instant;

/**
 * A cooperation of a reseller with a distributor, from the request to its end.
 *
 * @param partnerId     who asked
 * @param counterpartId who has to answer
 * @param message       what the one who asked wrote, or null
 * @param comment       what the other side wrote last, or null
 * @param cooperatingAt when the two were joined, or null
 * @param endedAt       when they were parted, or null
 */
record Cooperation(String key, CooperationKind kind, String partnerId, String counterpartId, String resellerId, String distributorId,
                   CooperationStatus status, String message, String comment, Instant cooperatingAt, Instant endedAt, Instant createdAt,
                   Instant updatedAt) {

    /** A request that waits for its first answer. */
    static Cooperation requested(String key, CooperationKind kind, String partnerId, String counterpartId, String message, Instant now) {
        boolean application = kind == CooperationKind.APPLICATION;
        return new Cooperation(key, kind, partnerId, counterpartId, application ? partnerId : counterpartId,
                application ? counterpartId : partnerId, application ? CooperationStatus.PLAN_REVIEWING : CooperationStatus.INVITED, message,
                null, null, null, now, now);
    }

    /** A cooperation that the vendor made. */
    static Cooperation assigned(String key, String resellerId, String distributorId, String comment, Instant now) {
        return new Cooperation(key, CooperationKind.ASSIGNMENT, distributorId, resellerId, resellerId, distributorId,
                CooperationStatus.COOPERATING, null, comment, now, null, now, now);
    }

    /** The same in its next status. */
    Cooperation move(CooperationStatus next, String comment, Instant now) {
        return new Cooperation(key, kind, partnerId, counterpartId, resellerId, distributorId, next, message, comment,
                next == CooperationStatus.COOPERATING ? now : cooperatingAt, next == CooperationStatus.ENDED ? now : endedAt, createdAt, now);
    }

    /** Whether this organisation is one of the two. */
    boolean isOf(String organisation) {
        return partnerId.equals(organisation) || counterpartId.equals(organisation);
    }

    /** The pair while an answer is awaited, else null: a unique column lets one of them be open. */
    String openPair() {
        return status.isOpen() ? resellerId + "/" + distributorId : null;
    }

    /** The reseller while it cooperates, else null. */
    String runningFor() {
        return status == CooperationStatus.COOPERATING ? resellerId : null;
    }

    /** What people call it. */
    String title() {
        return kind.status().zh() + " " + resellerId + " → " + distributorId;
    }
}
