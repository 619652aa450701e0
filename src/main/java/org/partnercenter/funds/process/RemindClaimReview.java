package org.partnercenter.funds.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.funds.RemittanceClaims;
import org.springframework.stereotype.Component;

/** Reminds of an overdue review; it decides nothing (FND-12). */
@Component
class RemindClaimReview implements JavaDelegate {

    private final RemittanceClaims claims;

    RemindClaimReview(RemittanceClaims claims) {
        this.claims = claims;
    }

    @Override
    public void execute(DelegateExecution execution) {
        claims.remindReview(execution.getProcessBusinessKey());
    }
}
