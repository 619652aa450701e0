package org.partnercenter.programme.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.programme.Memberships;
import org.springframework.stereotype.Component;

/** Makes the membership of an approved application (PRG-11). */
@Component
class JoinProgramme implements JavaDelegate {

    private final Memberships memberships;

    JoinProgramme(Memberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("limited", memberships.join(execution.getProcessBusinessKey()));
    }
}
