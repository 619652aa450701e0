package org.partnercenter.marketplace.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.partnercenter.marketplace.Bills;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Notes on the bill that its slip could not be made, in the transaction that records the failure and makes the incident: the step's own
 * is rolled back by then. When the incident is resolved, because somebody has the step tried again, the bill says so too (MKT-03).
 */
@Component
class SlipFailures extends AbstractProcessEnginePlugin implements IncidentHandler {

    private final Bills bills;

    SlipFailures(@Lazy Bills bills) {
        this.bills = bills;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // beside the engine's own handler, which writes the incident
        configuration.setCompositeIncidentHandlersEnabled(true);
        List<IncidentHandler> handlers = configuration.getCustomIncidentHandlers();
        List<IncidentHandler> all = handlers == null ? new ArrayList<>() : new ArrayList<>(handlers);
        all.add(this);
        configuration.setCustomIncidentHandlers(all);
    }

    @Override
    public String getIncidentHandlerType() {
        return Incident.FAILED_JOB_HANDLER_TYPE;
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        if (CreateSlip.ACTIVITY.equals(context.getActivityId())) {
            forBill(context, key -> bills.slipFailed(key, message));
        }
        return null;
    }

    /** The engine does not say which activity it was; the process has one step that can fail so. */
    @Override
    public void resolveIncident(IncidentContext context) {
        forBill(context, bills::slipRetried);
    }

    @Override
    public void deleteIncident(IncidentContext context) {
        // the step succeeded, which the bill knows by its slip, or its instance is gone
    }

    private static void forBill(IncidentContext context, Consumer<String> step) {
        ExecutionEntity execution = context.getExecutionId() == null ? null
                : Context.getCommandContext().getExecutionManager().findExecutionById(context.getExecutionId());
        if (execution != null && execution.getProcessDefinition().getKey().equals("marketplace-settlement")) {
            step.accept(execution.getProcessBusinessKey());
        }
    }
}
