package org.partnercenter.marketplace.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.partnercenter.marketplace.Bills;
import org.springframework.stereotype.Component;

/** Tells the model which groups are to countersign, as {@code ${countersigners.of(execution)}}: one task for each. */
@Component("countersigners")
public class Countersigners {

    private final Bills bills;

    Countersigners(Bills bills) {
        this.bills = bills;
    }

    /** The groups that have not decided in the bill's round. */
    public List<String> of(DelegateExecution execution) {
        return bills.asked(execution.getProcessBusinessKey());
    }
}
