package org.partnercenter.platform.process;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.springframework.stereotype.Component;

/** What the engine does differently from its defaults, each with its reason. */
@Component
class EngineSettings extends AbstractProcessEnginePlugin {

    private final TenantIdProvider tenants;

    EngineSettings(TenantIdProvider tenants) {
        this.tenants = tenants;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTenantIdProvider(tenants);
        // ids such as cloudstar-admin have a hyphen
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9_-]+");
        // candidates complete their tasks and no more: no variables, no reassignment
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
        // without this an uncaught BPMN error ends a path silently
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        // unused parts cost joins in every task query
        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setDefaultNumberOfRetries(3);
        // the engine locks the user, whoever guesses; our login stops the one who guesses instead
        configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
        configuration.setLoginDelayBase(0);
    }
}
