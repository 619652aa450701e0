package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.AssociationOutcomes;
import org.springframework.stereotype.Component;

/** Keeps why the customer could not be associated, and tells whether it may try again. */
@Component
class RecordFailure implements JavaDelegate {

    private final AssociationOutcomes outcomes;

    RecordFailure(AssociationOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("mayTryAgain", outcomes.fail(execution.getProcessBusinessKey(), (String) execution.getVariable("outcome")));
    }
}
