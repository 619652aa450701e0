package org.partnercenter.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.security.RunAs;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.test.context.ActiveProfiles;

/**
 * The models with their real delegates, forms and tables on an in-memory database, worked on by the demo's people. No job runs by
 * itself: a test runs the job of a named activity, and moves the clock instead of waiting. One application serves all tests, so
 * each makes the records that it needs.
 */
@SpringBootTest(properties = {
    "spring.datasource.url=jdbc:h2:mem:process-tests;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
    // engine-rest of other tests' applications looks for the default name in this JVM; the starter ignores names with a hyphen
    "camunda.bpm.process-engine-name=processTests",
    "camunda.bpm.job-execution.enabled=false",
    "outbox.password=process-tests",
    "outbox.salt=5c0744940b5c369b"
})
@ActiveProfiles("demo-people")
@Import(ModelCoverage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ProcessTest {

    /** The comment of every rejection. */
    protected static final String REASON = "目标客户不清楚。Say who it is for.";

    @Autowired
    protected ProcessEngine engine;
    @Autowired
    protected RuntimeService runtime;
    @Autowired
    protected TaskService tasks;
    @Autowired
    protected ManagementService management;
    @Autowired
    protected HistoryService history;
    @Autowired
    protected JdbcClient jdbc;
    @Autowired
    protected ModelCoverage coverage;
    @Autowired
    private DemoWork work;
    @Autowired
    private RunAs runAs;

    private List<JobExecutor> paused = List.of();

    @BeforeAll
    void countAnew() {
        assertThat(engine.getName()).as("an engine of its own").isNotEqualTo(ProcessEngines.NAME_DEFAULT);
        coverage.startRun(getClass().getName());
    }

    /** Applications that other tests keep in this JVM read the same clock: moving it must not fire their timers. */
    @BeforeAll
    void pauseOthers() {
        paused = ProcessEngines.getProcessEngines().values().stream()
                .map(other -> ((ProcessEngineConfigurationImpl) other.getProcessEngineConfiguration()).getJobExecutor())
                .filter(executor -> executor != null && executor.isActive()).toList();
        paused.forEach(JobExecutor::shutdown);
    }

    @AfterAll
    void resumeOthers() {
        paused.forEach(JobExecutor::start);
    }

    @BeforeEach
    void useEngine() {
        AbstractAssertions.init(engine);
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    /** Starts a process as this user; answers the record's key. */
    protected String start(String userId, String processKey, Map<String, Object> fields) {
        return work.start(userId, processKey, fields);
    }

    /** Completes the record's open task as this user. */
    protected void complete(String userId, String recordKey, String taskKey, Object... keysAndValues) {
        task(recordKey, taskKey);
        work.complete(userId, recordKey, taskKey, fields(keysAndValues));
    }

    protected void approve(String userId, String recordKey, String taskKey) {
        complete(userId, recordKey, taskKey, "decision", "approve");
    }

    /** Rejects with {@link #REASON}. */
    protected void reject(String userId, String recordKey, String taskKey) {
        complete(userId, recordKey, taskKey, "decision", "reject", "comment", REASON);
    }

    /** Form fields by key; a null value is a field left out. */
    protected static Map<String, Object> fields(Object... keysAndValues) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] != null) {
                fields.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return fields;
    }

    /** The record's open task of that id. */
    protected Task task(String recordKey, String taskKey) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(recordKey).taskDefinitionKey(taskKey).singleResult();
        assertThat(task).as("%s has no open task %s; open are %s", recordKey, taskKey, openTasks(recordKey)).isNotNull();
        return task;
    }

    /** The ids of the record's open tasks, in alphabetical order. */
    protected List<String> openTasks(String recordKey) {
        return tasks.createTaskQuery().processInstanceBusinessKey(recordKey).list().stream().map(Task::getTaskDefinitionKey).sorted().toList();
    }

    /** The record's running instance. */
    protected ProcessInstance instance(String recordKey) {
        ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(recordKey).singleResult();
        assertThat(instance).as("%s has no running instance", recordKey).isNotNull();
        return instance;
    }

    /** The job that waits at an activity of the record's instance: its timer, or the step behind a save point. */
    protected Job job(String recordKey, String activityId) {
        String instance = instance(recordKey).getId();
        Job job = management.createJobQuery().processInstanceId(instance).activityId(activityId).singleResult();
        assertThat(job).as("%s has no job at %s", recordKey, activityId).isNotNull();
        return job;
    }

    /** Runs the job that waits at an activity, whatever the time is. */
    protected void runJob(String recordKey, String activityId) {
        management.executeJob(job(recordKey, activityId).getId());
    }

    /** Moves the clock to the moment for which the timer at that activity is set, and runs it. */
    protected void runTimer(String recordKey, String activityId) {
        Job timer = job(recordKey, activityId);
        moveTo(timer.getDuedate().toInstant());
        management.executeJob(timer.getId());
    }

    /** Sets the clock, until the test is over. */
    protected static void moveTo(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    /** Sets the clock to ten in the morning of that local day. */
    protected static void moveTo(LocalDate day) {
        moveTo(day.atTime(LocalTime.of(10, 0)).atZone(EngineClock.ZONE).toInstant());
    }

    /** Today's local day, as the clock stands. */
    protected static LocalDate today() {
        return LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), EngineClock.ZONE);
    }

    /** 24:00 of that local day. */
    protected static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(EngineClock.ZONE).toInstant();
    }

    /** The user as the application knows the signed-in. */
    protected Actor actor(String userId) {
        return runAs.user(userId, Actor::current);
    }

    /** Does something as this user that is no task: what an action of the API does. */
    protected void as(String userId, Runnable work) {
        runAs.user(userId, () -> {
            work.run();
            return null;
        });
    }

    /** The headlines of the user's notices about a record, oldest first. */
    protected List<String> notices(String userId, String recordKey) {
        return jdbc.sql("select zh from notice where user_id = ? and record_key = ? order by id").params(userId, recordKey)
                .query(String.class).list();
    }

    /** The texts of the user's notices about a record, oldest first. */
    protected List<String> noticeTexts(String userId, String recordKey) {
        return jdbc.sql("select body from notice where user_id = ? and record_key = ? order by id").params(userId, recordKey)
                .query(String.class).list();
    }

    /** The text of the last mail or SMS to this address; outside the demo it is stored encrypted. */
    protected String lastMessage(String recipient) {
        String stored = jdbc.sql("select body from mail where recipient = ? order by created_at desc, _rowid_ desc limit 1").param(recipient)
                .query(String.class).single();
        return Encryptors.delux("process-tests", "5c0744940b5c369b").decrypt(stored);
    }

    /** The code of six digits in the last SMS to this mobile. */
    protected String lastCode(String mobile) {
        Matcher code = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)").matcher(lastMessage(mobile));
        assertThat(code.find()).as("a code was sent to %s", mobile).isTrue();
        return code.group();
    }

    /** How many rows a statement counts. */
    protected long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(List.of(parameters)).query(Long.class).single();
    }

    /** Checks that the call is refused with that HTTP status and a message that contains all of these texts. */
    protected static void assertRefused(int status, String code, String text, ThrowingCallable call) {
        Throwable refusal = catchThrowable(call);
        assertThat(refusal).as("expected %d %s", status, code).isNotNull();
        if (refusal instanceof Refusal own) {
            assertThat(own.line()).startsWith(code).contains(text);
            assertThat(own.status()).isEqualTo(status);
        } else {
            assertThat(refusal).isInstanceOf(RestException.class).hasMessageStartingWith(code).hasMessageContaining(text);
            assertThat(((RestException) refusal).getStatus().getStatusCode()).isEqualTo(status);
        }
    }

    /** Checks that a field is refused: 400 {@code FIELD_INVALID} naming it. */
    protected static void assertFieldRefused(String field, ThrowingCallable call) {
        assertRefused(400, "FIELD_INVALID " + field + ":", "", call);
    }

    /** Checks that the record's variables are ids, decisions and what gateways read: nothing that people typed. */
    protected void assertVariables(String recordKey, String... names) {
        assertThat(runtime.createVariableInstanceQuery().processInstanceIdIn(instance(recordKey).getId()).list())
                .extracting("name").filteredOn(Objects::nonNull).isSubsetOf((Object[]) names);
    }
}
