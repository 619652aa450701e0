package org.partnercenter.programme.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.programme.Memberships;
import org.springframework.stereotype.Component;

/** Renews the membership, or lets it expire, as the conditions say (PRG-14). */
@Component
class RenewMembership implements JavaDelegate {

    private final Memberships memberships;

    RenewMembership(Memberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean renewed = memberships.renew(execution.getProcessBusinessKey());
        execution.setVariable("renewed", renewed);
        execution.setVariable("limited", memberships.hasTerm(execution.getProcessBusinessKey()));
    }
}
