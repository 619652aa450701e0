package org.partnercenter.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.platform.Refusal;

/**
 * One application for a programme and the membership that it becomes. A step that its status does not allow any more is a lost race:
 * 409 {@code ALREADY_DECIDED}.
 */
final class Membership {

    final String key;
    final String partnerId;
    final String programmeCode;
    final String nameZh;
    final String nameEn;
    final Instant createdAt;
    MembershipStatus status;
    /** 1 or 2 while it is open, null when it is over. */
    Integer slot;
    /** The membership whose next term this is, or null. */
    String renewsKey;
    boolean conditionsConfirmed;
    List<Acceptance> agreements = List.of();
    List<Condition> conditions = List.of();
    String note;
    String reviewComment;
    Instant submittedAt;
    Instant joinedAt;
    LocalDate validFrom;
    int termNo;
    LocalDate termFrom;
    LocalDate termUntil;
    LocalDate endedOn;
    String endReason;
    LocalDate redeemUntil;

    Membership(String key, String partnerId, String programmeCode, String nameZh, String nameEn, MembershipStatus status, Instant createdAt) {
        this.key = key;
        this.partnerId = partnerId;
        this.programmeCode = programmeCode;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.status = status;
        this.createdAt = createdAt;
    }

    boolean isOpen() {
        return !status.isOver();
    }

    boolean isJoined() {
        return status == MembershipStatus.JOINED;
    }

    /** Whether it is a membership on that day: the day on which it was ended no longer counts. */
    boolean coversDay(LocalDate day) {
        return validFrom != null && !day.isBefore(validFrom) && (termUntil == null || !day.isAfter(termUntil))
                && (endedOn == null || day.isBefore(endedOn));
    }

    /** The number on the certificate: that of the membership and its term (PRG-15). */
    String certificateNumber() {
        return termNo == 0 ? null : "%s-%02d".formatted(key, termNo);
    }

    void require(MembershipStatus... expected) {
        if (!List.of(expected).contains(status)) {
            throw Refusal.alreadyDecided();
        }
    }

    void submitted(boolean toReview, Instant at) {
        require(MembershipStatus.DRAFT, MembershipStatus.REJECTED, MembershipStatus.INVITED);
        submittedAt = at;
        reviewComment = null;
        if (toReview) {
            status = MembershipStatus.REVIEWING;
        }
    }

    /** Begins the first term. */
    void join(LocalDate first, LocalDate last, Instant at) {
        status = MembershipStatus.JOINED;
        joinedAt = at;
        validFrom = first;
        termNo = 1;
        termFrom = first;
        termUntil = last;
    }

    /** Begins the term after the present one. */
    void renew(LocalDate last) {
        require(MembershipStatus.JOINED);
        termNo++;
        termFrom = termUntil.plusDays(1);
        termUntil = last;
    }

    /** Ends it in one of the ways in which it can be over. */
    void close(MembershipStatus how) {
        if (status.isOver()) {
            throw Refusal.alreadyDecided();
        }
        status = how;
        slot = null;
    }
}
