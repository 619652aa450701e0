package org.partnercenter.platform.security;

import java.util.function.Supplier;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Runs a piece of work as somebody else, without a password: the demo data as the people who made them, a rule's work as the system. */
@Component
public class RunAs {

    private final IdentityServiceLogin login;

    RunAs(IdentityServiceLogin login) {
        this.login = login;
    }

    /** Runs the work as this user, and puts the former user back. */
    public <T> T user(String userId, Supplier<T> work) {
        SignedInUser user = login.user(userId);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        return within(context, work);
    }

    /** Runs the work as the system does it, because a rule has it done whoever caused it; puts the user back. */
    public <T> T system(Supplier<T> work) {
        return within(SecurityContextHolder.createEmptyContext(), work);
    }

    /** Runs the work as a customer on a public page, and puts the former user back. */
    public <T> T customer(Supplier<T> work) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new AnonymousAuthenticationToken("customer", new PublicVisitor(),
                AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        return within(context, work);
    }

    private static <T> T within(SecurityContext context, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
