package org.partnercenter.incentive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.partnercenter.platform.Refusal;

/**
 * A delivery project from its registration to its acceptance. A step that its status does not allow any more is a lost race: 409
 * {@code ALREADY_DECIDED}.
 */
final class DeliveryProject {

    final String key;
    final String partnerId;
    final String opportunityKey;
    final Instant createdAt;
    ProjectStatus status = ProjectStatus.REGISTRATION_REVIEWING;
    Registration registration;
    LocalDate completedOn;
    Integer qualityScore;
    String incentiveKey;

    DeliveryProject(String key, String partnerId, String opportunityKey, Registration registration, Instant createdAt) {
        this.key = key;
        this.partnerId = partnerId;
        this.opportunityKey = opportunityKey;
        this.registration = registration;
        this.createdAt = createdAt;
    }

    void reviewRegistration(boolean approved) {
        become(approved ? ProjectStatus.REGISTERED : ProjectStatus.REGISTRATION_REJECTED);
    }

    void revise(Registration revised) {
        become(ProjectStatus.REGISTRATION_REVIEWING);
        registration = revised;
    }

    /** INC-12: completed on a day that is neither in the future nor before the start. */
    void requestAcceptance(LocalDate completed, LocalDate today) {
        LocalDate day = completed == null ? completedOn : completed;
        if (day == null) {
            throw Refusal.field("completedOn", "is required");
        }
        if (day.isAfter(today)) {
            throw Refusal.field("completedOn", "must not be in the future");
        }
        if (day.isBefore(registration.deliveryStart())) {
            throw Refusal.field("completedOn", "must not be before the delivery start, " + registration.deliveryStart());
        }
        become(ProjectStatus.ACCEPTANCE_REVIEWING);
        completedOn = day;
    }

    void reviewAcceptance(boolean approved, Integer score) {
        become(approved ? ProjectStatus.ACCEPTED : ProjectStatus.ACCEPTANCE_REJECTED);
        qualityScore = approved ? score : qualityScore;
    }

    /** The one incentive of this project; a second is never generated. */
    void generated(String newIncentiveKey) {
        requireUndecided();
        incentiveKey = newIncentiveKey;
    }

    void decline() {
        requireUndecided();
        become(ProjectStatus.DECLINED);
    }

    /** Refuses unless operations still have to say what this accepted project earns. */
    void requireUndecided() {
        if (status != ProjectStatus.ACCEPTED || incentiveKey != null) {
            throw Refusal.alreadyDecided();
        }
    }

    void withdraw() {
        if (!status.isWithdrawable()) {
            throw Refusal.conflict("NOT_WITHDRAWABLE", "the project is " + status.status().en().toLowerCase(Locale.ROOT)
                    + "; it can be withdrawn only before it is accepted");
        }
        status = ProjectStatus.WITHDRAWN;
    }

    private void become(ProjectStatus next) {
        if (!status.canBecome(next)) {
            throw Refusal.alreadyDecided();
        }
        status = next;
    }
}
