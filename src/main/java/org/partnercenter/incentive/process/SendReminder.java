package org.partnercenter.incentive.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.incentive.Incentives;
import org.springframework.stereotype.Component;

/** Reminds the partner of the time that is left to confirm (INC-05). */
@Component
class SendReminder implements JavaDelegate {

    private final Incentives incentives;

    SendReminder(Incentives incentives) {
        this.incentives = incentives;
    }

    @Override
    public void execute(DelegateExecution execution) {
        incentives.remind(execution.getProcessBusinessKey());
    }
}
