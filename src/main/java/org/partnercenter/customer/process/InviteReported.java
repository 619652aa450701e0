package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.customer.Reports;
import org.springframework.stereotype.Component;

/** Invites the customer of a report, or again (CUS-07, CUS-08). */
@Component
class InviteReported implements JavaDelegate {

    private final Reports reports;

    InviteReported(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.invite(execution.getProcessBusinessKey());
    }
}
