package org.partnercenter.nre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.nre.NreApplications;
import org.springframework.stereotype.Component;

/** Notes that all milestones are accepted. */
@Component
class CompleteAcceptance implements JavaDelegate {

    private final NreApplications applications;

    CompleteAcceptance(NreApplications applications) {
        this.applications = applications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applications.completeAcceptance(execution.getProcessBusinessKey());
        if (execution.getBpmnModelInstance().getModelElementById("request-payout") == null) {
            // a model from before payouts asks for none itself
            applications.requestPayouts(execution.getProcessBusinessKey());
        }
    }
}
