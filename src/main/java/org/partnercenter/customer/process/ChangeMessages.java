package org.partnercenter.customer.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.partnercenter.customer.ChangeAnswered;
import org.partnercenter.customer.ChangeRequested;
import org.partnercenter.customer.ChangeWithdrawn;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.tenancy.StartTenant;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Brings what customers do on their pages to the process, in the same transaction: what the process refuses has not happened. */
@Component
class ChangeMessages {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    ChangeMessages(RuntimeService runtime, AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @EventListener
    void on(ChangeRequested request) {
        try (StartTenant tenant = StartTenant.of(request.partnerId())) {
            correlate(() -> message("customer-requested", request.changeKey())
                    .setVariable(AssociationChange.INITIATOR, "customer").correlateStartMessage());
        }
    }

    @EventListener
    void on(ChangeAnswered answer) {
        correlate(() -> message("customer-answered", answer.changeKey())
                .setVariable(AssociationChange.OUTCOME, answer.agreed() ? AssociationChange.AGREE : AssociationChange.REFUSE).correlateWithResult());
    }

    @EventListener
    void on(ChangeWithdrawn request) {
        correlate(() -> message("customer-withdrew", request.changeKey())
                .setVariable(AssociationChange.OUTCOME, AssociationChange.WITHDRAW).correlateWithResult());
    }

    private MessageCorrelationBuilder message(String name, String changeKey) {
        return runtime.createMessageCorrelation(name).processInstanceBusinessKey(changeKey);
    }

    private void correlate(Supplier<?> correlation) {
        try {
            asSystem.call(correlation);
        } catch (OptimisticLockingException e) {
            // the partner, or the timer, was at the same request in the same moment
            throw new OptimisticLockingFailureException("the request was changed at the same moment", e);
        }
    }
}
