package org.partnercenter.payout.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.payout.Payouts;
import org.partnercenter.payout.Settlement;
import org.springframework.stereotype.Component;

/** Reads from the slip, whose lines are reserved, what the gateways need: its sign, not its amount. */
@Component
class PrepareSlip implements JavaDelegate {

    private final Payouts payouts;

    PrepareSlip(Payouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Settlement settlement = payouts.settlement(execution.getProcessBusinessKey());
        execution.setVariables(Map.of("sign", settlement.sign(), "invoiceNeeded", settlement.invoiceNeeded(), "byBank", settlement.byBank(),
                "reviewDue", true));
    }
}
