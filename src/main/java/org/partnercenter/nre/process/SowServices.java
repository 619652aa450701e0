package org.partnercenter.nre.process;

import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.partnercenter.nre.SowCatalogue;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The catalogue of services as the newest version of the decision {@code sow-services} has it (NRE-05). */
@Component
class SowServices implements SowCatalogue {

    private final DecisionService decisions;
    private final AsSystem asSystem;

    SowServices(@Lazy DecisionService decisions, @Lazy AsSystem asSystem) {
        this.decisions = decisions;
        this.asSystem = asSystem;
    }

    @Override
    public Optional<Service> find(String code) {
        DmnDecisionRuleResult row = asSystem.call(() ->
                decisions.evaluateDecisionTableByKey("sow-services", Variables.putValue("service", code)).getFirstResult());
        return Optional.ofNullable(row).map(r -> new Service(r.getEntry("higherOrder"), r.getEntry("key")));
    }
}
