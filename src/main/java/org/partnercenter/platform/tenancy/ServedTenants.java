package org.partnercenter.platform.tenancy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The vendor's people serve every organisation, also one that was onboarded after they signed in: on the pages and in our API the engine
 * is told of all tenants there are. Tasklist and Cockpit look them up again by themselves every few minutes.
 */
class ServedTenants extends OncePerRequestFilter {

    /** Behind Spring Security, which knows the caller and clears the engine's authentication afterwards. */
    private static final int ORDER = 103;

    private final IdentityService identity;
    private final AsSystem asSystem;
    /** Organisations are never deleted (PTR-02): as long as there are as many, they are the same. */
    private volatile List<String> known = List.of();

    ServedTenants(IdentityService identity, AsSystem asSystem) {
        this.identity = identity;
        this.asSystem = asSystem;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/camunda") || path.startsWith("/engine-rest") || !Actor.current().isVendor();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Actor actor = Actor.current();
        identity.setAuthentication(actor.userId(), List.copyOf(actor.groups()), all());
        chain.doFilter(request, response);
    }

    private List<String> all() {
        return asSystem.call(() -> {
            if (identity.createTenantQuery().count() != known.size()) {
                known = identity.createTenantQuery().list().stream().map(Tenant::getId).toList();
            }
            return known;
        });
    }

    @Configuration
    static class Registration {

        @Bean
        FilterRegistrationBean<ServedTenants> servedTenants(IdentityService identity, AsSystem asSystem) {
            FilterRegistrationBean<ServedTenants> filter = new FilterRegistrationBean<>(new ServedTenants(identity, asSystem));
            filter.setOrder(ORDER);
            return filter;
        }
    }
}
