package org.partnercenter.reseller.process;

import java.util.List;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.reseller.CooperationFacts;
import org.partnercenter.reseller.CooperationPolicy;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Evaluates the decision {@code cooperation-check}: before there is an instance, and again before the answer takes effect. */
@Component
class CheckCooperation implements CooperationPolicy {

    private final DecisionService decisions;
    private final AsSystem asSystem;

    CheckCooperation(@Lazy DecisionService decisions, @Lazy AsSystem asSystem) {
        this.decisions = decisions;
        this.asSystem = asSystem;
    }

    @Override
    public List<Blocker> blockers(CooperationFacts facts) {
        VariableMap input = Variables.putValue("kind", facts.kind()).putValue("realName", facts.realName()).putValue("active", facts.active())
                .putValue("attached", facts.attached()).putValue("partner", facts.partner())
                .putValue("distributorActive", facts.distributorActive()).putValue("planMember", facts.planMember())
                .putValue("sameRegion", facts.sameRegion());
        return asSystem.call(() -> decisions.evaluateDecisionTableByKey("cooperation-check", input)).getResultList().stream()
                .map(row -> new Blocker((String) row.get("code"), (String) row.get("zh"), (String) row.get("en"))).toList();
    }
}
