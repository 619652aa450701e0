package org.partnercenter.platform.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells the modules of steps that failed for good, beside the engine's own handler, which makes the incident. */
@Component
class JobIncidents extends AbstractProcessEnginePlugin implements IncidentHandler {

    private final ApplicationEventPublisher events;

    JobIncidents(@Lazy ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCompositeIncidentHandlersEnabled(true);
        List<IncidentHandler> handlers = configuration.getCustomIncidentHandlers() == null ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomIncidentHandlers());
        handlers.add(this);
        configuration.setCustomIncidentHandlers(handlers);
    }

    @Override
    public String getIncidentHandlerType() {
        return Incident.FAILED_JOB_HANDLER_TYPE;
    }

    @Override
    public Incident handleIncident(IncidentContext failure, String message) {
        if (failure.getExecutionId() != null) {
            ExecutionEntity execution = Context.getCommandContext().getExecutionManager().findExecutionById(failure.getExecutionId());
            events.publishEvent(new StepFailed(execution.getProcessDefinition().getKey(), failure.getActivityId(),
                    execution.getProcessInstance().getBusinessKey()));
        }
        return null;
    }

    @Override
    public void resolveIncident(IncidentContext repaired) {
        // the step itself says that it was done
    }

    @Override
    public void deleteIncident(IncidentContext gone) {
        // the instance has ended, which the module knows
    }
}
