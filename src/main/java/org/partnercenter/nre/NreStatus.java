package org.partnercenter.nre;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The status of an NRE application. */
enum NreStatus implements StatusCode {
    QUALIFICATION_REVIEWING("qualification-reviewing", "资格申请审核中", "Qualification in review"),
    QUALIFICATION_REJECTED("qualification-rejected", "资格申请审核不通过", "Qualification rejected"),
    QUALIFICATION_APPROVED("qualification-approved", "资格申请审核通过", "Qualification approved"),
    TECHNICAL_REVIEWING("technical-reviewing", "技术评估审核中", "Technical evaluation in progress"),
    TECHNICAL_REJECTED("technical-rejected", "技术评估审核不通过", "Technical evaluation rejected"),
    TECHNICAL_APPROVED("technical-approved", "技术评估审核通过", "Technical evaluation approved"),
    VALUE_REVIEWING("value-reviewing", "商业价值终评中", "Final evaluation in progress"),
    VALUE_REJECTED("value-rejected", "商业价值终评不通过", "Final evaluation rejected"),
    AWAITING_SIGNATURE("awaiting-signature", "待签署协议", "Awaiting signature"),
    AGREEMENT_CHECKING("agreement-checking", "协议复核中", "Agreement being checked"),
    IN_ACCEPTANCE("in-acceptance", "里程碑验收中", "Milestones in acceptance"),
    ACCEPTED("accepted", "全部里程碑已验收", "All milestones accepted"),
    COMPLETED("completed", "已完成", "Completed");

    private final Status status;

    NreStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }

    /** Whether the agreement was checked: only then the partner sees it and its amounts (NRE-10). */
    boolean agreementChecked() {
        return ordinal() >= IN_ACCEPTANCE.ordinal();
    }

    /** Whether the technical evaluation was passed: only then the partner sees the workload (NRE-06). */
    boolean technicallyApproved() {
        return ordinal() >= TECHNICAL_APPROVED.ordinal();
    }
}
