package org.partnercenter.funds.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.funds.ClaimWithdrawn;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Ends the process of a claim that its partner took back, in the same transaction. */
@Component
class EndWithdrawnClaim {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    EndWithdrawnClaim(RuntimeService runtime, AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @EventListener
    void on(ClaimWithdrawn claim) {
        try {
            asSystem.run(() -> runtime.createMessageCorrelation("withdraw-claim").processInstanceBusinessKey(claim.claimKey()).correlate());
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("the claim was decided at the same moment", e);
        }
    }
}
