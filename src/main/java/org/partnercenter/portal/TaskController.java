package org.partnercenter.portal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.portal.process.Work;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells the forms in Tasklist which record a task is about. */
@RestController
class TaskController {

    private final Work work;
    private final RecordTypes types;
    private final Records records;

    TaskController(Work work, RecordTypes types, Records records) {
        this.work = work;
        this.types = types;
        this.records = records;
    }

    /**
     * A task and its record; {@code collection}, {@code title} and {@code companyName} are null for a record that has no pages.
     *
     * @param statuses the labels of every status that the record's history may name
     */
    record TaskView(String taskId, String taskDefinitionKey, String name, String processDefinitionKey, String recordKey, String collection,
                    String title, String companyName, List<Status> statuses, Instant due, String assignee) {
    }

    /** The task, if the caller may see it; 404 for any other. */
    @GetMapping("/api/tasks/{taskId}")
    TaskView task(@PathVariable String taskId, Actor caller) {
        Work.OpenTask task = work.find(taskId).orElseThrow(() -> Refusal.notFound("task"));
        Optional<RecordCollection<?>> type = types.ofKey(task.recordKey());
        // a candidate by its group may be one who does not see this record: for that person the task is not there either
        Map<String, Object> record = type.isEmpty() ? Map.of() : type.get().rows(List.of(task.recordKey()), caller).stream().findFirst()
                .map(row -> records.fields(row)).orElseThrow(() -> Refusal.notFound("task"));
        return new TaskView(task.id(), task.taskKey(), task.name(), task.processKey(), task.recordKey(),
                type.map(RecordCollection::name).orElse(null), type.isPresent() ? records.title(record).zh() : null,
                Records.text(record, "companyName"), type.map(RecordCollection::historyStatuses).orElse(List.of()), task.due(), task.assignee());
    }
}
