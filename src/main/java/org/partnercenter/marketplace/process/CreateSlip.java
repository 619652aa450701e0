package org.partnercenter.marketplace.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.marketplace.Bills;
import org.springframework.stereotype.Component;

/** Makes the countersigned bill's incentive and the slip that pays it. */
@Component("createMarketplaceSlip")
class CreateSlip implements JavaDelegate {

    static final String ACTIVITY = "create-slip";

    private final Bills bills;

    CreateSlip(Bills bills) {
        this.bills = bills;
    }

    @Override
    public void execute(DelegateExecution execution) {
        bills.createSlip(execution.getProcessBusinessKey());
    }
}
