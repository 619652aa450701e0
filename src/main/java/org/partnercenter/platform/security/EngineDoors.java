package org.partnercenter.platform.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What of the engine's REST API people may use at all: reading, and the steps of their tasks. Everything else is for the
 * administrator. The engine checks permissions too, but late (a refused job is a changed job) and with a 500 for what
 * belongs to another organisation; here it is refused before anything has happened.
 */
class EngineDoors extends OncePerRequestFilter {

    /** The API itself, or the web apps' copy of it, which names the engine. */
    private static final Pattern API = Pattern.compile("(?:/engine-rest|/camunda/api/engine)(?:/engine/[^/]+)?(/.*)?");
    private static final Pattern READABLE = Pattern.compile("/(task|process-definition|process-instance|execution|variable-instance|filter|history|"
            + "decision-definition|decision-requirements-definition|deployment|incident|user|group|tenant|identity|authorization|"
            + "event-subscription|engine|version|batch)(/.*)?");
    /** Who there is, and what they may do: of partners' people nobody's business but their own (PTR-11). */
    private static final Pattern PEOPLE = Pattern.compile("/(user|group|tenant|identity|authorization)(/.*)?");
    private static final Pattern OWN = Pattern.compile("/identity/groups|/authorization/check");
    private static final Pattern VENDOR_READABLE = Pattern.compile("/(job|job-definition|metrics|external-task|case-definition)(/.*)?");
    private static final Pattern QUERIES = Pattern.compile("/(task|process-instance|variable-instance|execution|job|job-definition)(/count)?"
            + "|/history/[a-z-]+(/count)?|/filter/[^/]+/(list|count|singleResult)");
    private static final Pattern STEPS = Pattern.compile("/task/[^/]+/(claim|unclaim|complete|submit-form)|/process-definition/.+/submit-form");
    private static final Pattern RETRY = Pattern.compile("/job/([^/]+)/retries");
    private static final Pattern ONE_OF_A_KIND = Pattern.compile("/(task|process-instance|execution|job)/([^/]+)(/.*)?");
    /** Words that stand where an id could. */
    private static final Set<String> NO_IDS = Set.of("count", "report", "create", "queries", "delete", "suspended", "retries", "job-retries",
            "message-async", "variables-async", "delete-historic-query-based", "job-retries-historic-query-based");

    private final ObjectMapper json;
    private final ManagementService management;
    private final AsSystem asSystem;
    /** By kind, the tenant of the thing with an id. */
    private final Map<String, Function<String, Optional<String>>> tenants;

    EngineDoors(ObjectMapper json, TaskService tasks, RuntimeService runtime, ManagementService management, AsSystem asSystem) {
        this.json = json;
        this.management = management;
        this.asSystem = asSystem;
        this.tenants = Map.of(
                "task", id -> Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult()).map(t -> String.valueOf(t.getTenantId())),
                "process-instance", id -> Optional.ofNullable(runtime.createProcessInstanceQuery().processInstanceId(id).singleResult())
                        .map(i -> String.valueOf(i.getTenantId())),
                "execution", id -> Optional.ofNullable(runtime.createExecutionQuery().executionId(id).singleResult())
                        .map(e -> String.valueOf(e.getTenantId())),
                "job", id -> Optional.ofNullable(job(id)).map(j -> String.valueOf(j.getTenantId())));
    }

    private Job job(String id) {
        return asSystem.call(() -> management.createJobQuery().jobId(id).singleResult());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String info = request.getPathInfo() == null ? "" : request.getPathInfo();
        Matcher api = API.matcher(request.getServletPath() + info);
        Optional<Refusal> refusal = api.matches()
                ? refusal(Actor.current(), request, api.group(1) == null ? "/" : api.group(1)) : Optional.empty();
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(refusal.get().status());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Map.of("type", "InvalidRequestException", "message", refusal.get().line()));
    }

    private Optional<Refusal> refusal(Actor actor, HttpServletRequest request, String path) {
        // the engine fails on cases, which are switched off; Cockpit's dashboard only counts their definitions
        if (path.startsWith("/case-") && !path.startsWith("/case-definition")) {
            return Optional.of(Refusal.notFound("case management is switched off: it"));
        }
        if (actor.isAdmin()) {
            return Optional.empty();
        }
        if (!actor.isVendor() && PEOPLE.matcher(path).matches() && !isAboutOneself(actor, request, path)) {
            return Optional.of(Refusal.notAllowed("members are managed in the portal and over /api/members"));
        }
        Optional<Refusal> hidden = hidden(actor, path);
        if (hidden.isPresent()) {
            return hidden;
        }
        return allowed(actor, request.getMethod(), path) ? Optional.empty() : Optional.of(Refusal.notAllowed("this is for the administrator only"));
    }

    /** What Tasklist asks for its own user: the name, the groups, and which apps to offer. */
    private static boolean isAboutOneself(Actor actor, HttpServletRequest request, String path) {
        boolean own = request.getMethod().equals("GET") && (path.equals("/user/" + actor.userId() + "/profile") || OWN.matcher(path).matches());
        String[] users = request.getParameterValues("userId");
        return own && (users == null ? !path.equals("/identity/groups") : Arrays.stream(users).allMatch(actor.userId()::equals));
    }

    private Optional<Refusal> hidden(Actor actor, String path) {
        Matcher one = ONE_OF_A_KIND.matcher(path);
        if (!one.matches() || NO_IDS.contains(one.group(2))) {
            return Optional.empty();
        }
        Optional<String> tenant = asSystem.call(() -> tenants.get(one.group(1)).apply(one.group(2)));
        return tenant.filter(actor::sees).isPresent() ? Optional.empty() : Optional.of(Refusal.notFound(one.group(1) + " " + one.group(2)));
    }

    private boolean allowed(Actor actor, String method, String path) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> path.equals("/") || READABLE.matcher(path).matches()
                    || actor.isVendor() && VENDOR_READABLE.matcher(path).matches();
            case "POST" -> QUERIES.matcher(path).matches() || STEPS.matcher(path).matches();
            case "PUT" -> isRepair(actor, path);
            default -> false;
        };
    }

    /** Operations set a failed job going again; a timer that is only waiting is none of their business. */
    private boolean isRepair(Actor actor, String path) {
        Matcher retry = RETRY.matcher(path);
        if (!retry.matches() || !actor.groups().contains("operations")) {
            return false;
        }
        Job job = job(retry.group(1));
        return job != null && job.getRetries() == 0;
    }

    @Configuration
    static class Registration {

        @Bean
        FilterRegistrationBean<EngineDoors> engineDoors(ObjectMapper json, TaskService tasks, RuntimeService runtime,
                                                        ManagementService management, AsSystem asSystem) {
            FilterRegistrationBean<EngineDoors> filter = new FilterRegistrationBean<>(
                    new EngineDoors(json, tasks, runtime, management, asSystem));
            filter.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
            // behind Spring Security (-100) and the web apps' login (101), before a body is read (110)
            filter.setOrder(105);
            return filter;
        }
    }
}
