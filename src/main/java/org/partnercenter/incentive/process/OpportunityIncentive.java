package org.partnercenter.incentive.process;

import java.util.Map;
import java.util.Optional;
import org.partnercenter.incentive.Claim;
import org.partnercenter.incentive.OpportunityClaims;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.springframework.stereotype.Component;

/** The people's steps of {@code opportunity-incentive}; each method bears the name of its task. */
@Component
class OpportunityIncentive implements ProcessForms {

    private final OpportunityClaims claims;

    OpportunityIncentive(OpportunityClaims claims) {
        this.claims = claims;
    }

    @Override
    public String processKey() {
        return "opportunity-incentive";
    }

    @Override
    public Optional<StartForm> start() {
        return Optional.of(this::incentiveClaim);
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of("review-claim", this::reviewClaim, "revise-claim", this::reviseClaim);
    }

    private Started incentiveClaim(Submission form) {
        return new Started(claims.claim(form.partnerId(), claim(form), form.file("startEvidence")), Map.of());
    }

    private Map<String, Object> reviewClaim(Submission form) {
        Decision decision = form.decision();
        if (decision.approved()) {
            form.require("amount", "to approve");
        } else if (form.money("amount") != null) {
            throw Refusal.field("amount", "must be left out to reject");
        }
        claims.review(form.recordKey(), decision, form.money("amount"), form.actor());
        return Map.of("claimDecision", decision.code());
    }

    private Map<String, Object> reviseClaim(Submission form) {
        claims.revise(form.recordKey(), claim(form), form.file("startEvidence"));
        return Map.of();
    }

    private static Claim claim(Submission form) {
        return new Claim(form.text("opportunityKey"), form.text("customerAccount"), form.text("claimKind"), form.date("projectStart"));
    }
}
