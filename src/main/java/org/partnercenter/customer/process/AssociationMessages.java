package org.partnercenter.customer.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.partnercenter.customer.AssociationFacts;
import org.partnercenter.customer.AssociationInstances;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.tenancy.StartTenant;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The messages of {@code customer-association}. The engine's work is done before a call returns, in the caller's transaction; whoever
 * calls, a customer who is no user of the engine among them, was checked before.
 */
@Component
class AssociationMessages implements AssociationInstances {

    private static final String INVITE_CUSTOMER = "invite-customer";

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    AssociationMessages(@Lazy RuntimeService runtime, @Lazy AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @Override
    public void begin(String associationKey, String partnerId, String managerId) {
        start(INVITE_CUSTOMER, associationKey, partnerId, managed(managerId));
    }

    @Override
    public void inviteAgain(String associationKey) {
        send(INVITE_CUSTOMER, associationKey, Map.of());
    }

    @Override
    public void joinSubmitted(String associationKey, AssociationFacts facts) {
        send("join-submitted", associationKey, Map.of("facts", handedOver(facts)));
    }

    @Override
    public void joinOffline(String associationKey, String partnerId, String managerId, AssociationFacts facts) {
        Map<String, Object> variables = managed(managerId);
        variables.put("facts", handedOver(facts));
        start("join-offline", associationKey, partnerId, variables);
    }

    @Override
    public void reportEnded(String associationKey) {
        send("report-ended", associationKey, Map.of());
    }

    private static Map<String, Object> managed(String managerId) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("managerId", managerId);
        return variables;
    }

    /** Transient: it is gone when the transaction ends, and nobody can read it. */
    private static TypedValue handedOver(AssociationFacts facts) {
        return Variables.untypedValue(facts.asMap(), true);
    }

    private void start(String message, String associationKey, String partnerId, Map<String, Object> variables) {
        try (StartTenant tenant = StartTenant.of(partnerId)) {
            call(() -> runtime.startProcessInstanceByMessage(message, associationKey, variables));
        }
    }

    private void send(String message, String associationKey, Map<String, Object> variables) {
        call(() -> runtime.createMessageCorrelation(message).processInstanceBusinessKey(associationKey).setVariables(variables)
                .correlateWithResult());
    }

    /** A lost race is told in the way that the rules, which do not know the engine, understand. */
    private void call(Runnable engine) {
        try {
            asSystem.run(engine);
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("somebody else changed the association at the same moment", e);
        }
    }
}
