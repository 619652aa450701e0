package org.partnercenter.nre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.nre.NreApplications;
import org.springframework.stereotype.Component;

/** Asks for the payout of what was accepted, once for each milestone (NRE-14). */
@Component
class RequestPayout implements JavaDelegate {

    private final NreApplications applications;

    RequestPayout(NreApplications applications) {
        this.applications = applications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applications.requestPayouts(execution.getProcessBusinessKey());
    }
}
