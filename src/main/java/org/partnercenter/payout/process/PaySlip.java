package org.partnercenter.payout.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.payout.Payments;
import org.springframework.stereotype.Component;

/** Pays the slip, once, however often the step is run (PAY-10). */
@Component
class PaySlip implements JavaDelegate {

    private final Payments payments;

    PaySlip(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        payments.pay(execution.getProcessBusinessKey());
    }
}
