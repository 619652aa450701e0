package org.partnercenter.customer.process;

import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.partnercenter.customer.RefundTargets;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.stereotype.Component;

/** Evaluates the decision table {@code refund-target} (CUS-31). */
@Component
class RefundTable implements RefundTargets {

    private final DecisionService decisions;
    private final AsSystem asSystem;

    RefundTable(DecisionService decisions, AsSystem asSystem) {
        this.decisions = decisions;
        this.asSystem = asSystem;
    }

    @Override
    public String target(String type, String paidBy, String bond) {
        return asSystem.call(() -> decisions.evaluateDecisionTableByKey("refund-target",
                Variables.putValue("type", type).putValue("paidBy", paidBy).putValue("bond", bond))).getSingleResult().getSingleEntry();
    }
}
