package org.partnercenter.platform.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.partnercenter.platform.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Every door is locked: HTTP Basic for the APIs, the login page for the portal and the web apps. */
@Configuration
class SecurityConfiguration {

    private static final String PAGES_POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
            + "font-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'self'";

    private static final String PUBLIC_POLICY = "default-src 'none'; img-src 'self' data:; style-src 'self'; frame-ancestors 'none'; "
            + "form-action 'self'; base-uri 'none'";

    private final IdentityService identity;
    private final ObjectMapper json;
    private final Logins logins;

    SecurityConfiguration(IdentityService identity, ObjectMapper json, Logins logins) {
        this.identity = identity;
        this.json = json;
        this.logins = logins;
    }

    /** The engine's REST API: no session, so nothing that a foreign page could ride on. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        return http.securityMatcher(below("/engine-rest/"))
                .authorizeHttpRequests(a -> a.anyRequest().authenticated())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(c -> c.disable())
                .httpBasic(b -> b.authenticationEntryPoint(unauthorized()))
                .exceptionHandling(e -> e.authenticationEntryPoint(unauthorized()).accessDeniedHandler(forbidden()))
                .addFilterBefore(new LoginGuard(logins, json), AuthorizationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .build();
    }

    /** Our own API: HTTP Basic or the portal's session; a request that rides on the session needs its CSRF token. */
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/**", "/v3/**", "/actuator/**")
                .authorizeHttpRequests(a -> a
                        .requestMatchers("/actuator/health", "/actuator/health/**").permitAll()
                        .requestMatchers("/actuator/**").hasAuthority("camunda-admin")
                        .anyRequest().authenticated())
                .csrf(c -> c.ignoringRequestMatchers(r -> r.getHeader(HttpHeaders.AUTHORIZATION) != null))
                .httpBasic(b -> b.authenticationEntryPoint(unauthorized()))
                .requestCache(c -> c.disable())
                .exceptionHandling(e -> e.authenticationEntryPoint(unauthorized()).accessDeniedHandler(forbidden()))
                .addFilterBefore(new LoginGuard(logins, json), AuthorizationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .build();
    }

    /** Tasklist, Cockpit and Admin bring their own CSRF protection and headers. */
    @Bean
    @Order(3)
    SecurityFilterChain webApps(HttpSecurity http) throws Exception {
        return http.securityMatcher(below("/camunda/"))
                .authorizeHttpRequests(a -> a.anyRequest().authenticated())
                .csrf(c -> c.disable())
                // the scripts' addresses do not change with their content: browsers are to ask whether they have
                .headers(h -> h.defaultsDisabled().addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-cache")))
                .formLogin(f -> f.loginPage("/login"))
                .logout(l -> l
                        .logoutRequestMatcher(r -> below("/camunda/api/admin/auth/user/").matches(r) && r.getRequestURI().endsWith("/logout"))
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler()))
                .exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(unauthorized(), below("/camunda/api/")))
                .addFilterBefore(new LoginGuard(logins, json), AuthorizationFilter.class)
                .build();
    }

    /**
     * The pages of customers, who have no login: the link is the key (CUS-13). No session, cookie or script; a form that somebody
     * else's page sends would need the link, so there is no CSRF token.
     */
    @Bean
    @Order(4)
    SecurityFilterChain publicPages(HttpSecurity http, @Value("${public-link.requests-per-minute}") int requestsPerMinute) throws Exception {
        return http.securityMatcher("/join/**", "/change/**", "/my-partner", "/my-partner/**")
                .authorizeHttpRequests(a -> a.anyRequest().permitAll())
                .anonymous(a -> a.principal(new PublicVisitor()))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(c -> c.disable())
                .requestCache(c -> c.disable())
                .headers(h -> h.contentSecurityPolicy(p -> p.policyDirectives(PUBLIC_POLICY))
                        .referrerPolicy(r -> r.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER))
                        .addHeaderWriter(new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow")))
                .addFilterBefore(new RequestsPerMinute(requestsPerMinute), AuthorizationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .build();
    }

    /** The portal's pages. */
    @Bean
    @Order(5)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return http
                .authorizeHttpRequests(a -> a
                        .requestMatchers("/login", "/error", "/css/**", "/js/**", "/images/**", "/favicon.ico").permitAll()
                        .anyRequest().authenticated())
                .headers(h -> h.contentSecurityPolicy(p -> p.policyDirectives(PAGES_POLICY)))
                .requestCache(c -> c.requestCache(cache))
                .formLogin(f -> f.loginPage("/login").failureUrl("/login?error").permitAll())
                .logout(l -> l.logoutSuccessUrl("/login?logout"))
                .addFilterBefore(new LoginGuard(logins, json), AuthorizationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .build();
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppLogin() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(Map.of("authentication-provider", WebAppLogin.class.getName()));
        // behind Spring Security's filter, which is registered at -100
        filter.setOrder(101);
        filter.setUrlPatterns(List.of("/camunda/app/*", "/camunda/api/*"));
        return filter;
    }

    /** Matches by the path that the container has normalized: Spring's patterns look only inside Spring's own servlet. */
    private static RequestMatcher below(String prefix) {
        return request -> {
            String info = request.getPathInfo() == null ? "/" : request.getPathInfo();
            return (request.getServletPath() + info).startsWith(prefix);
        };
    }

    private AuthenticationEntryPoint unauthorized() {
        return (request, response, e) -> {
            // a browser that asks from a page should not open its own password window
            if (!"XMLHttpRequest".equals(request.getHeader("X-Requested-With"))) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Partner Center\"");
            }
            problem(response, 401, "Unauthorized", "NOT_AUTHENTICATED", "user name and password are required, or wrong");
        };
    }

    private AccessDeniedHandler forbidden() {
        return (request, response, e) -> {
            if (!Actor.current().isSignedIn()) {
                // the check of the CSRF token comes before the one of the login
                unauthorized().commence(request, response, null);
            } else {
                problem(response, 403, "Forbidden", "NOT_ALLOWED", "your role does not permit this");
            }
        };
    }

    private void problem(HttpServletResponse response, int status, String title, String code, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Map.of("type", "about:blank", "title", title, "status", status, "code", code, "detail", detail,
                "message", code + ": " + detail));
    }
}
