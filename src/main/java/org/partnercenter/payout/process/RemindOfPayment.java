package org.partnercenter.payout.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.payout.Payments;
import org.springframework.stereotype.Component;

/** Reminds finance of a payment that has not started in time (PAY-12). */
@Component
class RemindOfPayment implements JavaDelegate {

    private final Payments payments;

    RemindOfPayment(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        payments.remind(execution.getProcessBusinessKey());
    }
}
