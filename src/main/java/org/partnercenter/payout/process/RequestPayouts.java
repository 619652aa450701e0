package org.partnercenter.payout.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.payout.PayoutRuns;
import org.springframework.stereotype.Component;

/** Requests for one partner what is due (PAY-11). */
@Component
class RequestPayouts implements JavaDelegate {

    private final PayoutRuns runs;

    RequestPayouts(PayoutRuns runs) {
        this.runs = runs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        runs.run((String) execution.getVariable("partnerId"));
    }
}
