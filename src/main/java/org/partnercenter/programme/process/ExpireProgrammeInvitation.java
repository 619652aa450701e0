package org.partnercenter.programme.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.programme.Applications;
import org.springframework.stereotype.Component;

/** Closes an invitation that nobody answered (PRG-10). */
@Component
class ExpireProgrammeInvitation implements JavaDelegate {

    private final Applications applications;

    ExpireProgrammeInvitation(Applications applications) {
        this.applications = applications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applications.expireInvitation(execution.getProcessBusinessKey());
        execution.setVariable("closed", true);
    }
}
