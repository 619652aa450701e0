package org.partnercenter.platform.forms;

import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.web.VisibleRecords;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's task service with this product's checks in front: who may work on a task, and what a completion may bring.
 * engine-rest and the web apps both pass through here, so no door is without them.
 */
class SubmittingTaskService extends TaskServiceImpl {

    private final ObjectProvider<Submissions> submissions;
    private final ObjectProvider<AsSystem> asSystem;
    private final ObjectProvider<VisibleRecords> records;

    SubmittingTaskService(ObjectProvider<Submissions> submissions, ObjectProvider<AsSystem> asSystem, ObjectProvider<VisibleRecords> records) {
        this.submissions = submissions;
        this.asSystem = asSystem;
        this.records = records;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, null);
    }

    @Override
    public void complete(String taskId, Map<String, Object> submitted) {
        guarded(taskId, (task, actor) -> {
            requireWorker(task, actor);
            Map<String, Object> routing = submissions.getObject().complete(task, Submissions.copy(submitted));
            if (!actor.isSystem() && !actor.userId().equals(task.getAssignee())) {
                asSystem(() -> super.setAssignee(taskId, actor.userId()));
            }
            asSystem(() -> super.complete(taskId, routing));
        });
    }

    @Override
    public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> submitted, boolean deserialize) {
        complete(taskId, submitted);
        return Variables.createVariables();
    }

    @Override
    public void claim(String taskId, String userId) {
        guarded(taskId, (task, actor) -> {
            if (!actor.isSystem() && !actor.userId().equals(userId)) {
                throw Refusal.notAllowed("a task can be claimed for oneself only");
            }
            requireWorker(task, actor);
            asSystem(() -> {
                if (task.getAssignee() == null || task.getAssignee().equals(userId)) {
                    super.claim(taskId, userId);
                } else {
                    requireAssignedByModel(task);
                    super.setAssignee(taskId, userId);
                }
            });
        });
    }

    @Override
    public void setAssignee(String taskId, String userId) {
        guarded(taskId, (task, actor) -> {
            boolean unclaim = userId == null && actor.userId().equals(task.getAssignee());
            if (!unclaim) {
                requireAdministrator(actor);
            }
            asSystem(() -> super.setAssignee(taskId, userId));
        });
    }

    @Override
    public void resolveTask(String taskId) {
        administrator(taskId, () -> super.resolveTask(taskId));
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        administrator(taskId, () -> super.resolveTask(taskId, variables));
    }

    @Override
    public void delegateTask(String taskId, String userId) {
        administrator(taskId, () -> super.delegateTask(taskId, userId));
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode) {
        administrator(taskId, () -> super.handleBpmnError(taskId, errorCode));
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String message) {
        administrator(taskId, () -> super.handleBpmnError(taskId, errorCode, message));
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String message, Map<String, Object> variables) {
        administrator(taskId, () -> super.handleBpmnError(taskId, errorCode, message, variables));
    }

    @Override
    public void handleEscalation(String taskId, String code) {
        administrator(taskId, () -> super.handleEscalation(taskId, code));
    }

    @Override
    public void handleEscalation(String taskId, String code, Map<String, Object> variables) {
        administrator(taskId, () -> super.handleEscalation(taskId, code, variables));
    }

    @Override
    public void setVariables(String taskId, Map<String, ? extends Object> variables) {
        administrator(taskId, () -> super.setVariables(taskId, variables));
    }

    @Override
    public void setVariablesLocal(String taskId, Map<String, ? extends Object> variables) {
        administrator(taskId, () -> super.setVariablesLocal(taskId, variables));
    }

    @Override
    public void setVariable(String taskId, String name, Object value) {
        administrator(taskId, () -> super.setVariable(taskId, name, value));
    }

    @Override
    public void setVariableLocal(String taskId, String name, Object value) {
        administrator(taskId, () -> super.setVariableLocal(taskId, name, value));
    }

    /** Files belong to records, where they are checked; the engine's own attachments would be a door without checks. */
    @Override
    public Attachment createAttachment(String type, String taskId, String instanceId, String name, String description, InputStream content) {
        return only(() -> super.createAttachment(type, taskId, instanceId, name, description, content));
    }

    @Override
    public Attachment createAttachment(String type, String taskId, String instanceId, String name, String description, String url) {
        return only(() -> super.createAttachment(type, taskId, instanceId, name, description, url));
    }

    /**
     * A query that evaluates no expression that its caller sent. The engine forbids them in a query itself but not in the queries
     * within its {@code orQueries}: there anybody who may query could run any code.
     */
    @Override
    public TaskQuery createTaskQuery() {
        TaskQueryImpl query = new TaskQueryImpl(commandExecutor);
        query.addValidator(SubmittingTaskService::requireNoNestedExpressions);
        return query;
    }

    private static void requireNoNestedExpressions(AbstractQuery<?, ?> query) {
        boolean nested = ((TaskQueryImpl) query).getQueries().stream().filter(q -> q != query).anyMatch(q -> !q.getExpressions().isEmpty());
        if (nested) {
            throw new BadUserRequestException("Expressions are forbidden in adhoc queries");
        }
    }

    private interface Step {
        void run(TaskEntity task, Actor actor);
    }

    private void guarded(String taskId, Step step) {
        Refusals.translated(() -> commandExecutor.execute((CommandContext context) -> {
            step.run(visible(context, taskId), Actor.current());
            return null;
        }), () -> !exists(taskId));
    }

    private void administrator(String taskId, Runnable call) {
        guarded(taskId, (task, actor) -> {
            requireAdministrator(actor);
            call.run();
        });
    }

    private <T> T only(Supplier<T> call) {
        return Refusals.translated(() -> {
            requireAdministrator(Actor.current());
            return call.get();
        }, () -> false);
    }

    private boolean exists(String taskId) {
        return commandExecutor.execute((CommandContext context) -> context.getTaskManager().findTaskById(taskId)) != null;
    }

    private static TaskEntity visible(CommandContext context, String taskId) {
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null || !Actor.current().sees(task.getTenantId())) {
            throw Refusal.notFound("task " + taskId);
        }
        return task;
    }

    private void requireWorker(TaskEntity task, Actor actor) {
        if (actor.isSystem() || actor.isAdmin() || actor.userId().equals(task.getAssignee())) {
            return;
        }
        requireReader(task, actor);
        Set<String> groups = task.getCandidates().stream().map(IdentityLink::getGroupId).collect(Collectors.toSet());
        Set<String> users = task.getCandidates().stream().map(IdentityLink::getUserId).collect(Collectors.toSet());
        if (groups.isEmpty() && users.isEmpty()) {
            // the candidates go first when somebody completes the task at this moment
            throw Refusal.alreadyDecided();
        }
        if (actor.groups().stream().noneMatch(groups::contains) && !users.contains(actor.userId())) {
            throw Refusal.notAllowed("this task is for " + String.join(", ", groups));
        }
        if (task.getAssignee() != null) {
            requireAssignedByModel(task);
        }
    }

    /** A candidate by its group may still be one who sees no record of this colleague (PTR-07): for that person the task is not there. */
    private void requireReader(TaskEntity task, Actor actor) {
        String key = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        if (actor.isPartner() && key != null && !records.getObject().sees(key, actor)) {
            throw Refusal.notFound("task " + task.getId());
        }
    }

    /** What the model assigned, an account manager's task, its other candidates may take over: nobody has claimed it. */
    private static void requireAssignedByModel(TaskEntity task) {
        if (task.getTaskDefinition().getAssigneeExpression() == null) {
            throw alreadyClaimed();
        }
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.isSystem() && !actor.isAdmin()) {
            throw Refusal.notAllowed("this is for the administrator only");
        }
    }

    private static Refusal alreadyClaimed() {
        return Refusal.conflict("ALREADY_CLAIMED", "somebody else has claimed this task");
    }

    private void asSystem(Runnable call) {
        asSystem.getObject().run(call);
    }
}
