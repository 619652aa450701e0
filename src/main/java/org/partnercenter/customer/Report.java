package org.partnercenter.customer;

import java.math.BigDecimal;
import java.time.Instant;
import org.partnercenter.platform.Refusal;

/** One report of a prospect by a partner, and the transitions that are legal. */
class Report {

    final String key;
    final String partnerId;
    final String managerId;
    final Prospect prospect;
    final String remark;
    final Instant createdAt;
    /** Null only until the decision of the transaction that makes the report. */
    ReportStatus status;
    ReportCause cause;
    String lapseCause;
    /** The invitation that is to go out, or went out last. */
    String associationType;
    String inviterId;
    boolean inviteOnAcceptance;
    BigDecimal expectedConsumption;
    String communication;
    String projectDetails;
    String customerAccount;
    String reviewComment;
    String associationKey;
    boolean hidden;

    Report(String key, String partnerId, String managerId, Prospect prospect, String remark, Instant createdAt) {
        this.key = key;
        this.partnerId = partnerId;
        this.managerId = managerId;
        this.prospect = prospect;
        this.remark = remark;
        this.createdAt = createdAt;
    }

    /** What the partner tells the reviewer. */
    record Application(BigDecimal expectedConsumption, String communication, String projectDetails, String customerAccount) {
    }

    void refuse(ReportCause why) {
        status = ReportStatus.REFUSED;
        cause = why == null ? cause : why;
    }

    void offer(ReportCause why) {
        status = ReportStatus.MANUAL_OFFERED;
        cause = why;
    }

    void apply(Application application) {
        require(ReportStatus.MANUAL_OFFERED);
        expectedConsumption = application.expectedConsumption();
        communication = application.communication();
        projectDetails = application.projectDetails();
        customerAccount = application.customerAccount();
    }

    void openReview(ReportCause why) {
        status = ReportStatus.REVIEWING;
        cause = why;
    }

    void reject(String comment) {
        require(ReportStatus.REVIEWING);
        status = ReportStatus.REVIEW_REJECTED;
        reviewComment = comment;
    }

    void accept() {
        status = ReportStatus.REPORTED;
    }

    /** {@code why} is {@code expired} 到期 or {@code released} 主动释放. */
    void lapse(String why) {
        require(ReportStatus.REPORTED);
        status = ReportStatus.LAPSED;
        lapseCause = why;
    }

    void associate(String association) {
        status = ReportStatus.ASSOCIATED;
        associationKey = association;
    }

    /** 409 {@code NOT_REPORTED} (CUS-08). */
    void requireReported() {
        if (status != ReportStatus.REPORTED) {
            throw Refusal.conflict("NOT_REPORTED", "only a customer that is reported can be invited or released");
        }
    }

    String line() {
        return "报备 " + key;
    }

    private void require(ReportStatus wanted) {
        if (status != wanted) {
            throw Refusal.alreadyDecided();
        }
    }
}
