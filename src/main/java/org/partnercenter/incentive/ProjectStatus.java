package org.partnercenter.incentive;

import java.util.Set;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The status of a delivery project, with the steps that are legal from it. */
public enum ProjectStatus implements StatusCode {
    REGISTRATION_REVIEWING("registration-reviewing", "报备审核中", "Registration in review"),
    REGISTRATION_REJECTED("registration-rejected", "报备审核不通过", "Registration rejected"),
    REGISTERED("registered", "报备成功", "Registered"),
    ACCEPTANCE_REVIEWING("acceptance-reviewing", "验收审核中", "Acceptance in review"),
    ACCEPTANCE_REJECTED("acceptance-rejected", "验收审核不通过", "Acceptance rejected"),
    ACCEPTED("accepted", "验收通过", "Accepted"),
    DECLINED("declined", "不予激励", "No incentive"),
    WITHDRAWN("withdrawn", "已撤回", "Withdrawn");

    private final Status status;

    ProjectStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }

    boolean canBecome(ProjectStatus next) {
        return next().contains(next);
    }

    /** Whether the partner may still take the project back: until it is accepted. */
    boolean isWithdrawable() {
        return canBecome(WITHDRAWN);
    }

    private Set<ProjectStatus> next() {
        return switch (this) {
            case REGISTRATION_REVIEWING -> Set.of(REGISTERED, REGISTRATION_REJECTED, WITHDRAWN);
            case REGISTRATION_REJECTED -> Set.of(REGISTRATION_REVIEWING, WITHDRAWN);
            case REGISTERED, ACCEPTANCE_REJECTED -> Set.of(ACCEPTANCE_REVIEWING, WITHDRAWN);
            case ACCEPTANCE_REVIEWING -> Set.of(ACCEPTED, ACCEPTANCE_REJECTED, WITHDRAWN);
            case ACCEPTED -> Set.of(DECLINED);
            case DECLINED, WITHDRAWN -> Set.of();
        };
    }
}
