package org.partnercenter.programme.process;

import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.tenancy.StartTenant;
import org.partnercenter.programme.MembershipEnded;
import org.partnercenter.programme.MembershipGranted;
import org.partnercenter.programme.MembershipStatus;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Carries what happened to a membership outside its process into the process, in the same transaction (PRG-11, PRG-13). */
@Component
class MembershipMessages {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    MembershipMessages(@Lazy RuntimeService runtime, @Lazy AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @EventListener
    void on(MembershipGranted granted) {
        Map<String, Object> variables = Map.of("programmeCode", granted.programmeCode(), "limited", granted.limited());
        if (granted.running()) {
            correlate("grant-membership", granted.membershipKey(), variables);
            return;
        }
        try (StartTenant tenant = StartTenant.of(granted.partnerId())) {
            asSystem.run(() -> runtime.createMessageCorrelation("grant-membership").processInstanceBusinessKey(granted.membershipKey())
                    .setVariables(variables).correlateStartMessage());
        }
    }

    @EventListener
    void on(MembershipEnded ended) {
        // an expired membership's process has gone on by itself
        if (ended.how() == MembershipStatus.ENDED) {
            correlate("end-membership", ended.membershipKey(), Map.of());
        }
    }

    private void correlate(String message, String key, Map<String, Object> variables) {
        try {
            asSystem.run(() -> runtime.createMessageCorrelation(message).processInstanceBusinessKey(key).setVariables(variables).correlate());
        } catch (OptimisticLockingException e) {
            // a person or a timer took a step in the same moment
            throw new OptimisticLockingFailureException("the membership was changed at the same moment", e);
        }
    }
}
