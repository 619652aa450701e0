package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.Reports;
import org.springframework.stereotype.Component;

/** Offers a manual review for some days (CUS-04). */
@Component
class OfferReview implements JavaDelegate {

    private final Reports reports;

    OfferReview(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.offerReview(execution.getProcessBusinessKey(), (String) execution.getVariable("cause"));
        execution.setVariable("applied", true);
    }
}
