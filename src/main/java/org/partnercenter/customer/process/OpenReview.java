package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.Reports;
import org.springframework.stereotype.Component;

/** Takes place and prospect for the time of the review (CUS-02, CUS-03). */
@Component
class OpenReview implements JavaDelegate {

    private final Reports reports;

    OpenReview(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.openReview(execution.getProcessBusinessKey(), (String) execution.getVariable("cause"));
    }
}
