package org.partnercenter.platform.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks at every request whether its login still holds: a session that was ended is one of nobody (PTR-10), and whoever has an
 * initial password gets to the password page and no further (PTR-12). It is part of every chain, so that no door is without it.
 */
class LoginGuard extends OncePerRequestFilter {

    /** What the password page needs, and the way out. */
    private static final Pattern OPEN = Pattern.compile("/password|/api/password|/api/labels|/login|/logout|/error|/favicon\\.ico|/(css|js|images)/.*"
            + "|/actuator/health(/.*)?|/camunda/api/admin/auth/user/[^/]+/logout");
    private static final Pattern PAGES = Pattern.compile("/(?!api/|engine-rest/|camunda/api/|v3/|actuator/).*");
    private static final Pattern FILES = Pattern.compile("/(css|js|images)/.*|/favicon\\.ico");

    private final Logins logins;
    private final ObjectMapper json;

    LoginGuard(Logins logins, ObjectMapper json) {
        this.logins = logins;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = path(request);
        SignedInUser user = FILES.matcher(path).matches() ? null : user();
        if (user != null) {
            Login login = logins.of(user.getUsername());
            if (login.disabled() || login.epoch() != user.epoch()) {
                forget(request);
            } else if (login.mustChangePassword() && !OPEN.matcher(path).matches()) {
                turnAway(path, request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static SignedInUser user() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInUser user ? user : null;
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    /** From here on the request is nobody's; the chain answers as it does to whoever has not signed in. */
    private static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContext nobody = SecurityContextHolder.createEmptyContext();
        nobody.setAuthentication(new AnonymousAuthenticationToken("ended", "anonymous", List.of(new SimpleGrantedAuthority("ROLE_ANONYMOUS"))));
        SecurityContextHolder.setContext(nobody);
    }

    private void turnAway(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (PAGES.matcher(path).matches() && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))) {
            response.sendRedirect(request.getContextPath() + "/password");
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        String detail = "the initial password must be changed first: POST /api/password, or the page /password";
        json.writeValue(response.getOutputStream(), Map.of("type", "about:blank", "title", "Forbidden", "status", 403, "code",
                "PASSWORD_CHANGE_REQUIRED", "detail", detail, "message", "PASSWORD_CHANGE_REQUIRED: " + detail));
    }
}
