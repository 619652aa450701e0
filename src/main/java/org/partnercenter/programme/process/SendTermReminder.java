package org.partnercenter.programme.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.programme.Memberships;
import org.springframework.stereotype.Component;

/** Tells the partner that the term ends soon (PRG-14). */
@Component
class SendTermReminder implements JavaDelegate {

    private final Memberships memberships;

    SendTermReminder(Memberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public void execute(DelegateExecution execution) {
        memberships.remind(execution.getProcessBusinessKey());
    }
}
