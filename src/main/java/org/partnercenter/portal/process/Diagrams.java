package org.partnercenter.portal.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.stereotype.Component;

/**
 * Where a record stands in the model of its process (SOL-17). The caller has checked that the reader may see the record; the
 * instance behind it is read for the application.
 */
@Component
public class Diagrams {

    private static final String MULTI_INSTANCE_BODY = "#multiInstanceBody";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final AsSystem asSystem;

    Diagrams(RepositoryService repository, RuntimeService runtime, HistoryService history, AsSystem asSystem) {
        this.repository = repository;
        this.runtime = runtime;
        this.history = history;
        this.asSystem = asSystem;
    }

    /**
     * A model and the marks to draw into it.
     *
     * @param active  the steps that wait now
     * @param passed  the steps that were done
     * @param stuck   the steps that an operator has to repair
     */
    public record Diagram(String xml, Set<String> active, Set<String> passed, Set<String> stuck) {
    }

    /** The names of the steps that wait now, and when the process ended; both empty for a record that has not started one. */
    public record Progress(List<String> steps, Instant endedAt) {
    }

    /** The picture for a record: its own version of the model, or the latest one when it has no instance (any more). */
    public Optional<Diagram> of(String processKey, String processInstanceId) {
        return asSystem.call(() -> instance(processInstanceId)
                .map(instance -> new Diagram(xml(instance.getProcessDefinitionId()), active(instance), passed(instance), stuck(instance)))
                .or(() -> latest(processKey).map(definition -> new Diagram(xml(definition.getId()), Set.of(), Set.of(), Set.of()))));
    }

    /** The same in words. */
    public Progress progress(String processInstanceId) {
        return asSystem.call(() -> instance(processInstanceId)
                .map(instance -> new Progress(names(instance), instance.getEndTime() == null ? null : instance.getEndTime().toInstant()))
                .orElse(new Progress(List.of(), null)));
    }

    private Optional<HistoricProcessInstance> instance(String id) {
        return id == null ? Optional.empty()
                : Optional.ofNullable(history.createHistoricProcessInstanceQuery().processInstanceId(id).singleResult());
    }

    private Optional<ProcessDefinition> latest(String processKey) {
        return processKey == null ? Optional.empty()
                : Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionKey(processKey).latestVersion().singleResult());
    }

    private Set<String> active(HistoricProcessInstance instance) {
        Set<String> found = new LinkedHashSet<>();
        if (instance.getEndTime() == null) {
            collect(runtime.getActivityInstance(instance.getId()), found);
        }
        return found;
    }

    /** The innermost steps, and those that wait for their job before or behind themselves. */
    private static void collect(ActivityInstance node, Set<String> found) {
        if (node == null) {
            return;
        }
        for (var waiting : node.getChildTransitionInstances()) {
            found.add(id(waiting.getActivityId()));
        }
        for (ActivityInstance child : node.getChildActivityInstances()) {
            if (child.getChildActivityInstances().length + child.getChildTransitionInstances().length == 0) {
                found.add(id(child.getActivityId()));
            }
            collect(child, found);
        }
    }

    private Set<String> passed(HistoricProcessInstance instance) {
        Set<String> found = new LinkedHashSet<>();
        for (HistoricActivityInstance step : history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).finished().list()) {
            if (!step.isCanceled()) {
                found.add(id(step.getActivityId()));
            }
        }
        return found;
    }

    private Set<String> stuck(HistoricProcessInstance instance) {
        Set<String> found = new LinkedHashSet<>();
        for (Incident incident : runtime.createIncidentQuery().processInstanceId(instance.getId()).list()) {
            found.add(id(incident.getActivityId()));
        }
        return found;
    }

    private List<String> names(HistoricProcessInstance instance) {
        var model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
        return active(instance).stream().map(id -> model.getModelElementById(id) instanceof FlowElement step && step.getName() != null
                ? step.getName().replace('\n', ' ') : id).toList();
    }

    private String xml(String processDefinitionId) {
        try (InputStream model = repository.getProcessModel(processDefinitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(String activityId) {
        return activityId.endsWith(MULTI_INSTANCE_BODY) ? activityId.substring(0, activityId.length() - MULTI_INSTANCE_BODY.length()) : activityId;
    }
}
