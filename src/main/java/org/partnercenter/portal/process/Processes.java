package org.partnercenter.portal.process;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What can be started and what runs, as far as the person asking may see it. */
@Component
public class Processes {

    private final RepositoryService repository;
    private final RuntimeService runtime;

    Processes(RepositoryService repository, RuntimeService runtime) {
        this.repository = repository;
        this.runtime = runtime;
    }

    /** A process that can be started. */
    public record Startable(String key, String name) {
    }

    /** What Cockpit would show first. */
    public record Running(long instances, long incidents) {
    }

    /** The processes that Tasklist offers the person asking to start: the same query that its dialog makes. */
    public List<Startable> startable() {
        return repository.createProcessDefinitionQuery().latestVersion().active().startableInTasklist().startablePermissionCheck()
                .orderByProcessDefinitionName().asc().list().stream()
                .map(definition -> new Startable(definition.getKey(), definition.getName())).toList();
    }

    /** How many instances run, and how many incidents wait for an operator. */
    public Running running() {
        return new Running(runtime.createProcessInstanceQuery().count(), runtime.createIncidentQuery().count());
    }
}
