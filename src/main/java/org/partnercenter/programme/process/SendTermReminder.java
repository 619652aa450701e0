package org.partnercenter.programme.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.programme.Renewals;
import org.springframework.stereotype.Component;

/** Tells the partner that the term ends soon (PRG-14). */
@Component
class SendTermReminder implements JavaDelegate {

    private final Renewals renewals;

    SendTermReminder(Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        renewals.remind(execution.getProcessBusinessKey());
    }
}
