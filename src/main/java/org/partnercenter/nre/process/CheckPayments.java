package org.partnercenter.nre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.nre.NreApplications;
import org.springframework.stereotype.Component;

/** Completes the application when every milestone is paid (NRE-14). */
@Component
class CheckPayments implements JavaDelegate {

    private final NreApplications applications;

    CheckPayments(NreApplications applications) {
        this.applications = applications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("allPaid", applications.completeWhenPaid(execution.getProcessBusinessKey()));
    }
}
