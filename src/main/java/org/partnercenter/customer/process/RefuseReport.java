package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.Reports;
import org.springframework.stereotype.Component;

/** Refuses a report with the cause that the decision names (CUS-04). */
@Component
class RefuseReport implements JavaDelegate {

    private final Reports reports;

    RefuseReport(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.refuse(execution.getProcessBusinessKey(), (String) execution.getVariable("cause"));
    }
}
