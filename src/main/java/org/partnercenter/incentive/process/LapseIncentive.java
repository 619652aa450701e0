package org.partnercenter.incentive.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.incentive.Incentives;
import org.springframework.stereotype.Component;

/** Lets the incentive lapse when its time is over (INC-01, INC-03). */
@Component
class LapseIncentive implements JavaDelegate {

    private final Incentives incentives;

    LapseIncentive(Incentives incentives) {
        this.incentives = incentives;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Timers.decide(() -> incentives.lapse(execution.getProcessBusinessKey()));
    }
}
