package org.partnercenter.funds.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.funds.RemittanceClaims;
import org.springframework.stereotype.Component;

/** Credits an approved claim, once (FND-15). */
@Component
class CreditAccount implements JavaDelegate {

    private final RemittanceClaims claims;

    CreditAccount(RemittanceClaims claims) {
        this.claims = claims;
    }

    @Override
    public void execute(DelegateExecution execution) {
        claims.credit(execution.getProcessBusinessKey());
    }
}
