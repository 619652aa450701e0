package org.partnercenter.platform.forms;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's management service, which says so when a timer is run at the very moment its task is decided (INC-02); the engine
 * itself fails with a null pointer then. engine-rest answers this exception, and no other, with 404.
 */
class TimelyManagementService extends ManagementServiceImpl {

    private final ObjectProvider<AsSystem> asSystem;

    TimelyManagementService(ProcessEngineConfigurationImpl configuration, ObjectProvider<AsSystem> asSystem) {
        super(configuration);
        this.asSystem = asSystem;
    }

    /** A job does the system's work, a start of a process for one, whoever lets it run: only the administrator may. */
    @Override
    public void executeJob(String jobId) {
        if (!Actor.current().isSystem() && !Actor.current().isAdmin()) {
            throw Refusals.rest(Refusal.notAllowed("this is for the administrator only"));
        }
        try {
            asSystem.getObject().run(() -> super.executeJob(jobId));
        } catch (NullPointerException e) {
            if (createJobQuery().jobId(jobId).count() > 0) {
                throw e;
            }
            throw new ProcessEngineException(Refusal.alreadyDecided().line(), e);
        }
    }
}
