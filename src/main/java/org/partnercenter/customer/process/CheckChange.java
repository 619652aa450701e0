package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.Changes;
import org.springframework.stereotype.Component;

/** Refuses the filing, or the consent, that something stands against, in its own transaction (CUS-22). */
@Component
class CheckChange implements JavaDelegate {

    private final Changes changes;

    CheckChange(Changes changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.check(execution.getProcessBusinessKey());
    }
}
