package org.partnercenter.payout.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.payout.Payments;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;

/** Pays the slip, once, however often the step is run (PAY-10). */
@Component
class PaySlip implements JavaDelegate {

    private final Payments payments;

    PaySlip(Payments payments) {
        this.payments = payments;
    }

    /** When something else has ended the slip meanwhile, the job fails as any that lost a race: it is gone by the time of its retry. */
    @Override
    public void execute(DelegateExecution execution) {
        try {
            payments.pay(execution.getProcessBusinessKey());
        } catch (Refusal refusal) {
            throw refusal.code().equals(Refusal.alreadyDecided().code()) ? new OptimisticLockingException(refusal.line()) : refusal;
        }
    }
}
