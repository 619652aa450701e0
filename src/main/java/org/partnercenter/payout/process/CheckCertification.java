package org.partnercenter.payout.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.payout.Payouts;
import org.springframework.stereotype.Component;

/** Whether the partner can settle now (PAY-01, CRT-12); the first time it can, the slip goes on. */
@Component
class CheckCertification implements JavaDelegate {

    private final Payouts payouts;

    CheckCertification(Payouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("certified", payouts.goOn(execution.getProcessBusinessKey()));
    }
}
