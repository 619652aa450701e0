package org.partnercenter.programme.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.programme.Renewals;
import org.springframework.stereotype.Component;

/** Ends a membership whose next term has to be applied for. */
@Component
class ExpireMembership implements JavaDelegate {

    private final Renewals renewals;

    ExpireMembership(Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        renewals.expire(execution.getProcessBusinessKey());
    }
}
