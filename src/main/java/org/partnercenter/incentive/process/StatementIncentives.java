package org.partnercenter.incentive.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.partnercenter.incentive.Statements;
import org.springframework.stereotype.Component;

/** The incentives of a statement that are to be confirmed, asked of the record: no list is kept as a variable. */
@Component
public class StatementIncentives {

    private final Statements statements;

    StatementIncentives(Statements statements) {
        this.statements = statements;
    }

    /** Their keys, at most one for each association type. */
    public List<String> keys(DelegateExecution execution) {
        return statements.toConfirm(execution.getProcessBusinessKey());
    }
}
