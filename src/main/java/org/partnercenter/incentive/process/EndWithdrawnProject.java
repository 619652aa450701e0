package org.partnercenter.incentive.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.incentive.ProjectWithdrawn;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Ends the process of a project that its partner has taken back. */
@Component
class EndWithdrawnProject {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    EndWithdrawnProject(RuntimeService runtime, AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @EventListener
    void on(ProjectWithdrawn project) {
        try {
            asSystem.run(() -> runtime.createMessageCorrelation("withdraw-project")
                    .processInstanceBusinessKey(project.projectKey()).correlate());
        } catch (OptimisticLockingException e) {
            // somebody claimed or completed a task in the same moment
            throw new OptimisticLockingFailureException("the project's tasks were changed at the same moment", e);
        }
    }
}
