package org.partnercenter.payout.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.certification.CertificationValid;
import org.partnercenter.payout.Payments;
import org.partnercenter.payout.Payouts;
import org.partnercenter.payout.SlipCancelled;
import org.partnercenter.payout.SlipRequested;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.process.StepFailed;
import org.partnercenter.platform.tenancy.StartTenant;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** The messages of {@code payout}: they start it, end it, and wake it when its partner can settle; and its failures. */
@Component
class PayoutMessages {

    private final RuntimeService runtime;
    private final AsSystem asSystem;
    private final Payouts payouts;
    private final Payments payments;

    PayoutMessages(@Lazy RuntimeService runtime, @Lazy AsSystem asSystem, Payouts payouts, Payments payments) {
        this.runtime = runtime;
        this.asSystem = asSystem;
        this.payouts = payouts;
        this.payments = payments;
    }

    @EventListener
    void on(SlipRequested slip) {
        try (StartTenant tenant = StartTenant.of(slip.partnerId())) {
            call(() -> runtime.startProcessInstanceByMessage("payout-requested", slip.slipKey()));
        }
    }

    @EventListener
    void on(SlipCancelled slip) {
        call(() -> runtime.createMessageCorrelation("cancel-payout").processInstanceBusinessKey(slip.slipKey()).correlate());
    }

    /** Behind the message is a save point: the certification does not wait for the slips. */
    @EventListener
    void on(CertificationValid certification) {
        payouts.lockForCertification(certification.partnerId());
        call(() -> runtime.createMessageCorrelation("certification-valid").tenantId(certification.partnerId()).correlateAll());
    }

    @EventListener(condition = "#failure.processKey() == 'payout' && #failure.activityId() == 'check-payment-certification'")
    void on(StepFailed failure) {
        payments.failed(failure.recordKey());
    }

    /** A lost race is told in the way that the rules, which do not know the engine, understand. */
    private void call(Runnable engine) {
        try {
            asSystem.run(engine);
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("somebody else changed the slip at the same moment", e);
        }
    }
}
