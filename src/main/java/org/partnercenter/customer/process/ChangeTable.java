package org.partnercenter.customer.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.partnercenter.customer.ChangeGuard;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.stereotype.Component;

/** Evaluates the decision table {@code change-guard} (CUS-22). The inputs are facts about a customer: nothing of them is kept. */
@Component
class ChangeTable implements ChangeGuard {

    private final DecisionService decisions;
    private final AsSystem asSystem;

    ChangeTable(DecisionService decisions, AsSystem asSystem) {
        this.decisions = decisions;
        this.asSystem = asSystem;
    }

    @Override
    public List<String> blockers(Map<String, Object> facts) {
        return asSystem.call(() -> decisions.evaluateDecisionTableByKey("change-guard", facts)).collectEntries("code");
    }
}
