package org.partnercenter.platform.security;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.AuthenticationException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** One login for every door, against the engine's identity service. */
@Component
class IdentityServiceLogin implements AuthenticationProvider {

    private final IdentityService identity;
    private final AsSystem asSystem;
    private final WrongPasswords wrongPasswords;
    private final Logins logins;
    private final Clock clock;

    IdentityServiceLogin(IdentityService identity, AsSystem asSystem, WrongPasswords wrongPasswords, Logins logins, Clock clock) {
        this.identity = identity;
        this.asSystem = asSystem;
        this.wrongPasswords = wrongPasswords;
        this.logins = logins;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String userId = login.getName();
        String password = String.valueOf(login.getCredentials());
        Login state = logins.of(userId);
        return asSystem.call(() -> {
            boolean refused = userId.isBlank() || state.refuses(clock.instant()) || !state.member() && wrongPasswords.tooMany(login);
            if (refused || !passwordMatches(userId, password)) {
                note(login, state);
                throw new BadCredentialsException("wrong user name or password");
            }
            forget(login, state);
            SignedInUser user = user(userId);
            return UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
        });
    }

    /** A locked member's tries do not prolong the lock. */
    private void note(Authentication login, Login state) {
        if (!state.member()) {
            wrongPasswords.another(login);
        } else if (!state.refuses(clock.instant())) {
            logins.wrongPassword(login.getName());
        }
    }

    private void forget(Authentication login, Login state) {
        if (!state.member()) {
            wrongPasswords.forget(login);
        } else if (state.wrongTries() > 0) {
            logins.rightPassword(login.getName());
        }
    }

    private boolean passwordMatches(String userId, String password) {
        try {
            return identity.checkPassword(userId, password);
        } catch (AuthenticationException e) {
            // the engine locks a user for a while after too many tries; the answer stays the same, so that nobody learns of it
            return false;
        }
    }

    SignedInUser user(String userId) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        Set<String> groups = identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).collect(Collectors.toSet());
        List<Tenant> tenants = identity.createTenantQuery().userMember(userId).includingGroupsOfUser(true).list();
        return new SignedInUser(new Actor(userId, groups, tenants.stream().map(Tenant::getId).collect(Collectors.toSet())),
                (user.getFirstName() + " " + user.getLastName()).strip(), logins.of(userId).epoch());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
