package org.partnercenter.nre.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.nre.NreApplications;
import org.partnercenter.payout.PayoutFinished;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * A completed slip pays its milestone, whatever the instance is doing, and tells the instance if it waits (NRE-14). The application's row is
 * locked first, as the instance locks it before it waits: whichever of last approval and last payment comes last completes.
 */
@Component
class MilestonePayments {

    private final NreApplications applications;
    private final RuntimeService runtime;
    private final AsSystem asSystem;

    MilestonePayments(NreApplications applications, RuntimeService runtime, AsSystem asSystem) {
        this.applications = applications;
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @EventListener(condition = "#slip.origin() == '" + NreApplications.ORIGIN + "'")
    void on(PayoutFinished slip) {
        applications.paid(slip);
        try {
            asSystem.run(() -> runtime.createMessageCorrelation("payout-finished").processInstanceBusinessKey(slip.recordKey()).correlateAll());
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("the application's tasks were changed at the same moment", e);
        }
    }
}
