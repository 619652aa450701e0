package org.partnercenter.platform.notice;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Looks up the people behind an audience in the engine's identity service. */
@Component
class Directory {

    /** A recipient. */
    record Person(String userId, String email) {
    }

    private final IdentityService identity;
    private final AsSystem asSystem;

    Directory(@Lazy IdentityService identity, @Lazy AsSystem asSystem) {
        this.identity = identity;
        this.asSystem = asSystem;
    }

    Collection<Person> people(Audience audience) {
        return asSystem.call(() -> {
            Map<String, Person> found = new LinkedHashMap<>();
            for (String group : audience.groups()) {
                var query = identity.createUserQuery().memberOfGroup(group);
                List<User> users = audience.partnerId() == null ? query.list() : query.memberOfTenant(audience.partnerId()).list();
                users.forEach(u -> found.put(u.getId(), new Person(u.getId(), u.getEmail())));
            }
            if (!audience.users().isEmpty()) {
                identity.createUserQuery().userIdIn(audience.users().toArray(String[]::new)).list()
                        .forEach(u -> found.put(u.getId(), new Person(u.getId(), u.getEmail())));
            }
            return found.values();
        });
    }
}
