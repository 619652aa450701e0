package org.partnercenter.incentive.process;

import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.partnercenter.incentive.ReleaseTasks;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The statements' instances in the engine; a task is completed through the same door as in Tasklist. */
@Component
class EngineReleaseTasks implements ReleaseTasks {

    private final TaskService tasks;
    private final AsSystem asSystem;

    EngineReleaseTasks(@Lazy TaskService tasks, @Lazy AsSystem asSystem) {
        this.tasks = tasks;
        this.asSystem = asSystem;
    }

    @Override
    public void approve(String statementKey) {
        Task task = asSystem.call(() -> tasks.createTaskQuery().processInstanceBusinessKey(statementKey)
                .taskDefinitionKey("release-statement").singleResult());
        if (task == null) {
            throw Refusal.alreadyDecided();
        }
        tasks.complete(task.getId(), Map.of("decision", "approve"));
    }
}
