package org.partnercenter.incentive;

import java.math.BigDecimal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** What an incentive is for. The kind decides the confirmation policy (table {@code confirmation-policy}, INC-06). */
public enum IncentiveKind implements StatusCode {
    DELIVERY("delivery", "交付能力提升支持", "Delivery support", false),
    OPPORTUNITY("opportunity", "机会点激励", "Opportunity incentive", false),
    MARKETPLACE("marketplace", "云商店机会点专项激励", "Marketplace incentive", true),
    PERFORMANCE("performance", "业绩激励", "Performance incentive", true),
    DEDICATED_STAFF("dedicated-staff", "专职人员激励", "Dedicated staff incentive", false),
    CLAW_BACK("claw-back", "追回", "Claw-back", true);

    private final Status label;
    private final boolean negativeAllowed;

    IncentiveKind(String code, String zh, String en, boolean negativeAllowed) {
        label = new Status(code, zh, en);
        this.negativeAllowed = negativeAllowed;
    }

    /** Code and labels; a kind is shown the way a status is. */
    @Override
    public Status status() {
        return label;
    }

    /** Whether an incentive of this kind may have that amount; 0 always means that there is none. */
    boolean allows(BigDecimal amount) {
        return negativeAllowed || amount.signum() >= 0;
    }

    /** What a confirmed amount becomes: a statement's are released first, all others can be paid at once. */
    IncentiveStatus confirmed() {
        return this == PERFORMANCE ? IncentiveStatus.CONFIRMED : IncentiveStatus.PAYABLE;
    }
}
