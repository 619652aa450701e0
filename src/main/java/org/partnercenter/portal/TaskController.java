package org.partnercenter.portal;

import java.time.Instant;
import org.partnercenter.platform.Refusal;
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

    TaskController(Work work, RecordTypes types) {
        this.work = work;
        this.types = types;
    }

    /** A task and its record; {@code collection} is null for a record that has no pages. */
    record TaskView(String taskId, String taskDefinitionKey, String name, String processDefinitionKey, String recordKey, String collection,
                    Instant due, String assignee) {
    }

    /** The task, if the caller may see it; 404 for any other. */
    @GetMapping("/api/tasks/{taskId}")
    TaskView task(@PathVariable String taskId) {
        Work.OpenTask task = work.find(taskId).orElseThrow(() -> Refusal.notFound("task"));
        return new TaskView(task.id(), task.taskKey(), task.name(), task.processKey(), task.recordKey(),
                types.ofKey(task.recordKey()).map(RecordCollection::name).orElse(null), task.due(), task.assignee());
    }
}
