package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.AssociationOutcomes;
import org.springframework.stereotype.Component;

/** Mails a new link to the customer. */
@Component
class SendInvitation implements JavaDelegate {

    private final AssociationOutcomes outcomes;

    SendInvitation(AssociationOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcomes.sendInvitation(execution.getProcessBusinessKey());
    }
}
