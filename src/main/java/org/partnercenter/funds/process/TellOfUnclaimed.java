package org.partnercenter.funds.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.funds.Receipts;
import org.springframework.stereotype.Component;

/** Tells finance of the receipts that nobody claims, of each once (FND-17). */
@Component
class TellOfUnclaimed implements JavaDelegate {

    private final Receipts receipts;

    TellOfUnclaimed(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        receipts.longUnclaimed().forEach(receipts::remindUnclaimed);
    }
}
