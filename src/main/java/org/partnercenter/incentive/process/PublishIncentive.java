package org.partnercenter.incentive.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.incentive.Incentives;
import org.springframework.stereotype.Component;

/** Publishes the generated incentive, with the working days that its kind's policy gives (INC-01, INC-04, INC-06). */
@Component
class PublishIncentive implements JavaDelegate {

    private final Incentives incentives;

    PublishIncentive(Incentives incentives) {
        this.incentives = incentives;
    }

    @Override
    public void execute(DelegateExecution execution) {
        incentives.publish(execution.getProcessBusinessKey(), ((Number) execution.getVariable("workingDays")).intValue());
    }
}
