package org.partnercenter.platform.security;

import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Runs a piece of work as one of the users, without a password: for the demo data, which people made. */
@Component
public class RunAs {

    private final IdentityServiceLogin login;

    RunAs(IdentityServiceLogin login) {
        this.login = login;
    }

    /** Runs the work as this user, and puts the former user back. */
    public <T> T user(String userId, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SignedInUser user = login.user(userId);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
