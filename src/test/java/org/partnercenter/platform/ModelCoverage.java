package org.partnercenter.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.model.Collector;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;

/**
 * Listens to what the tests pass in the models. The library's own JUnit extension wants to build the engine itself; these are its
 * parts, plugged into the application's engine.
 */
public class ModelCoverage extends AbstractProcessEnginePlugin {

    private static final String SUITE = "models";

    private final DefaultCollector collector = new DefaultCollector(new ExecutionContextModelProvider());
    private ProcessEngine engine;

    public ModelCoverage() {
        collector.createSuite(new Suite(SUITE, SUITE));
        collector.activateSuite(SUITE);
        startRun("before all tests");
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine built) {
        engine = built;
        // two threads may pass models at once, which the library's collector does not expect
        Collector oneAfterTheOther = event -> {
            synchronized (collector) {
                collector.addEvent(event);
            }
        };
        new ProcessEngineAdapter(built, oneAfterTheOther).initializeListeners();
    }

    /** Counts anew: each test class has to pass the whole of its model by itself. */
    void startRun(String name) {
        if (collector.getActiveSuite().getRun(name) == null) {
            collector.createRun(new Run(name, name), SUITE);
        }
        collector.activateRun(name);
    }

    /** Fails, naming them, unless every flow node and every sequence flow of the process was passed since the run started. */
    public void requireComplete(String processKey) {
        Set<String> missing = elements(processKey);
        Collection<Event> passed = collector.getActiveRun().getEvents(processKey);
        missing.removeAll(passed.stream().map(Event::getDefinitionKey).collect(Collectors.toSet()));
        assertThat(missing).as("flow nodes and sequence flows of %s that no test passed", processKey).isEmpty();
    }

    private Set<String> elements(String processKey) {
        String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(processKey).latestVersion()
                .singleResult().getId();
        BpmnModelInstance model = engine.getRepositoryService().getBpmnModelInstance(definition);
        return Stream.of(FlowNode.class, SequenceFlow.class).flatMap(type -> model.getModelElementsByType(type).stream())
                .map(FlowElement::getId).collect(Collectors.toCollection(TreeSet::new));
    }
}
