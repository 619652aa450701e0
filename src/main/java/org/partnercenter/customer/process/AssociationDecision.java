package org.partnercenter.customer.process;

import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.partnercenter.customer.AssociationCheck;
import org.partnercenter.customer.AssociationFacts;
import org.partnercenter.customer.AssociationFailure;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the decision {@code association-check} where no process runs: of a link that opens nothing, and before a switch of the type. */
@Component
class AssociationDecision implements AssociationCheck {

    private static final String OK = "OK";

    private final DecisionService decisions;
    private final AsSystem asSystem;

    AssociationDecision(@Lazy DecisionService decisions, @Lazy AsSystem asSystem) {
        this.decisions = decisions;
        this.asSystem = asSystem;
    }

    @Override
    public Optional<AssociationFailure> failure(AssociationFacts facts) {
        String outcome = asSystem.call(() -> decisions.evaluateDecisionTableByKey("association-check",
                Variables.createVariables().putValue("facts", facts.asMap())).getSingleEntry());
        return OK.equals(outcome) ? Optional.empty() : Optional.of(AssociationFailure.valueOf(outcome));
    }
}
