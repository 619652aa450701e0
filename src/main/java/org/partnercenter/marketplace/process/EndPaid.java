package org.partnercenter.marketplace.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.payout.PayoutFinished;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Tells a bill's instance that its slip is completed. */
@Component("endPaidMarketplaceBill")
class EndPaid {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    EndPaid(RuntimeService runtime, AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @EventListener(condition = "#slip.origin() == 'marketplace'")
    void on(PayoutFinished slip) {
        try {
            asSystem.run(() -> runtime.createMessageCorrelation("payout-finished").processInstanceBusinessKey(slip.recordKey()).correlate());
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("the bill's instance was changed at the same moment", e);
        }
    }
}
