package org.partnercenter.incentive.process;

import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.tenancy.StartTenant;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** The messages that this module's records send to their processes. */
@Component
class Messages {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    Messages(@Lazy RuntimeService runtime, @Lazy AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    /** To the running instance of that record. */
    void send(String message, String recordKey) {
        try {
            asSystem.run(() -> runtime.createMessageCorrelation(message).processInstanceBusinessKey(recordKey).correlate());
        } catch (OptimisticLockingException e) {
            // somebody claimed or completed a task in the same moment
            throw new OptimisticLockingFailureException("the record's tasks were changed at the same moment", e);
        }
    }

    /** Starts the process that begins with this message, for a record of that partner's. */
    void start(String message, String recordKey, String partnerId, Map<String, Object> variables) {
        try (StartTenant tenant = StartTenant.of(partnerId)) {
            asSystem.run(() -> runtime.createMessageCorrelation(message).processInstanceBusinessKey(recordKey).setVariables(variables)
                    .correlateStartMessage());
        }
    }
}
