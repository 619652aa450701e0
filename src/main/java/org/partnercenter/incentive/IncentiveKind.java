package org.partnercenter.incentive;

import java.math.BigDecimal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** What an incentive is for. The kind decides the confirmation policy (table {@code confirmation-policy}, INC-06). */
public enum IncentiveKind implements StatusCode {
    DELIVERY("delivery", "交付能力提升支持", "Delivery support", Sign.POSITIVE),
    OPPORTUNITY("opportunity", "机会点激励", "Opportunity incentive", Sign.POSITIVE),
    MARKETPLACE("marketplace", "云商店机会点专项激励", "Marketplace incentive", Sign.ANY),
    PERFORMANCE("performance", "业绩激励", "Performance incentive", Sign.ANY),
    DEDICATED_STAFF("dedicated-staff", "专职人员激励", "Dedicated staff incentive", Sign.POSITIVE),
    CLAW_BACK("claw-back", "追回", "Claw-back", Sign.NEGATIVE);

    /** What its amounts may be. */
    private enum Sign { POSITIVE, NEGATIVE, ANY }

    private final Status label;
    private final Sign sign;

    IncentiveKind(String code, String zh, String en, Sign sign) {
        label = new Status(code, zh, en);
        this.sign = sign;
    }

    /** Code and labels; a kind is shown the way a status is. */
    @Override
    public Status status() {
        return label;
    }

    /** Whether an incentive of this kind may have that amount; 0 always means that there is none. */
    boolean allows(BigDecimal amount) {
        return switch (sign) {
            case POSITIVE -> amount.signum() >= 0;
            case NEGATIVE -> amount.signum() <= 0;
            case ANY -> true;
        };
    }

    /** What a confirmed amount becomes: a statement's are released first, all others can be paid at once. */
    IncentiveStatus confirmed() {
        return this == PERFORMANCE ? IncentiveStatus.CONFIRMED : IncentiveStatus.PAYABLE;
    }
}
