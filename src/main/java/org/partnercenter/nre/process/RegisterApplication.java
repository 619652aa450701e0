package org.partnercenter.nre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.partnercenter.nre.NreApplications;
import org.springframework.stereotype.Component;

/** Makes the record of an instance that {@code solution-launch} called, and gives the instance its key. A start by form has both already. */
@Component
class RegisterApplication implements ExecutionListener {

    private final NreApplications applications;

    RegisterApplication(NreApplications applications) {
        this.applications = applications;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String solutionKey = (String) execution.getVariable("solutionKey");
        if (solutionKey != null) {
            execution.setProcessBusinessKey(applications.applyFromSolution(execution.getTenantId(), solutionKey));
        }
    }
}
