package org.partnercenter.incentive.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.incentive.ClawBacks;
import org.partnercenter.incentive.IncentiveKind;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.StatusCode;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path through {@code incentive-confirmation}. */
class IncentiveConfirmationTest extends IncentiveProcessTest {

    private static final String[] REMINDERS = {"reminder-1", "reminder-2", "reminder-3"};

    @Autowired
    private ClawBacks clawBacks;

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("incentive-confirmation");
    }

    private static Instant nine(String day) {
        return LocalDate.parse(day).atTime(9, 0).atZone(EngineClock.ZONE).toInstant();
    }

    /** How many reminders the partner's finance people had. */
    private long reminders(String key) {
        return notices("cloudstar-finance", key).stream().filter(n -> n.startsWith("激励待确认，剩余")).count();
    }

    private void dispute(String key, String expectedAmount) {
        complete("cloudstar-finance", key, "check-incentive", "decision", "dispute", "feedback", "少算了 3 人天", "expectedAmount", expectedAmount);
    }

    @Test
    @Rule({"INC-01", "INC-04"})
    void aPublishedIncentiveIsDueAtTheEndOfTheFortiethWorkingDay() {
        String key = deliveryIncentive();

        assertThat(instance(key)).isWaitingAtExactly("check-incentive");
        assertThat(task(key, "check-incentive").getDueDate()).isEqualTo(endOf(LAST_DAY));
        assertThat(job(key, "deadline-reached").getDuedate()).isEqualTo(endOf(LAST_DAY));
        assertThat(incentive(key).deadline().at()).isEqualTo(endOf(LAST_DAY));
        assertThat(incentive(key).deadline().workingDaysLeft()).isEqualTo(40);
        assertVariables(key, "kind", "workingDays", "atDeadline", "reminder1", "reminder2", "reminder3", "decision", "cancelled");
    }

    @Test
    @Rule("INC-01")
    void confirmedOnTheLastDayCounts() {
        String key = deliveryIncentive();
        ProcessInstance confirmation = instance(key);
        moveTo(endOf(LAST_DAY).minusSeconds(1));

        complete("cloudstar-finance", key, "check-incentive", "decision", "confirm");

        assertThat(confirmation).isEnded().hasPassed("incentive-confirmed");
        assertThat(status(key)).isEqualTo("payable");
        assertThat(incentive(key).deadline()).isNull();
    }

    @Test
    @Rule("INC-01")
    void aDecisionAfterTheDeadlineIsRefusedAlsoBeforeTheTimerHasRun() {
        String key = deliveryIncentive();
        moveTo(endOf(LAST_DAY));

        assertRefused(409, "DEADLINE_OVER", "2026-03-23", () -> complete("cloudstar-finance", key, "check-incentive", "decision", "confirm"));
        assertRefused(409, "DEADLINE_OVER", "2026-03-23", () -> dispute(key, null));

        assertThat(status(key)).isEqualTo("awaiting-confirmation");
    }

    @Test
    @Rule({"INC-01", "INC-03"})
    void aDeliveryIncentiveLapsesAtItsDeadline() {
        String key = deliveryIncentive();
        ProcessInstance confirmation = instance(key);

        runTimer(key, "deadline-reached");

        assertThat(confirmation).isEnded().hasPassed("lapse-incentive", "incentive-lapsed").hasNotPassed("confirm-by-deadline");
        assertThat(status(key)).isEqualTo("lapsed");
        assertThat(openTasks(key)).isEmpty();
        assertThat(notices("cloudstar-finance", key)).contains("失效 " + key);
    }

    @Test
    @Rule("INC-01")
    void anAdministratorMayRunTheLapseEarly() {
        String key = deliveryIncentive();

        runJob(key, "deadline-reached");

        assertThat(status(key)).isEqualTo("lapsed");
    }

    @ParameterizedTest
    @CsvSource({"opportunity, 10, confirm, payable", "performance, 10, confirm, confirmed", "claw-back, 10, confirm, payable",
            "dedicated-staff, 14, lapse, lapsed", "delivery, 40, lapse, lapsed"})
    @Rule("INC-06")
    void whatTheDeadlineDoesDependsOnTheKind(String kind, int workingDays, String atDeadline, String status) {
        moveTo(ENTERED_ON);
        String key = published(StatusCode.of(IncentiveKind.class, kind), "100.00");
        ProcessInstance confirmation = instance(key);
        assertThat(confirmation).variables().containsEntry("workingDays", workingDays).containsEntry("atDeadline", atDeadline);
        assertThat(incentive(key).deadline().workingDaysLeft()).isEqualTo(workingDays);

        runTimer(key, "deadline-reached");

        assertThat(confirmation).isEnded();
        assertThat(status(key)).isEqualTo(status);
    }

    @Test
    @Rule("INC-06")
    void anOpportunityIncentiveConfirmsItselfAtItsDeadline() {
        moveTo(ENTERED_ON);
        String key = published(IncentiveKind.OPPORTUNITY, "100.00");
        ProcessInstance confirmation = instance(key);

        runTimer(key, "deadline-reached");

        assertThat(confirmation).hasPassed("confirm-by-deadline", "incentive-confirmed-by-deadline").hasNotPassed("lapse-incentive");
    }

    @Test
    @Rule("INC-06")
    void aKindWithoutAPolicyIsNotPublished() {
        assertThatThrownBy(() -> published(IncentiveKind.MARKETPLACE, "100.00")).isInstanceOf(RuntimeException.class);

        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("incentive-confirmation").variableValueEquals("kind", "marketplace")
                .count()).isZero();
    }

    @Test
    @Rule("INC-05")
    void threeRemindersGoOutAtNineAndTheTaskStaysOpen() {
        String key = deliveryIncentive();
        assertThat(job(key, "reminder-1").getDuedate()).isEqualTo(nine("2026-03-09"));
        assertThat(job(key, "reminder-2").getDuedate()).isEqualTo(nine("2026-03-18"));
        assertThat(job(key, "reminder-3").getDuedate()).isEqualTo(nine("2026-03-20"));

        for (String reminder : REMINDERS) {
            runTimer(key, reminder);
        }

        assertThat(notices("cloudstar-finance", key)).filteredOn(n -> n.startsWith("激励待确认，剩余")).containsExactly(
                "激励待确认，剩余 10 个工作日 " + key, "激励待确认，剩余 3 个工作日 " + key, "激励待确认，剩余 1 个工作日 " + key);
        assertThat(notices("cloudstar-admin", key)).filteredOn(n -> n.startsWith("激励待确认，剩余")).hasSize(3);
        assertThat(instance(key)).isWaitingAtExactly("check-incentive").hasPassed("reminder-sent");
    }

    @Test
    @Rule("INC-05")
    void theSameReminderIsNotSentTwice() {
        String key = deliveryIncentive();
        runTimer(key, "reminder-1");

        as("operations", () -> incentives.remind(key));

        assertThat(reminders(key)).isOne();
    }

    @Test
    @Rule("INC-05")
    void aReminderWhoseMomentIsOverAtGenerationSendsNothing() {
        moveTo(ENTERED_ON);
        String key = published(IncentiveKind.OPPORTUNITY, "100.00");
        Instant deadline = incentive(key).deadline().at();
        assertThat(job(key, "reminder-1").getDuedate()).as("ten days are left from the start").isAfter(deadline);

        runTimer(key, "reminder-1");

        assertThat(reminders(key)).isZero();
        assertThat(status(key)).isEqualTo("awaiting-confirmation");
    }

    @Test
    @Rule("INC-05")
    void noReminderIsLeftAfterTheDecision() {
        String key = deliveryIncentive();
        String instance = instance(key).getId();

        complete("cloudstar-finance", key, "check-incentive", "decision", "confirm");

        assertThat(management.createJobQuery().processInstanceId(instance).count()).isZero();
    }

    @Test
    @Rule("INC-07")
    void aDisputeStopsTheClockAndTheAnswerLetsItGoOn() {
        String key = deliveryIncentive();
        moveTo(LocalDate.parse("2026-03-18"));
        dispute(key, "59800.00");

        assertThat(instance(key)).isWaitingAtExactly("answer-feedback");
        assertThat(status(key)).isEqualTo("disputed");
        assertThat(incentive(key).deadline()).isNull();
        assertThat(management.createJobQuery().processInstanceId(instance(key).getId()).count()).as("no timer runs").isZero();
        assertThat(task(key, "answer-feedback").getDueDate()).isEqualTo(endOf(LocalDate.parse("2026-03-25")));

        moveTo(LocalDate.parse("2026-03-25"));
        complete("operations2", key, "answer-feedback", "answer", "按 23 人天更正", "amount", "59800.00");

        LocalDate lastDay = LocalDate.parse("2026-04-01");
        assertThat(instance(key)).isWaitingAtExactly("check-incentive");
        assertThat(incentive(key).deadline().at()).as("3 were left, 5 are given at least").isEqualTo(endOf(lastDay));
        assertThat(task(key, "check-incentive").getDueDate()).isEqualTo(endOf(lastDay));
        assertThat(job(key, "deadline-reached").getDuedate()).isEqualTo(endOf(lastDay));
        assertThat(job(key, "reminder-1").getDuedate()).as("over at the resumption").isAfter(endOf(lastDay));
        assertThat(job(key, "reminder-2").getDuedate()).isEqualTo(nine("2026-03-27"));
        assertThat(job(key, "reminder-3").getDuedate()).isEqualTo(nine("2026-03-31"));
        assertThat(incentive(key).amount()).isEqualTo("59800.00");
        complete("cloudstar-finance", key, "check-incentive", "decision", "confirm");
        assertThat(status(key)).isEqualTo("payable");
    }

    @Test
    @Rule("INC-07")
    void anEarlyDisputeKeepsWhatWasLeft() {
        String key = deliveryIncentive();
        moveTo(LocalDate.parse("2026-03-09"));
        dispute(key, null);
        moveTo(LocalDate.parse("2026-03-16"));

        complete("operations2", key, "answer-feedback", "answer", "金额无误", "amount", "52000.00");

        assertThat(incentive(key).deadline().workingDaysLeft()).isEqualTo(10);
        assertThat(incentive(key).deadline().at()).isEqualTo(endOf(LocalDate.parse("2026-03-30")));
        assertThat(incentive(key).generatedAt()).as("generatedAt stays").isBefore(endOf(ENTERED_ON));
    }

    @Test
    void anAnswerOfZeroCancelsTheIncentive() {
        String key = deliveryIncentive();
        ProcessInstance confirmation = instance(key);
        dispute(key, null);

        complete("operations", key, "answer-feedback", "answer", "重复申报", "amount", "0.00");

        assertThat(confirmation).isEnded().hasPassed("incentive-cancelled");
        assertThat(status(key)).isEqualTo("cancelled");
        assertThat(incentive(key).amount()).isEqualTo("0.00");
    }

    @Test
    void anIncentiveMayBeDisputedAgain() {
        String key = deliveryIncentive();
        for (int round = 1; round <= 2; round++) {
            dispute(key, null);
            complete("operations", key, "answer-feedback", "answer", "金额无误", "amount", "52000.00");
        }

        assertThat(instance(key)).isWaitingAtExactly("check-incentive");
        assertThat(status(key)).isEqualTo("awaiting-confirmation");
    }

    @Test
    @Rule("INC-17")
    void clawedBackWholeThereIsNothingToConfirm() {
        String key = deliveryIncentive();
        ProcessInstance confirmation = instance(key);

        as("operations", () -> clawBacks.clawBack(key, fields("amount", "52000.00", "occurredOn", "2026-01-20", "reason", "客户退订"), actor("operations")));

        assertThat(confirmation).isEnded().hasPassed("incentive-clawed-back", "confirmation-ended");
        assertThat(status(key)).isEqualTo("clawed-back");
    }
}
