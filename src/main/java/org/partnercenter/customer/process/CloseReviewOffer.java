package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.Reports;
import org.springframework.stereotype.Component;

/** Closes the offer of a review that nobody applied for (CUS-04). */
@Component
class CloseReviewOffer implements JavaDelegate {

    private final Reports reports;

    CloseReviewOffer(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.closeOffer(execution.getProcessBusinessKey());
    }
}
