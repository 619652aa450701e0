package org.partnercenter.incentive;

import java.math.BigDecimal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;

/** What a claim may bring, whenever its amount is decided: with its review, and with the answer to a dispute (INC-16). */
@Component
class ClaimAmounts {

    private final OpportunityClaimRepository claims;
    private final Opportunities opportunities;
    private final ClaimCap cap;

    ClaimAmounts(OpportunityClaimRepository claims, Opportunities opportunities, ClaimCap cap) {
        this.claims = claims;
        this.opportunities = opportunities;
        this.cap = cap;
    }

    /**
     * 409 {@code ABOVE_CAP} when the claim of this incentive would bring more than its cap; answers the cap, in CNY.
     *
     * @param clawedBack what was taken back of it, in CNY, and does not come again
     */
    BigDecimal requireWithinCap(String incentiveKey, BigDecimal amount, BigDecimal clawedBack) {
        Claim claim = claims.get(incentiveKey);
        Opportunity opportunity = opportunities.get(claim.opportunityKey());
        BigDecimal most = cap.of(claim.claimKind(), opportunity.newCustomer(), opportunity.annualCloudVolume());
        BigDecimal left = most.subtract(clawedBack).max(BigDecimal.ZERO);
        if (amount.compareTo(left) > 0) {
            throw Refusal.conflict("ABOVE_CAP", "this claim may bring at most " + Money.text(left) + " CNY").with("cap", Money.text(left));
        }
        return most;
    }
}
