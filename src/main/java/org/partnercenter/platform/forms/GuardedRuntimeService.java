package org.partnercenter.platform.forms;

import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessInstanceWithVariablesImpl;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.runtime.SignalEventReceivedBuilder;
import org.camunda.bpm.engine.variable.Variables;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;

/**
 * The engine's runtime service without the doors that people have no use for: starting past the form, messages and signals.
 * The application's own calls carry no authentication and pass.
 */
class GuardedRuntimeService extends RuntimeServiceImpl {

    private final SubmittingFormService forms;

    GuardedRuntimeService(SubmittingFormService forms) {
        this.forms = forms;
    }

    @Override
    public ProcessInstantiationBuilder createProcessInstanceById(String processDefinitionId) {
        if (!isUser()) {
            return super.createProcessInstanceById(processDefinitionId);
        }
        requireAdministrator();
        return new CheckedStart(commandExecutor, processDefinitionId);
    }

    @Override
    public ProcessInstantiationBuilder createProcessInstanceByKey(String processDefinitionKey) {
        if (isUser()) {
            requireAdministrator();
            throw Refusals.rest(Refusal.field("processDefinitionId", "is required to start an instance"));
        }
        return super.createProcessInstanceByKey(processDefinitionKey);
    }

    @Override
    public MessageCorrelationBuilder createMessageCorrelation(String messageName) {
        if (isUser()) {
            requireAdministrator();
        }
        return super.createMessageCorrelation(messageName);
    }

    @Override
    public SignalEventReceivedBuilder createSignalEvent(String signalName) {
        if (isUser()) {
            requireAdministrator();
        }
        return super.createSignalEvent(signalName);
    }

    private boolean isUser() {
        return commandExecutor.execute((CommandContext context) -> {
            Authentication user = context.getAuthentication();
            return user != null && user.getUserId() != null;
        });
    }

    private static void requireAdministrator() {
        if (!Actor.current().isAdmin()) {
            throw Refusals.rest(Refusal.notAllowed("this is for the administrator only"));
        }
    }

    /** The administrator's start: it too goes through the form's check, and begins where the model begins. */
    private final class CheckedStart extends ProcessInstantiationBuilderImpl {

        private CheckedStart(CommandExecutor commandExecutor, String processDefinitionId) {
            super(commandExecutor);
            this.processDefinitionId = processDefinitionId;
        }

        @Override
        public ProcessInstance execute(boolean skipCustomListeners, boolean skipIoMappings) {
            return executeWithVariablesInReturn(skipCustomListeners, skipIoMappings);
        }

        @Override
        public ProcessInstanceWithVariables executeWithVariablesInReturn(boolean skipCustomListeners, boolean skipIoMappings) {
            if (!modificationBuilder.getModificationOperations().isEmpty() || skipCustomListeners || skipIoMappings) {
                throw Refusals.rest(Refusal.field("startInstructions", "are not accepted: a process starts at its start event"));
            }
            ProcessInstance started = forms.submitStartForm(processDefinitionId, businessKey, modificationBuilder.getProcessVariables());
            return new ProcessInstanceWithVariablesImpl((ExecutionEntity) started, Variables.createVariables());
        }
    }
}
