package org.partnercenter.platform.forms;

import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** The engine's management service, which answers 409 instead of failing when a timer is run at the moment its task is decided (INC-02). */
class TimelyManagementService extends ManagementServiceImpl {

    TimelyManagementService(ProcessEngineConfigurationImpl configuration) {
        super(configuration);
    }

    @Override
    public void executeJob(String jobId) {
        Refusals.translated(() -> {
            super.executeJob(jobId);
            return null;
        }, () -> createJobQuery().jobId(jobId).count() == 0);
    }
}
