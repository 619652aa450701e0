package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.AssociationOutcomes;
import org.springframework.stereotype.Component;

/** Binds the customer to the partner. */
@Component
class AssociateCustomer implements JavaDelegate {

    private final AssociationOutcomes outcomes;

    AssociateCustomer(AssociationOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcomes.associate(execution.getProcessBusinessKey());
    }
}
