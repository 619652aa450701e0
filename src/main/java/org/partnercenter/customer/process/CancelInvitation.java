package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.AssociationOutcomes;
import org.springframework.stereotype.Component;

/** Ends the association that was never made, and its link. */
@Component
class CancelInvitation implements JavaDelegate {

    private final AssociationOutcomes outcomes;

    CancelInvitation(AssociationOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcomes.cancel(execution.getProcessBusinessKey());
    }
}
