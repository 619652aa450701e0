package org.partnercenter.platform.demo;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.partnercenter.platform.security.RunAs;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Makes the demo's records the way people would: by starting processes and completing tasks, some of them weeks ago. The
 * clock is moved only while the product starts, before it answers anybody.
 */
@Component
@Profile("(demo | demo-people) & !prod")
public class DemoWork {

    private final FormService forms;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final RunAs runAs;

    DemoWork(FormService forms, TaskService tasks, RepositoryService repository, RunAs runAs) {
        this.forms = forms;
        this.tasks = tasks;
        this.repository = repository;
        this.runAs = runAs;
    }

    /** Starts a process as this user; answers the record's key. */
    public String start(String userId, String processKey, Map<String, Object> fields) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(processKey).latestVersion().singleResult().getId();
        return runAs.user(userId, () -> forms.submitStartForm(definition, fields).getBusinessKey());
    }

    /** Completes the record's open task as this user. */
    public void complete(String userId, String recordKey, String taskKey, Map<String, Object> fields) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(recordKey).taskDefinitionKey(taskKey).singleResult();
        runAs.user(userId, () -> {
            tasks.complete(task.getId(), fields);
            return null;
        });
    }

    /** Runs the work as if it were that instant. */
    public void at(Instant then, Runnable work) {
        ClockUtil.setCurrentTime(Date.from(then));
        try {
            work.run();
        } finally {
            ClockUtil.reset();
        }
    }
}
