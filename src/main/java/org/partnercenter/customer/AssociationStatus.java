package org.partnercenter.customer;

import java.util.Set;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The status of an association, with those that may follow. */
public enum AssociationStatus implements StatusCode {
    INVITED("invited", "已邀请", "Invited"),
    INVITATION_EXPIRED("invitation-expired", "邀请已失效", "Invitation expired"),
    FAILED("failed", "关联失败", "Association failed"),
    SERVICE_REQUESTED("service-requested", "客服处理中", "With customer service"),
    ASSOCIATED("associated", "已关联", "Associated"),
    CANCELLED("cancelled", "邀请已取消", "Invitation cancelled"),
    DISASSOCIATED("disassociated", "已解除关联", "Disassociated");

    private final Status status;

    AssociationStatus(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }

    boolean canBecome(AssociationStatus next) {
        return next().contains(next);
    }

    private Set<AssociationStatus> next() {
        return switch (this) {
            case INVITED -> Set.of(INVITED, INVITATION_EXPIRED, FAILED, ASSOCIATED, CANCELLED);
            case INVITATION_EXPIRED -> Set.of(INVITED, CANCELLED);
            case FAILED -> Set.of(INVITED, FAILED, SERVICE_REQUESTED, ASSOCIATED, CANCELLED);
            case SERVICE_REQUESTED -> Set.of(INVITED, FAILED, SERVICE_REQUESTED, ASSOCIATED, CANCELLED);
            case ASSOCIATED -> Set.of(DISASSOCIATED);
            case CANCELLED, DISASSOCIATED -> Set.of();
        };
    }
}
