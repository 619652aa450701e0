package org.partnercenter.incentive.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.incentive.Statements;
import org.springframework.stereotype.Component;

/** All amounts of the statement are confirmed: operations may release it. */
@Component
class BeginRelease implements JavaDelegate {

    private final Statements statements;

    BeginRelease(Statements statements) {
        this.statements = statements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        statements.beginRelease(execution.getProcessBusinessKey());
    }
}
