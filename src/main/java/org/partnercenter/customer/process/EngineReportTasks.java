package org.partnercenter.customer.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.partnercenter.customer.CustomerAssociated;
import org.partnercenter.customer.ReportTasks;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The reports' instances in the engine. */
@Component
class EngineReportTasks implements ReportTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final AsSystem asSystem;

    EngineReportTasks(TaskService tasks, RuntimeService runtime, AsSystem asSystem) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @Override
    public void complete(String reportKey, String taskKey, Map<String, Object> fields) {
        Task task = asSystem.call(() -> tasks.createTaskQuery().processInstanceBusinessKey(reportKey).taskDefinitionKey(taskKey).singleResult());
        if (task == null) {
            throw Refusal.alreadyDecided();
        }
        tasks.complete(task.getId(), fields);
    }

    /** The customer has joined: the report's waiting is over (message {@code customer-associated}). After the record's own listener. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(CustomerAssociated event) {
        if (event.reportKey() != null) {
            asSystem.run(() -> runtime.createMessageCorrelation("customer-associated").processInstanceBusinessKey(event.reportKey()).correlateAll());
        }
    }
}
