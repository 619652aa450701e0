package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.Reports;
import org.springframework.stereotype.Component;

/** Lets a report lapse whose time is over (CUS-06). */
@Component
class LapseReport implements JavaDelegate {

    private final Reports reports;

    LapseReport(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.lapse(execution.getProcessBusinessKey());
    }
}
