package org.partnercenter.customer.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.partnercenter.account.Bonds;
import org.partnercenter.customer.Associations;
import org.partnercenter.partner.MemberDisabled;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When a member is disabled, its customers show no account manager and its tasks wait for the administrators (PTR-10). */
@Component
class AccountManagerTasks {

    private static final String[] PROCESSES = {"customer-report", "customer-association"};

    private final TaskService tasks;
    private final AsSystem asSystem;
    private final Associations associations;
    private final Bonds bonds;

    AccountManagerTasks(@Lazy TaskService tasks, @Lazy AsSystem asSystem, Associations associations, Bonds bonds) {
        this.tasks = tasks;
        this.asSystem = asSystem;
        this.associations = associations;
        this.bonds = bonds;
    }

    @EventListener
    void memberDisabled(MemberDisabled event) {
        associations.forgetManager(event.partnerId(), event.userId());
        bonds.forgetManager(event.userId());
        asSystem.run(() -> tasks.createTaskQuery().taskAssignee(event.userId()).processDefinitionKeyIn(PROCESSES).list().stream()
                .map(Task::getId).forEach(this::unassign));
    }

    private void unassign(String taskId) {
        tasks.setAssignee(taskId, null);
    }
}
