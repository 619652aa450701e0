package org.partnercenter.voucher.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.tenancy.StartTenant;
import org.partnercenter.voucher.RecallInstances;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Starts and wakes the instances of {@code voucher-recall}, in the transaction of whatever causes it. */
@Component
class RecallMessages implements RecallInstances {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    RecallMessages(@Lazy RuntimeService runtime, @Lazy AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @Override
    public void begin(String recallKey, String partnerId) {
        try (StartTenant tenant = StartTenant.of(partnerId)) {
            asSystem.run(() -> runtime.startProcessInstanceByKey("voucher-recall", recallKey));
        }
    }

    /** One that does not wait is at its work, and looks at all vouchers again when it waits next. */
    @Override
    public void goOn(String recallKey) {
        try {
            asSystem.run(() -> runtime.createMessageCorrelation("voucher-unlocked").processInstanceBusinessKey(recallKey).correlateAll());
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("the recall was woken at the same moment", e);
        }
    }
}
