package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.Reports;
import org.springframework.stereotype.Component;

/** Reminds the partner of a report that ends soon (CUS-06). */
@Component
class RemindOfReport implements JavaDelegate {

    private final Reports reports;

    RemindOfReport(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.remind(execution.getProcessBusinessKey());
    }
}
