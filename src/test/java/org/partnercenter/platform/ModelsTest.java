package org.partnercenter.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.Test;
import org.partnercenter.platform.forms.ProcessForms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What every model of this product has. */
class ModelsTest extends ProcessTest {

    private static final String FORM_KEY = "embedded:deployment:";

    @Autowired
    private RepositoryService repository;
    @Autowired
    private List<ProcessForms> handlers;
    @Autowired
    private ApplicationContext beans;

    private List<ProcessDefinition> processes() {
        return repository.createProcessDefinitionQuery().latestVersion().list();
    }

    private BpmnModelInstance model(ProcessDefinition process) {
        return repository.getBpmnModelInstance(process.getId());
    }

    private List<String> deployed() {
        String deployment = processes().get(0).getDeploymentId();
        return repository.getDeploymentResources(deployment).stream().map(Resource::getName).toList();
    }

    @Test
    void everythingIsOneDeployment() {
        assertThat(processes()).extracting(ProcessDefinition::getKey).contains("solution-launch", "nre-benefit", "delivery-incentive",
                "incentive-confirmation", "send-mail");
        assertThat(processes()).extracting(ProcessDefinition::getDeploymentId).containsOnly(processes().get(0).getDeploymentId());
        assertThat(repository.createDecisionDefinitionQuery().list()).extracting(DecisionDefinition::getKey)
                .contains("confirmation-policy", "sow-services");
    }

    @Test
    void everyUserTaskHasAFormFileOfItsName() {
        for (ProcessDefinition process : processes()) {
            for (UserTask task : model(process).getModelElementsByType(UserTask.class)) {
                assertThat(task.getCamundaFormKey()).as(process.getKey() + "/" + task.getId()).startsWith(FORM_KEY).endsWith("/" + task.getId() + ".html");
                assertThat(deployed()).contains(task.getCamundaFormKey().substring(FORM_KEY.length()));
            }
        }
    }

    @Test
    void everyUserTaskAndStartFormHasAHandlerAndNoHandlerIsIdle() {
        Map<String, ProcessForms> byProcess = handlers.stream().collect(Collectors.toMap(ProcessForms::processKey, Function.identity()));
        Map<String, Collection<String>> tasks = new TreeMap<>();
        Map<String, Collection<String>> handled = new TreeMap<>();
        for (ProcessDefinition process : processes()) {
            List<String> ids = model(process).getModelElementsByType(UserTask.class).stream().map(FlowNode::getId).sorted().toList();
            ProcessForms handler = byProcess.get(process.getKey());
            tasks.put(process.getKey(), ids);
            handled.put(process.getKey(), handler == null ? List.of() : handler.tasks().keySet().stream().sorted().toList());
            boolean startForm = model(process).getModelElementsByType(StartEvent.class).stream().anyMatch(s -> s.getCamundaFormKey() != null);
            assertThat(handler != null && handler.start().isPresent()).as("start of " + process.getKey()).isEqualTo(startForm);
        }

        assertThat(handled).isEqualTo(tasks);
        assertThat(byProcess.keySet()).isSubsetOf(tasks.keySet());
    }

    @Test
    void everyFormBelongsToAModel() {
        List<String> used = processes().stream().flatMap(process -> Stream.concat(
                model(process).getModelElementsByType(UserTask.class).stream().map(UserTask::getCamundaFormKey),
                model(process).getModelElementsByType(StartEvent.class).stream().map(StartEvent::getCamundaFormKey)))
                .filter(key -> key != null).map(key -> key.substring(FORM_KEY.length())).toList();

        assertThat(deployed().stream().filter(name -> name.startsWith("forms/"))).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void everyFormDeclaresItsFieldsAndRunsNothingButOurScript() {
        for (String name : deployed().stream().filter(n -> n.startsWith("forms/")).toList()) {
            String html = html(name);
            assertThat(html).as(name).contains("cam-variable-name").doesNotContain("{{", "onclick", "onchange", "ng-bind-html");
            assertThat(html.split("<script")).as(name + " has one script").hasSizeLessThanOrEqualTo(2);
        }
    }

    private String html(String name) {
        try (InputStream form = repository.getResourceAsStream(processes().get(0).getDeploymentId(), name)) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyUserTaskHasCandidateGroupsOfOneSideAndTheVendorsADueDate() {
        for (ProcessDefinition process : processes()) {
            for (UserTask task : model(process).getModelElementsByType(UserTask.class)) {
                if (task.getCamundaAssignee() != null) {
                    assertIsTheAccountManagers(task);
                    continue;
                }
                List<String> groups = task.getCamundaCandidateGroupsList();
                assertThat(groups).as(process.getKey() + "/" + task.getId()).isNotEmpty();
                // one task for each of the vendor's groups that a setting names
                boolean vendor = Actor.VENDOR_GROUPS.containsAll(groups) || groups.equals(List.of("${group}"));
                assertThat(vendor || Actor.PARTNER_GROUPS.containsAll(groups)).as(task.getId() + " is for " + groups).isTrue();
                assertThat(!vendor || task.getCamundaDueDate() != null).as(process.getKey() + "/" + task.getId() + " is due").isTrue();
            }
        }
    }

    /** The only tasks that a model assigns: those of a customer, to its account manager. */
    private static void assertIsTheAccountManagers(UserTask task) {
        assertThat(task.getCamundaAssignee()).as(task.getId()).isEqualTo("${accountManagers.assignee(managerId)}");
        assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isEqualTo("${accountManagers.groups(managerId)}");
        assertThat(task.getCamundaCandidateUsers()).as(task.getId()).isEqualTo("${accountManagers.users(managerId)}");
    }

    @Test
    void everyModelIsDrawn() {
        for (ProcessDefinition process : processes()) {
            BpmnModelInstance model = model(process);
            List<String> drawn = model.getModelElementsByType(BpmnShape.class).stream().map(shape -> shape.getBpmnElement().getId()).toList();

            assertThat(drawn).as(process.getKey()).containsAll(
                    model.getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId).toList());
        }
    }

    @Test
    void everyModelSaysHowLongItsHistoryIsKept() {
        assertThat(processes()).allSatisfy(process -> assertThat(process.getHistoryTimeToLive()).as(process.getKey()).isPositive());
        assertThat(repository.createDecisionDefinitionQuery().latestVersion().list())
                .allSatisfy(decision -> assertThat(decision.getHistoryTimeToLive()).as(decision.getKey()).isPositive());
    }

    @Test
    void namesAreBilingualChineseFirst() {
        for (ProcessDefinition process : processes()) {
            assertThat(process.getName()).as(process.getKey()).matches("\\p{IsHan}.* .*[A-Za-z].*");
            assertThat(model(process).getModelElementsByType(UserTask.class)).allSatisfy(
                    task -> assertThat(task.getName()).as(task.getId()).matches("\\p{IsHan}.* [A-Z].*"));
        }
    }

    @Test
    void everyServiceTaskHasItsBean() {
        for (ProcessDefinition process : processes()) {
            for (ServiceTask task : model(process).getModelElementsByType(ServiceTask.class)) {
                String expression = task.getCamundaDelegateExpression();
                assertThat(expression).as(process.getKey() + "/" + task.getId()).matches("\\$\\{\\w+}");
                assertThat(beans.containsBean(expression.substring(2, expression.length() - 1))).as(expression).isTrue();
            }
        }
    }
}
