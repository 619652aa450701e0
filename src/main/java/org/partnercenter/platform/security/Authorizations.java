package org.partnercenter.platform.security;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.process.StartUpStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The groups and what they may do with the engine. The tenant decides the organisation; these grants decide the role. Work on
 * a task needs no grant here: the engine gives it to the candidate groups of each task.
 */
@Component
@Order(2)
public class Authorizations implements StartUpStep {

    private final IdentityService identity;
    private final AuthorizationService authorization;
    private final RepositoryService repository;

    Authorizations(IdentityService identity, AuthorizationService authorization, RepositoryService repository) {
        this.identity = identity;
        this.authorization = authorization;
        this.repository = repository;
    }

    @Override
    @Transactional
    public void run() {
        Actor.PARTNER_GROUPS.forEach(g -> group(g, "PARTNER"));
        Actor.VENDOR_GROUPS.forEach(g -> group(g, g.equals(Groups.CAMUNDA_ADMIN) ? Groups.GROUP_TYPE_SYSTEM : "VENDOR"));
        tenant(Actor.VENDOR_TENANT, "Vendor");
        for (Resources resource : Resources.values()) {
            grant(Groups.CAMUNDA_ADMIN, resource, Authorization.ANY, Permissions.ALL);
        }
        Actor.PARTNER_GROUPS.forEach(this::grantPartner);
        Actor.VENDOR_GROUPS.stream().filter(g -> !g.equals(Groups.CAMUNDA_ADMIN)).forEach(this::grantVendor);
        grant("operations", Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_INSTANCE,
                Permissions.READ_TASK, ProcessDefinitionPermissions.RETRY_JOB);
        starters();
    }

    /** Partners see the models, so that Tasklist can draw where a task stands; of the instances they see only their own tasks. */
    private void grantPartner(String group) {
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(group, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
    }

    /** The vendor's people watch every process in Cockpit and read, never change, what is not their task. */
    private void grantVendor(String group) {
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(group, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_INSTANCE,
                Permissions.READ_TASK, Permissions.READ_HISTORY);
        grant(group, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
        grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
        grant(group, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
    }

    /** Who may start a process is drawn in its model: the candidate starter groups. */
    private void starters() {
        for (ProcessDefinition definition : repository.createProcessDefinitionQuery().latestVersion().list()) {
            repository.getIdentityLinksForProcessDefinition(definition.getId()).stream()
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                    .forEach(link -> {
                        grant(link.getGroupId(), Resources.PROCESS_DEFINITION, definition.getKey(), Permissions.READ, Permissions.CREATE_INSTANCE);
                        grant(link.getGroupId(), Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
                    });
        }
    }

    /** Makes a tenant whose records all of the vendor's groups serve. */
    public void tenant(String id, String name) {
        if (identity.createTenantQuery().tenantId(id).count() > 0) {
            return;
        }
        var tenant = identity.newTenant(id);
        tenant.setName(name);
        identity.saveTenant(tenant);
        Actor.VENDOR_GROUPS.forEach(g -> identity.createTenantGroupMembership(id, g));
    }

    private void group(String id, String type) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            var group = identity.newGroup(id);
            group.setName(id);
            group.setType(type);
            identity.saveGroup(group);
        }
    }

    /** Gives a group permissions on a resource, in addition to those that it has. */
    public void grant(String group, Resource resource, String resourceId, Permission... permissions) {
        List<Authorization> existing = authorization.createAuthorizationQuery().authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group).resourceType(resource).resourceId(resourceId).list();
        Authorization grant = existing.isEmpty() ? authorization.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : existing.get(0);
        if (!existing.isEmpty() && Arrays.stream(permissions).allMatch(grant::isPermissionGranted)) {
            return;
        }
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(resourceId);
        Arrays.stream(permissions).forEach(grant::addPermission);
        authorization.saveAuthorization(grant);
    }
}
