package org.partnercenter.incentive.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.incentive.Statements;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.tenancy.StartTenant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Makes the next statements of the period formal and starts their processes, in one transaction (INC-19). */
@Component
class ClosePortion implements JavaDelegate {

    private final Statements statements;
    private final RuntimeService runtime;
    private final AsSystem asSystem;
    private final int partnersPerJob;

    ClosePortion(Statements statements, @Lazy RuntimeService runtime, @Lazy AsSystem asSystem,
                 @Value("${incentive.close-partners-per-job}") int partnersPerJob) {
        this.statements = statements;
        this.runtime = runtime;
        this.asSystem = asSystem;
        this.partnersPerJob = partnersPerJob;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Statements.Portion portion = statements.closePortion(execution.getProcessBusinessKey(), partnersPerJob);
        portion.issued().forEach(this::start);
        int done = ((Number) execution.getVariable("done")).intValue() + portion.issued().size();
        execution.setVariable("done", done);
        // another run of the same period may have done some of them
        execution.setVariable("total", done + portion.left());
    }

    private void start(Statements.Issued statement) {
        try (StartTenant tenant = StartTenant.of(statement.partnerId())) {
            asSystem.run(() -> runtime.startProcessInstanceByKey("incentive-statement", statement.key()));
        }
    }
}
