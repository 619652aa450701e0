package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.AssociationOutcomes;
import org.springframework.stereotype.Component;

/** Ends a mailed link that has lived its days. */
@Component
class ExpireInvitation implements JavaDelegate {

    private final AssociationOutcomes outcomes;

    ExpireInvitation(AssociationOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcomes.expire(execution.getProcessBusinessKey());
    }
}
