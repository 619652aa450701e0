package org.partnercenter.platform.forms;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.web.VisibleRecords;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the checked services in the place of the engine's own, before the engine is built. */
@Component
class CheckedServices extends AbstractProcessEnginePlugin {

    private final ObjectProvider<Submissions> submissions;
    private final ObjectProvider<AsSystem> asSystem;
    private final ObjectProvider<VisibleRecords> records;

    CheckedServices(ObjectProvider<Submissions> submissions, ObjectProvider<AsSystem> asSystem, ObjectProvider<VisibleRecords> records) {
        this.submissions = submissions;
        this.asSystem = asSystem;
        this.records = records;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        SubmittingTaskService tasks = new SubmittingTaskService(submissions, asSystem, records);
        SubmittingFormService forms = new SubmittingFormService(submissions, asSystem, tasks);
        configuration.setTaskService(tasks);
        configuration.setFormService(forms);
        configuration.setRuntimeService(new GuardedRuntimeService(forms));
        configuration.setManagementService(new TimelyManagementService(configuration, asSystem));
    }
}
