package org.partnercenter.certification;

import java.time.Instant;
import java.util.Set;
import org.partnercenter.platform.Refusal;

/**
 * A business certification from its start to its end. A step that its status does not allow any more is a lost race: 409
 * {@code ALREADY_DECIDED}. The amount of its transfer is not here, so that nothing that shows a certification can show it (CRT-03).
 */
final class Certification {

    /** What a wrong amount leaves on the record. */
    static final String AMOUNT_WRONG = "AMOUNT_WRONG";

    final String key;
    final String partnerId;
    final Instant createdAt;
    CertificationStatus status = CertificationStatus.CHECKING;
    String companyName;
    String creditCode;
    BusinessInformation information;
    /** The last comment of the vendor, until the partner has answered it. */
    String comment;
    int triesLeft;
    /** {@link #AMOUNT_WRONG} after a wrong answer to the transfer, else null. */
    String result;
    String bankReference;
    /** When finance sent the transfer that is to be answered; null while it still has to be sent. */
    Instant transferSentAt;
    /** What the partner wrote to be unlocked. */
    String note;
    Instant certifiedAt;

    Certification(String key, String partnerId, Instant createdAt) {
        this.key = key;
        this.partnerId = partnerId;
        this.createdAt = createdAt;
    }

    /** States the information, for the first time or corrected; a new check begins with all its tries. */
    void state(String company, String code, BusinessInformation stated, int tries) {
        companyName = company;
        creditCode = code;
        information = stated;
        comment = null;
        result = null;
        note = null;
        bankReference = null;
        transferSentAt = null;
        triesLeft = tries;
    }

    /** Moves on; refuses unless the status is one of these. */
    void become(CertificationStatus next, CertificationStatus... from) {
        if (!Set.of(from).contains(status)) {
            throw Refusal.alreadyDecided();
        }
        status = next;
    }

    /** Refuses unless the certification has this status. */
    void require(CertificationStatus expected) {
        if (status != expected) {
            throw Refusal.alreadyDecided();
        }
    }

    /** Makes ready for a new transfer: nothing is left of the one before. */
    void prepareTransfer() {
        require(CertificationStatus.TRANSFERRING);
        transferSentAt = null;
        bankReference = null;
        result = null;
    }

    /** Whether the transfer still has to be sent: only then finance sees its amount (CRT-03). */
    boolean isTransferOpen() {
        return status == CertificationStatus.TRANSFERRING && transferSentAt == null;
    }

    void requireTransferOpen() {
        if (!isTransferOpen()) {
            throw Refusal.alreadyDecided();
        }
    }

    /** Refuses unless finance is looking for a transfer that did not arrive. */
    void requireTracing() {
        if (status != CertificationStatus.TRANSFERRING || transferSentAt == null) {
            throw Refusal.alreadyDecided();
        }
    }

    /** Refuses unless an amount may be entered; 409 {@code CERTIFICATION_LOCKED} after the last try (CRT-05). */
    void requireAwaitingAmount() {
        if (status == CertificationStatus.LOCKED) {
            throw locked();
        }
        if (status != CertificationStatus.AWAITING_AMOUNT) {
            throw Refusal.alreadyDecided();
        }
    }

    /** What whoever wants to enter an amount is told while the certification is locked. */
    static Refusal locked() {
        return Refusal.conflict("CERTIFICATION_LOCKED", "too many wrong amounts: ask to be unlocked, then a new transfer is sent");
    }

    /** Takes a wrong amount: one try less, and the last one locks (CRT-04). */
    void answerWrongly() {
        requireAwaitingAmount();
        triesLeft--;
        result = AMOUNT_WRONG;
        if (triesLeft <= 0) {
            status = CertificationStatus.LOCKED;
        }
    }
}
