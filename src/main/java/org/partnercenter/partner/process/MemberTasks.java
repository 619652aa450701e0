package org.partnercenter.partner.process;

import java.util.Set;
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

    @EventListener
    void on(MemberDisabled disabled) {
        giveBack(disabled.userId(), Set.of());
    }

    @EventListener
    void on(MemberRolesChanged changed) {
        Set<String> groups = Role.groups(changed.after());
        if (!groups.containsAll(Role.groups(changed.before()))) {
            giveBack(changed.userId(), groups);
        }
    }

    /** Gives back what the user has claimed and these groups are no candidates of. */
    private void giveBack(String userId, Set<String> groups) {
        runAs.system(() -> asSystem.call(() -> {
            for (Task task : tasks.createTaskQuery().taskAssignee(userId).list()) {
                Set<String> candidates = tasks.getIdentityLinksForTask(task.getId()).stream()
                        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                        .map(IdentityLink::getGroupId).collect(Collectors.toSet());
                if (candidates.stream().noneMatch(groups::contains)) {
                    tasks.setAssignee(task.getId(), null);
                    // the engine leaves the former assignee its right to work on the task
                    authorizations.createAuthorizationQuery().userIdIn(userId).resourceType(Resources.TASK).resourceId(task.getId()).list()
                            .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
                }
            }
            return null;
        }));
    }
}
