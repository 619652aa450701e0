package org.partnercenter.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@DisplayName("a member who is disabled, or changes roles")
@RecordApplicationEvents
@Rule("PTR-10")
class MemberLeavingTest extends MemberFixture {

    @Autowired
    private AuthorizationService authorizations;
    @Autowired
    private ApplicationEvents events;

    private String draft(String user) {
        return start(user, "solution-launch", fields("brand", user, "product", "P", "commonName", "C", "summary", "s", "submit", false));
    }

    private String claimed(String user) {
        Task task = task(draft(user), "edit-draft");
        as(user, () -> tasks.claim(task.getId(), user));
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee()).isEqualTo(user);
        return task.getId();
    }

    private void assertBackInItsGroup(String taskId, String user) {
        assertThat(tasks.createTaskQuery().taskId(taskId).singleResult().getAssignee()).isNull();
        assertThat(tasks.createTaskQuery().taskId(taskId).taskCandidateGroup("partner-sales").count()).isOne();
        assertThat(authorizations.createAuthorizationQuery().userIdIn(user).resourceType(Resources.TASK).resourceId(taskId).count()).isZero();
    }

    @Test
    @DisplayName("gives claimed tasks back to their group, is told nothing more, and comes back as it was")
    void disabled() {
        String user = member("leaver", Role.SALES, Role.FINANCE);
        String task = claimed(user);

        change(user, "disabled", true);

        assertStatus(user, MemberStatus.DISABLED);
        assertThat(events.stream(MemberDisabled.class)).as("the modules whose records name it are told")
                .containsExactly(new MemberDisabled(partner, user));
        assertBackInItsGroup(task, user);
        assertThat(identity.createGroupQuery().groupMember(user).count()).isZero();
        assertThat(identity.createTenantQuery().userMember(user).count()).isZero();
        assertThat(records.item(user, actor(admin)).history()).last().satisfies(entry -> assertThat(entry.to()).isEqualTo("disabled"));

        change(user, "disabled", false);
        assertStatus(user, MemberStatus.ACTIVE);
        assertThat(actor(user).groups()).containsExactlyInAnyOrder("partner-sales", "partner-finance");
        assertThat(actor(user).partnerId()).isEqualTo(partner);
    }

    @Test
    @DisplayName("keeps the tasks of the groups that it stays in, and gives back the others")
    void lostRole() {
        String user = member("mover", Role.SALES, Role.FINANCE);
        String task = claimed(user);
        change(user, "roles", List.of("partner-sales", "partner-delivery"));
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo(user);
        change(user, "roles", List.of("partner-delivery"));
        assertBackInItsGroup(task, user);
    }
}
