package org.partnercenter.platform.security;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.process.StartUpStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The filters that everybody finds in Tasklist at the first login. They are written with expressions on the current user; only
 * the administrator can make filters, so no stranger's expression is ever evaluated.
 */
@Component
@Order(3)
class TasklistFilters implements StartUpStep {

    private final FilterService filters;
    private final TaskService tasks;
    private final Authorizations authorizations;

    TasklistFilters(FilterService filters, TaskService tasks, Authorizations authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    @Override
    @Transactional
    public void run() {
        filter("全部待办 All of mine", 0, "待本人或本组处理 For me or my groups", tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks());
        filter("我的任务 Mine", 10, "我已认领 Claimed by me", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        filter("本组任务 My groups'", 20, "本组未认领 Waiting for anybody of my groups", tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}"));
        filter("即将到期 Due soon", 30, "7 天内到期 Due within 7 days", tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks()
                .dueBeforeExpression("${dateTime().plusDays(7)}"));
    }

    private void filter(String name, int priority, String description, TaskQuery query) {
        if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(name);
        filter.setOwner("admin");
        filter.setQuery(query);
        filter.setProperties(Map.of("priority", priority, "description", description, "color", "#2a5db0", "refresh", true,
                "showUndefinedVariable", false, "variables", List.of()));
        filters.saveFilter(filter);
        Stream.concat(Actor.PARTNER_GROUPS.stream(), Actor.VENDOR_GROUPS.stream())
                .forEach(group -> authorizations.grant(group, Resources.FILTER, filter.getId(), Permissions.READ));
    }
}
