package org.partnercenter.platform.forms;

import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.tenancy.StartTenant;
import org.springframework.beans.factory.ObjectProvider;

/** The engine's form service with this product's checks in front: who may start, and what a start form may bring. */
class SubmittingFormService extends FormServiceImpl {

    private final ObjectProvider<Submissions> submissions;
    private final ObjectProvider<AsSystem> asSystem;
    private final SubmittingTaskService tasks;

    SubmittingFormService(ObjectProvider<Submissions> submissions, ObjectProvider<AsSystem> asSystem, SubmittingTaskService tasks) {
        this.submissions = submissions;
        this.asSystem = asSystem;
        this.tasks = tasks;
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> submitted) {
        return submitStartForm(processDefinitionId, null, submitted);
    }

    /** Makes the record and starts its process in one transaction; the record's key becomes the business key. */
    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, String businessKey, Map<String, Object> submitted) {
        return Refusals.translated(() -> commandExecutor.execute((CommandContext context) -> {
            Submissions forms = submissions.getObject();
            Actor actor = Actor.current();
            forms.requireStarter(processDefinitionId, actor);
            if (businessKey != null && !businessKey.isBlank()) {
                throw Refusal.field("businessKey", "is given by the server");
            }
            if (!forms.hasStartForm(processDefinitionId)) {
                throw Refusal.notAllowed("this process is started by other processes only");
            }
            Map<String, Object> values = Submissions.copy(submitted);
            String partnerId = forms.tenantOf(processDefinitionId, actor, values);
            ProcessForms.Started started = forms.start(processDefinitionId, partnerId, values);
            try (StartTenant tenant = StartTenant.of(started.tenant() == null ? partnerId : started.tenant())) {
                return asSystem.getObject().call(() -> super.submitStartForm(processDefinitionId, started.recordKey(), started.variables()));
            }
        }), () -> false);
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> submitted) {
        tasks.complete(taskId, submitted);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> submitted, boolean deserialize) {
        return tasks.completeWithVariablesInReturn(taskId, submitted, deserialize);
    }
}
