package org.partnercenter.calendar.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.calendar.CalendarModule;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.EngineClock;
import org.springframework.mock.env.MockEnvironment;

/** The dates as the engine takes them from models. */
class DueDatesTest {

    private static final String KEY = "INC-2026-000001";

    private static CalendarModule module;
    private static ProcessEngine engine;

    @BeforeAll
    static void startEngine() {
        module = new CalendarModule();
        var settings = new MockEnvironment().withProperty("task.due-working-days", "5");
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("due-dates");
        configuration.setDataSource(module.dataSource);
        configuration.setTransactionManager(module.transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setBeans(Map.of("dueDates", new DueDates(module.calendars, module.deadlines, settings, module.clock)));
        configuration.setProcessEnginePlugins(List.of(new CloseTaskDeadlines(module.deadlines)));
        engine = configuration.buildProcessEngine();
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @BeforeEach
    void setClock() {
        module.clock.set("2026-01-20T10:00");
    }

    @AfterEach
    void clear() {
        engine.getRepositoryService().createDeploymentQuery().list()
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
        module.jdbc.sql("delete from deadline").update();
    }

    @Test
    @Rule("CAL-01")
    @DisplayName("A task and the timer at its boundary are due together, at the end of the fifth working day")
    void taskAndTimer() {
        deploy(review("${dueDates.task(execution, 'task.due-working-days')}"));

        start(KEY);

        assertThat(task().getDueDate()).isEqualTo(endOf("2026-01-27"));
        assertThat(timers()).containsExactly(endOf("2026-01-27"));
        assertThat(module.deadlines.find(KEY, "review")).get().extracting("workingDays").isEqualTo(5);
    }

    @Test
    @DisplayName("The task's deadline ends with the task; a repeated task starts a new one")
    void completed() {
        deploy(review("${dueDates.task(execution, 'task.due-working-days')}"));
        start(KEY);

        module.clock.set("2026-01-22T10:00");
        engine.getTaskService().complete(task().getId(), Map.of("decision", "reject"));
        assertThat(task().getDueDate()).isEqualTo(endOf("2026-01-29"));
        assertThat(timers()).containsExactly(endOf("2026-01-29"));

        engine.getTaskService().complete(task().getId(), Map.of("decision", "approve"));
        assertThat(module.deadlines.find(KEY, "review")).isEmpty();
    }

    @Test
    @DisplayName("A task that is cancelled ends its deadline too, also where custom listeners are skipped")
    void deleted() {
        deploy(review("${dueDates.task(execution, 'task.due-working-days')}"));
        start(KEY);
        module.deadlines.start(KEY, "confirmation", LocalDate.parse("2026-01-20"), 40);

        engine.getRuntimeService().deleteProcessInstance(task().getProcessInstanceId(), "withdrawn", true);

        assertThat(module.deadlines.find(KEY, "review")).isEmpty();
        assertThat(module.deadlines.find(KEY, "confirmation")).isPresent();
    }

    @Test
    @DisplayName("What the engine rolls back leaves no deadline behind")
    void oneTransaction() {
        // the timer starts the deadline, then the due date names a setting that does not exist
        deploy(review("${dueDates.task(execution, 'no.such-setting')}"));

        assertThatThrownBy(() -> start(KEY)).hasStackTraceContaining("no.such-setting");

        assertThat(module.deadlines.find(KEY, "review")).isEmpty();
    }

    @Test
    @DisplayName("An instance without a record has due dates but no deadline")
    void noBusinessKey() {
        deploy(review("${dueDates.task(execution, 'task.due-working-days')}"));

        start(null);

        assertThat(task().getDueDate()).isEqualTo(endOf("2026-01-27"));
        engine.getTaskService().complete(task().getId(), Map.of("decision", "approve"));
        assertThat(module.jdbc.sql("select count(*) from deadline").query(Integer.class).single()).isZero();
    }

    @Test
    @Rule({"CAL-01", "INC-05"})
    @DisplayName("Reminders are at 09:00 of the working days with 10, 3 and 1 left; the task is due at the deadline")
    void reminders() {
        deploy(confirmation());
        module.deadlines.start(KEY, "confirmation", LocalDate.parse("2026-01-20"), 40);

        start(KEY, 10, 3, 1);

        assertThat(task().getDueDate()).isEqualTo(endOf("2026-03-23"));
        assertThat(timers()).containsExactly(nineOClock("2026-03-09"), nineOClock("2026-03-18"), nineOClock("2026-03-20"),
                endOf("2026-03-23"));
    }

    @Test
    @Rule("INC-05")
    @DisplayName("A reminder whose moment is not after the start, and one that is not wanted, wait beyond the deadline, for ever")
    void noReminder() {
        deploy(confirmation());
        module.clock.set("2026-03-09T09:00");
        module.deadlines.start(KEY, "confirmation", LocalDate.parse("2026-03-09"), 10);

        start(KEY, 10, null, 1);

        assertThat(timers()).containsExactly(nineOClock("2026-03-20"), endOf("2026-03-23"), endOf("2026-03-24"),
                endOf("2026-03-24"));
    }

    @Test
    @Rule("INC-05")
    @DisplayName("Started a minute earlier, the same reminder goes out")
    void reminderJustAfterTheStart() {
        deploy(confirmation());
        module.clock.set("2026-03-09T08:59");
        module.deadlines.start(KEY, "confirmation", LocalDate.parse("2026-03-09"), 10);

        start(KEY, 10, 3, 1);

        assertThat(timers()).first().isEqualTo(nineOClock("2026-03-09"));
    }

    @Test
    @DisplayName("A model that asks for a deadline that does not run is told so")
    void notRunning() {
        deploy(confirmation());

        assertThatThrownBy(() -> start(KEY, 10, 3, 1)).hasStackTraceContaining(
                "no deadline 'confirmation' is running for record " + KEY);
    }

    private static BpmnModelInstance review(String dueDate) {
        return Bpmn.createExecutableProcess("example").camundaHistoryTimeToLive(30)
                .startEvent()
                .exclusiveGateway("again")
                .userTask("review").camundaDueDate(dueDate)
                .boundaryEvent("overdue").cancelActivity(false)
                .timerWithDate("${dueDates.task(execution, 'review', 'task.due-working-days')}").endEvent()
                .moveToActivity("review")
                .exclusiveGateway("decided")
                .condition("rejected", "${decision == 'reject'}").connectTo("again")
                .moveToNode("decided").condition("approved", "${decision == 'approve'}").endEvent()
                .done();
    }

    private static BpmnModelInstance confirmation() {
        return Bpmn.createExecutableProcess("example").camundaHistoryTimeToLive(30)
                .startEvent()
                .userTask("check").camundaDueDate("${dueDates.deadline(execution, 'confirmation')}")
                .boundaryEvent().timerWithDate("${dueDates.deadline(execution, 'confirmation')}").endEvent()
                .moveToActivity("check").boundaryEvent().cancelActivity(false)
                .timerWithDate("${dueDates.reminder(execution, 'confirmation', reminder1)}").endEvent()
                .moveToActivity("check").boundaryEvent().cancelActivity(false)
                .timerWithDate("${dueDates.reminder(execution, 'confirmation', reminder2)}").endEvent()
                .moveToActivity("check").boundaryEvent().cancelActivity(false)
                .timerWithDate("${dueDates.reminder(execution, 'confirmation', reminder3)}").endEvent()
                .moveToActivity("check").endEvent()
                .done();
    }

    private void deploy(BpmnModelInstance model) {
        engine.getRepositoryService().createDeployment().addModelInstance("example.bpmn", model).deploy();
    }

    private void start(String businessKey, Integer... reminders) {
        var variables = new HashMap<String, Object>();
        for (int i = 0; i < reminders.length; i++) {
            variables.put("reminder" + (i + 1), reminders[i]);
        }
        engine.getRuntimeService().startProcessInstanceByKey("example", businessKey, variables);
    }

    private Task task() {
        return engine.getTaskService().createTaskQuery().singleResult();
    }

    private List<Date> timers() {
        return engine.getManagementService().createJobQuery().timers().orderByJobDuedate().asc().list().stream()
                .map(job -> new Date(job.getDuedate().getTime())).toList(); // not the database's own kind of date
    }

    private static Date endOf(String day) {
        return Date.from(WorkingCalendar.endOf(LocalDate.parse(day)));
    }

    private static Date nineOClock(String day) {
        return Date.from(LocalDateTime.parse(day + "T09:00").atZone(EngineClock.ZONE).toInstant());
    }
}
