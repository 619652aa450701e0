package org.partnercenter.payout.process;

import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.partnercenter.payout.PayoutRuns;
import org.springframework.stereotype.Component;

/** Finds the partners for whom the run may have something to request (PAY-11). */
@Component
class FindDuePartners implements JavaDelegate {

    private final PayoutRuns runs;

    FindDuePartners(PayoutRuns runs) {
        this.runs = runs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("partnerIds", Variables.objectValue(new ArrayList<>(runs.candidates()))
                .serializationDataFormat(Variables.SerializationDataFormats.JSON).create());
    }
}
