package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.Changes;
import org.springframework.stereotype.Component;

/** Takes up the filed request: the time to answer begins, and the other side is told (CUS-25). */
@Component
class OpenRequest implements JavaDelegate {

    private final Changes changes;

    OpenRequest(Changes changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.open(execution.getProcessBusinessKey());
    }
}
