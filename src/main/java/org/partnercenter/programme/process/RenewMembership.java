package org.partnercenter.programme.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.programme.Renewals;
import org.springframework.stereotype.Component;

/** Renews the membership, or lets it expire, as the conditions say (PRG-14). */
@Component
class RenewMembership implements JavaDelegate {

    private final Renewals renewals;

    RenewMembership(Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean renewed = renewals.renew(execution.getProcessBusinessKey());
        execution.setVariable("renewed", renewed);
        execution.setVariable("limited", renewals.hasTerm(execution.getProcessBusinessKey()));
    }
}
