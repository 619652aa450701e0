package org.partnercenter.reseller.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.reseller.CooperationWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Ends the process of a request that was taken back. */
@Component
class EndWithdrawnCooperation {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    EndWithdrawnCooperation(RuntimeService runtime, AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @EventListener
    void on(CooperationWithdrawn request) {
        try {
            asSystem.run(() -> runtime.createMessageCorrelation("withdraw-cooperation")
                    .processInstanceBusinessKey(request.cooperationKey()).correlate());
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("the request was answered at the same moment", e);
        }
    }
}
