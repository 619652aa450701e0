package org.partnercenter.certification.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.certification.Transfers;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;

/** Returns the certification to its partner when the amount was not entered in time (CRT-08). */
@Component
class ReturnForCorrection implements JavaDelegate {

    private final Transfers transfers;

    ReturnForCorrection(Transfers transfers) {
        this.transfers = transfers;
    }

    /** When the partner was first, the timer's job fails as any that lost a race: it is gone by the time that it would be tried again. */
    @Override
    public void execute(DelegateExecution execution) {
        try {
            transfers.expire(execution.getProcessBusinessKey());
        } catch (Refusal refusal) {
            throw refusal.code().equals(Refusal.alreadyDecided().code()) ? new OptimisticLockingException(refusal.line()) : refusal;
        }
    }
}
