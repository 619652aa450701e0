package org.partnercenter.platform.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.tenancy.VendorProcesses;
import org.springframework.stereotype.Component;

/** Takes what people submit, on whatever door, to the form's check and then to the process's forms. Runs inside the engine's command. */
@Component
class Submissions {

    private static final String PARTNER_ID = "partnerId";

    private final Map<String, ProcessForms> processes;
    private final FormService forms;
    private final RepositoryService repository;
    private final IdentityService identity;
    private final AsSystem asSystem;
    private final List<SubmissionGuard> guards;
    /** By definition and task; a definition never changes, so neither does its form. */
    private final Map<String, FormDeclaration> declarations = new ConcurrentHashMap<>();
    private final Map<String, List<String>> starterGroups = new ConcurrentHashMap<>();

    Submissions(List<ProcessForms> processes, FormService forms, RepositoryService repository, IdentityService identity, AsSystem asSystem,
                List<SubmissionGuard> guards) {
        this.processes = processes.stream().collect(Collectors.toMap(ProcessForms::processKey, Function.identity()));
        this.forms = forms;
        this.repository = repository;
        this.identity = identity;
        this.asSystem = asSystem;
        this.guards = guards;
    }

    boolean hasStartForm(String processDefinitionId) {
        ProcessForms process = processes.get(definition(processDefinitionId).getKey());
        return process != null && process.start().isPresent();
    }

    /** The tenant that a start by this actor belongs to: a partner, or the vendor's where the process is of no partner. */
    String tenantOf(String processDefinitionId, Actor actor, Map<String, Object> submitted) {
        return VendorProcesses.contains(definition(processDefinitionId).getKey()) ? Actor.VENDOR_TENANT : partnerOf(actor, submitted);
    }

    /** The partner that a start by this actor belongs to; takes the vendor's {@code partnerId} out of the values. */
    String partnerOf(Actor actor, Map<String, Object> submitted) {
        if (actor.isPartner()) {
            if (actor.partnerId() == null) {
                throw Refusal.notAllowed("you belong to no organisation, or to several");
            }
            if (submitted.containsKey(PARTNER_ID)) {
                throw Refusal.field(PARTNER_ID, "is known from your login and cannot be chosen");
            }
            return actor.partnerId();
        }
        Object named = submitted.remove(PARTNER_ID);
        if (!(named instanceof String partnerId) || partnerId.isBlank()) {
            throw Refusal.field(PARTNER_ID, "is required: the instance would belong to no organisation");
        }
        if (partnerId.equals(Actor.VENDOR_TENANT)
                || asSystem.call(() -> identity.createTenantQuery().tenantId(partnerId).count()) == 0) {
            throw Refusal.field(PARTNER_ID, "is no partner");
        }
        return partnerId;
    }

    /** Checks the start form and makes the record. */
    ProcessForms.Started start(String processDefinitionId, String partnerId, Map<String, Object> submitted) {
        ProcessDefinitionEntity definition = definition(processDefinitionId);
        FormDeclaration form = declarations.computeIfAbsent(processDefinitionId,
                id -> declaration(() -> forms.getDeployedStartForm(id)));
        guards.forEach(guard -> guard.check(Actor.current(), definition.getKey(), null));
        Map<String, Object> values = FormCheck.check(form, submitted);
        return processes.get(definition.getKey()).start().orElseThrow()
                .submit(new Submission(null, partnerId, Actor.current(), values));
    }

    /** Checks a task's form, writes what it brought, and answers the variables to complete the task with. */
    Map<String, Object> complete(TaskEntity task, Map<String, Object> submitted) {
        FormDeclaration form = declarations.computeIfAbsent(task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey(),
                id -> declaration(() -> forms.getDeployedTaskForm(task.getId())));
        Map<String, Object> values = FormCheck.check(form, submitted == null ? Map.of() : submitted);
        String processKey = definition(task.getProcessDefinitionId()).getKey();
        guards.forEach(guard -> guard.check(Actor.current(), processKey, task.getTaskDefinitionKey()));
        String recordKey = task.getProcessInstance().getBusinessKey();
        return processes.get(processKey).tasks().get(task.getTaskDefinitionKey())
                .submit(new Submission(recordKey, task.getTenantId(), Actor.current(), values, candidateGroups(task)));
    }

    private static List<String> candidateGroups(TaskEntity task) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).sorted().toList();
    }

    /** Refuses a start by somebody outside the definition's starter groups. */
    void requireStarter(String processDefinitionId, Actor actor) {
        List<String> groups = starterGroups.computeIfAbsent(processDefinitionId, id -> asSystem.call(() ->
                repository.getIdentityLinksForProcessDefinition(id).stream()
                        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType())).map(IdentityLink::getGroupId).toList()));
        if (!actor.isSystem() && !actor.isAdmin() && groups.stream().noneMatch(actor.groups()::contains)) {
            throw Refusal.notAllowed("only " + String.join(", ", groups) + " may start this process");
        }
    }

    private ProcessDefinitionEntity definition(String processDefinitionId) {
        return Context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(processDefinitionId);
    }

    private FormDeclaration declaration(Supplier<InputStream> form) {
        try (InputStream html = asSystem.call(form)) {
            return FormDeclaration.parse(new String(html.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy that can be changed, the types that the client named kept; the engine hands over null for "no variables". */
    static VariableMap copy(Map<String, Object> submitted) {
        VariableMap copy = Variables.createVariables();
        if (submitted != null) {
            VariableMap typed = Variables.fromMap(submitted);
            typed.keySet().forEach(key -> copy.putValueTyped(key, typed.getValueTyped(key)));
        }
        return copy;
    }
}
