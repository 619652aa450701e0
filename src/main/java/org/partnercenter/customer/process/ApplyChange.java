package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.ChangeExecution;
import org.springframework.stereotype.Component;

/** Carries out what both sides agreed to, once for each request (CUS-28). */
@Component
class ApplyChange implements JavaDelegate {

    private final ChangeExecution changes;

    ApplyChange(ChangeExecution changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.apply(execution.getProcessBusinessKey());
    }
}
