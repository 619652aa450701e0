package org.partnercenter.incentive.process;

import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.partnercenter.incentive.Redemption;
import org.springframework.stereotype.Component;

/** Finds the partners that did not redeem in time (INC-21). */
@Component
class FindUnredeemed implements JavaDelegate {

    private final Redemption redemption;

    FindUnredeemed(Redemption redemption) {
        this.redemption = redemption;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("partnerIds", Variables.objectValue(new ArrayList<>(redemption.unredeemed()))
                .serializationDataFormat(Variables.SerializationDataFormats.JSON).create());
    }
}
