package org.partnercenter.reseller.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.platform.Refusal;
import org.partnercenter.reseller.Cooperations;
import org.springframework.stereotype.Component;

/** Ends an invitation that nobody has answered in time (RSL-07). */
@Component
class ExpireCooperationInvitation implements JavaDelegate {

    private final Cooperations cooperations;

    ExpireCooperationInvitation(Cooperations cooperations) {
        this.cooperations = cooperations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            cooperations.expire(execution.getProcessBusinessKey());
        } catch (Refusal refusal) {
            // a person was first: the timer's job fails as any that lost a race, and is gone when it would be tried again
            throw refusal.code().equals(Refusal.alreadyDecided().code()) ? new OptimisticLockingException(refusal.line()) : refusal;
        }
    }
}
