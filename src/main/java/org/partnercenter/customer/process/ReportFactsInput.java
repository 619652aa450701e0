package org.partnercenter.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.partnercenter.customer.Reports;
import org.springframework.stereotype.Component;

/** Hands the facts about a prospect to the decision and forgets them: no partner could ever read them from the instance. */
@Component("reportFacts")
public class ReportFactsInput {

    private final Reports reports;

    ReportFactsInput(Reports reports) {
        this.reports = reports;
    }

    /** What was found, transient. */
    public TypedValue of(DelegateExecution execution) {
        return Variables.untypedValue(reports.found(execution.getProcessBusinessKey()), true);
    }
}
