package org.partnercenter.platform.forms;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.partnercenter.platform.Refusal;

/**
 * The engine's management service, which says so when a timer is run at the very moment its task is decided (INC-02); the engine
 * itself fails with a null pointer then. engine-rest answers this exception, and no other, with 404.
 */
class TimelyManagementService extends ManagementServiceImpl {

    TimelyManagementService(ProcessEngineConfigurationImpl configuration) {
        super(configuration);
    }

    @Override
    public void executeJob(String jobId) {
        try {
            super.executeJob(jobId);
        } catch (NullPointerException e) {
            if (createJobQuery().jobId(jobId).count() > 0) {
                throw e;
            }
            throw new ProcessEngineException(Refusal.alreadyDecided().line(), e);
        }
    }
}
