package org.partnercenter.programme.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.programme.Memberships;
import org.springframework.stereotype.Component;

/** Ends a membership whose next term has to be applied for. */
@Component
class ExpireMembership implements JavaDelegate {

    private final Memberships memberships;

    ExpireMembership(Memberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public void execute(DelegateExecution execution) {
        memberships.expire(execution.getProcessBusinessKey());
    }
}
