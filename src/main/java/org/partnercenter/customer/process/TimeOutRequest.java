package org.partnercenter.customer.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.Changes;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;

/** Closes the request that nobody has answered in time (CUS-25). */
@Component
class TimeOutRequest implements JavaDelegate {

    private final Changes changes;

    TimeOutRequest(Changes changes) {
        this.changes = changes;
    }

    /** When an answer was first, the job fails as any that lost a race: without an incident, and it is gone by the next try. */
    @Override
    public void execute(DelegateExecution execution) {
        try {
            changes.timeOut(execution.getProcessBusinessKey());
        } catch (Refusal refusal) {
            throw refusal.code().equals(Refusal.alreadyDecided().code()) ? new OptimisticLockingException(refusal.line()) : refusal;
        }
    }
}
