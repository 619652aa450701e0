package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.Reports;
import org.springframework.stereotype.Component;

/** Puts the report in force (CUS-06). */
@Component
class AcceptReport implements JavaDelegate {

    private final Reports reports;

    AcceptReport(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("inviteAtOnce", reports.accept(execution.getProcessBusinessKey()));
    }
}
