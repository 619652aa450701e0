package org.partnercenter.marketplace.process;

import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.marketplace.BillImported;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.tenancy.StartTenant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts one instance for each bill that comes in, in its partner's tenant and in the transaction of the import. */
@Component
class SettleImported {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    SettleImported(RuntimeService runtime, AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @EventListener
    void on(BillImported bill) {
        try (StartTenant tenant = StartTenant.of(bill.partnerId())) {
            asSystem.run(() -> runtime.startProcessInstanceByMessage("marketplace-bill-imported", bill.billKey()));
        }
    }
}
