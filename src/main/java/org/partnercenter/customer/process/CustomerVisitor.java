package org.partnercenter.customer.process;

import java.util.function.Supplier;
import org.partnercenter.platform.Actor;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Does something as a customer on a public page does it: for the demo's records. */
final class CustomerVisitor {

    private static final Actor.SignedIn CUSTOMER = () -> Actor.CUSTOMER;

    private CustomerVisitor() {
    }

    /** Runs the work as the customer, and puts the former user back. */
    static <T> T visit(Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new AnonymousAuthenticationToken("public", CUSTOMER, AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
