package org.partnercenter.platform.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.Action;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The open tasks of records that a person may complete: one query for a whole page of records. */
@Component
public class OpenTasks {

    private static final Pattern BILINGUAL = Pattern.compile("(.*\\p{IsHan}\\S*)\\s+(\\P{IsHan}+)", Pattern.DOTALL);

    private final TaskService tasks;
    private final HistoryService history;
    private final AsSystem asSystem;

    OpenTasks(@Lazy TaskService tasks, @Lazy HistoryService history, @Lazy AsSystem asSystem) {
        this.tasks = tasks;
        this.history = history;
        this.asSystem = asSystem;
    }

    /** A task that the person asking may complete. */
    public record OpenTask(String id, String taskKey, String name) {

        /** The task as an action of its record: task names are bilingual, Chinese first. */
        public Action action() {
            Matcher bilingual = BILINGUAL.matcher(name);
            return bilingual.matches() ? new Action(taskKey, bilingual.group(1), bilingual.group(2), id) : new Action(taskKey, name, name, id);
        }
    }

    /** By process instance, the open tasks that this person may complete: those of its groups that nobody else has claimed. */
    public Map<String, List<OpenTask>> of(Collection<String> processInstanceIds, Actor actor) {
        if (processInstanceIds.isEmpty() || actor.groups().isEmpty()) {
            return Map.of();
        }
        return asSystem.call(() -> query(processInstanceIds, actor).list().stream()
                .filter(task -> actor.isAdmin() || task.getAssignee() == null || task.getAssignee().equals(actor.userId()))
                .collect(Collectors.groupingBy(Task::getProcessInstanceId, Collectors.mapping(
                        task -> new OpenTask(task.getId(), task.getTaskDefinitionKey(), task.getName()), Collectors.toList()))));
    }

    /**
     * By record key, the open tasks that this person may complete, whichever instances carry the record: a called one may have the key of
     * its caller's record. Two queries, however many records.
     */
    public Map<String, List<OpenTask>> ofRecords(Collection<String> recordKeys, Actor actor) {
        if (recordKeys.isEmpty() || actor.groups().isEmpty()) {
            return Map.of();
        }
        Map<String, String> keys = asSystem.call(() -> history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKeyIn(recordKeys.toArray(String[]::new)).unfinished().list().stream()
                .collect(Collectors.toMap(HistoricProcessInstance::getId, HistoricProcessInstance::getBusinessKey)));
        return of(keys.keySet(), actor).entrySet().stream().collect(Collectors.groupingBy(e -> keys.get(e.getKey()),
                Collectors.flatMapping(e -> e.getValue().stream(), Collectors.toList())));
    }

    private TaskQuery query(Collection<String> processInstanceIds, Actor actor) {
        TaskQuery query = tasks.createTaskQuery().processInstanceIdIn(processInstanceIds.toArray(String[]::new));
        // a task that the model assigned has candidates whom the assignee need not belong to
        return actor.isAdmin() ? query : query.or().taskCandidateGroupIn(List.copyOf(actor.groups())).includeAssignedTasks()
                .taskAssignee(actor.userId()).endOr();
    }
}
