package org.partnercenter.portal.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.stereotype.Component;

/** The tasks of the person asking. The engine checks what the person may see; nothing here widens it. */
@Component
public class Work {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final AsSystem asSystem;

    Work(TaskService tasks, RuntimeService runtime, RepositoryService repository, AsSystem asSystem) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.asSystem = asSystem;
    }

    /** A task with the key of the record that it is about; {@code due} is null where no time runs. */
    public record OpenTask(String id, String taskKey, String name, String processKey, String recordKey, String partnerId, Instant due,
                           String assignee) {
    }

    /** The tasks that the person has claimed, or may claim; of the administrator, who may do everything, all. */
    public long count(Actor actor) {
        return mine(actor).count();
    }

    /** The first of these tasks: those due next, then those without a date, the newest first. */
    public List<OpenTask> next(Actor actor, int most) {
        List<Task> found = new ArrayList<>(page(actor, q -> q.dueAfter(new Date(0)).orderByDueDate().asc(), most));
        if (found.size() < most) {
            found.addAll(page(actor, q -> q.withoutDueDate().orderByTaskCreateTime().desc(), most - found.size()));
        }
        return withRecords(found);
    }

    /** One task, if the person asking may see it. */
    public Optional<OpenTask> find(String taskId) {
        return withRecords(tasks.createTaskQuery().taskId(taskId).list()).stream().findFirst();
    }

    private List<Task> page(Actor actor, UnaryOperator<TaskQuery> order, int most) {
        return order.apply(mine(actor)).listPage(0, most);
    }

    private TaskQuery mine(Actor actor) {
        TaskQuery query = tasks.createTaskQuery();
        return actor.isAdmin() || actor.groups().isEmpty() ? query
                : query.or().taskAssignee(actor.userId()).taskCandidateGroupIn(List.copyOf(actor.groups())).endOr();
    }

    private List<OpenTask> withRecords(List<Task> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Set<String> instanceIds = found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        // who may see a task may know which record it is about, though the instance itself is not the person's to read
        return asSystem.call(() -> {
            Map<String, ProcessInstance> instances = runtime.createProcessInstanceQuery().processInstanceIds(instanceIds).list().stream()
                    .collect(Collectors.toMap(ProcessInstance::getId, i -> i));
            return found.stream().flatMap(task -> Stream.ofNullable(instances.get(task.getProcessInstanceId()))
                    .map(instance -> open(task, instance))).toList();
        });
    }

    private OpenTask open(Task task, ProcessInstance instance) {
        return new OpenTask(task.getId(), task.getTaskDefinitionKey(), task.getName(),
                repository.getProcessDefinition(task.getProcessDefinitionId()).getKey(), instance.getBusinessKey(), task.getTenantId(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(), task.getAssignee());
    }
}
