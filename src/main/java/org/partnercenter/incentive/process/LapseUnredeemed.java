package org.partnercenter.incentive.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.incentive.Redemption;
import org.springframework.stereotype.Component;

/** Lets lapse what one partner did not redeem in time (INC-21). */
@Component
class LapseUnredeemed implements JavaDelegate {

    private final Redemption redemption;

    LapseUnredeemed(Redemption redemption) {
        this.redemption = redemption;
    }

    @Override
    public void execute(DelegateExecution execution) {
        redemption.lapseUnredeemed((String) execution.getVariable("partnerId"));
    }
}
