package org.partnercenter.payout.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.payout.Payouts;
import org.springframework.stereotype.Component;

/** The slip is settled: its incentives are paid, and whoever asked for it is told (PAY-13). */
@Component
class CompletePayout implements JavaDelegate {

    private final Payouts payouts;

    CompletePayout(Payouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        payouts.complete(execution.getProcessBusinessKey());
    }
}
