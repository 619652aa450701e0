package org.partnercenter.partner.process;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.partnercenter.partner.MemberDisabled;
import org.partnercenter.partner.MemberRolesChanged;
import org.partnercenter.partner.Role;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.security.RunAs;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Claimed tasks go back to their group when their member is disabled or no longer belongs to it (PTR-10). */
@Component
class MemberTasks {

    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final AsSystem asSystem;
    private final RunAs runAs;

    MemberTasks(TaskService tasks, AuthorizationService authorizations, AsSystem asSystem, RunAs runAs) {
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.asSystem = asSystem;
        this.runAs = runAs;
    }

    /** Before other modules let go of the member: they may look at what it still holds. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(MemberDisabled disabled) {
        giveBack(disabled.userId(), candidates -> true);
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(MemberRolesChanged changed) {
        Set<String> kept = Role.groups(changed.after());
        Set<String> lost = Role.groups(changed.before()).stream().filter(group -> !kept.contains(group)).collect(Collectors.toSet());
        // an account manager's tasks are assigned to it without its group being a candidate; they go with the role
        boolean noAccountManager = lost.contains(Role.SALES.group());
        giveBack(changed.userId(), candidates -> candidates.stream().noneMatch(kept::contains)
                && (noAccountManager || candidates.stream().anyMatch(lost::contains)));
    }

    /** Gives back those of the user's tasks whose candidate groups meet the condition. */
    private void giveBack(String userId, Predicate<Set<String>> candidateGroups) {
        runAs.system(() -> asSystem.call(() -> {
            for (Task task : tasks.createTaskQuery().taskAssignee(userId).list()) {
                if (candidateGroups.test(candidateGroups(task))) {
                    tasks.setAssignee(task.getId(), null);
                    // the engine leaves the former assignee its right to work on the task
                    authorizations.createAuthorizationQuery().userIdIn(userId).resourceType(Resources.TASK).resourceId(task.getId()).list()
                            .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
                }
            }
            return null;
        }));
    }

    private Set<String> candidateGroups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId).collect(Collectors.toSet());
    }
}
