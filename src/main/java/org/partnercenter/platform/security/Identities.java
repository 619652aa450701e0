package org.partnercenter.platform.security;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's users as modules see them. Everything is written in the caller's transaction; the caller's right was checked
 * before.
 */
@Component
public class Identities {

    private final IdentityService identity;
    private final AsSystem asSystem;
    private final JdbcClient jdbc;

    Identities(IdentityService identity, AsSystem asSystem, JdbcClient jdbc) {
        this.identity = identity;
        this.asSystem = asSystem;
        this.jdbc = jdbc;
    }

    /** Whether there is a user with this id, whatever its case. */
    public boolean exists(String userId) {
        return jdbc.sql("select count(*) from act_id_user where lower(id_) = ?").param(userId.toLowerCase(Locale.ROOT))
                .query(Long.class).single() > 0;
    }

    /** Whether another user than this one has the address, whatever its case. */
    public boolean isEmailOfAnother(String email, String userId) {
        return jdbc.sql("select count(*) from act_id_user where lower(email_) = ? and id_ <> ?").params(email.toLowerCase(Locale.ROOT), userId)
                .query(Long.class).single() > 0;
    }

    /** Makes a user that belongs to nothing yet. */
    public void create(String userId, String name, String email, String password) {
        asSystem.run(() -> {
            User user = identity.newUser(userId);
            user.setFirstName(name);
            user.setLastName("");
            user.setEmail(email);
            user.setPassword(password);
            identity.saveUser(user);
        });
    }

    /** Changes a user's name and address. */
    public void rename(String userId, String name, String email) {
        asSystem.run(() -> {
            User user = identity.createUserQuery().userId(userId).singleResult();
            user.setFirstName(name);
            user.setEmail(email);
            identity.saveUser(user);
        });
    }

    /** Makes the user a member of this tenant and of exactly these groups. */
    public void join(String userId, String tenantId, Collection<String> groups) {
        asSystem.run(() -> {
            List<String> former = groups(userId);
            former.stream().filter(group -> !groups.contains(group)).forEach(group -> identity.deleteMembership(userId, group));
            groups.stream().filter(group -> !former.contains(group)).forEach(group -> identity.createMembership(userId, group));
            if (!tenants(userId).contains(tenantId)) {
                identity.createTenantUserMembership(tenantId, userId);
            }
        });
    }

    /** Takes the user out of all groups and tenants. */
    public void leaveAll(String userId) {
        asSystem.run(() -> {
            groups(userId).forEach(group -> identity.deleteMembership(userId, group));
            tenants(userId).forEach(tenant -> identity.deleteTenantUserMembership(tenant, userId));
        });
    }

    private List<String> groups(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).toList();
    }

    private List<String> tenants(String userId) {
        return identity.createTenantQuery().userMember(userId).list().stream().map(Tenant::getId).toList();
    }
}
