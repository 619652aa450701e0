package org.partnercenter.incentive.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.incentive.Incentives;
import org.springframework.stereotype.Component;

/** Confirms the incentive when its time is over, for the kinds whose policy says so (INC-06). */
@Component
class ConfirmByDeadline implements JavaDelegate {

    private final Incentives incentives;

    ConfirmByDeadline(Incentives incentives) {
        this.incentives = incentives;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Timers.decide(() -> incentives.confirmByDeadline(execution.getProcessBusinessKey()));
    }
}
