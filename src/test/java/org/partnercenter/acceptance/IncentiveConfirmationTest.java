package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("incentive-confirmation: confirmed, disputed, or lapsed after 40 working days")
class IncentiveConfirmationTest extends AcceptanceTest {

    private static final Client FINANCE = Client.as("cloudstar-finance");
    private static final Client ADMIN = Client.as("admin");

    @Test
    @Rule({"INC-01", "INC-04", "INC-06"})
    void theDeadlineIsTheSameOnTheRecordTheTaskAndTheTimer() {
        Incentive incentive = DeliveryFlow.published("3000.00").incentive();
        JsonNode expected = deadline(today(), 40);
        JsonNode shown = incentive.read().path("deadline");
        assertThat(Client.instant(shown.path("at"))).isEqualTo(Client.instant(expected.path("at")));
        assertThat(shown.path("workingDaysLeft").asInt()).isEqualTo(40);
        assertThat(shown.path("provisional").asBoolean()).isEqualTo(expected.path("provisional").asBoolean());
        assertThat(Client.instant(FINANCE.task(incentive.key(), "check-incentive").path("due")))
            .isEqualTo(incentive.deadline());
        assertThat(incentive.deadlineJob()).isNotBlank();
        JsonNode row = FINANCE.records("incentives", "q=%s", incentive.key()).get(0);
        assertThat(row.path("deadline")).isEqualTo(shown);
    }

    private static JsonNode deadline(LocalDate from, int workingDays) {
        return FINANCE.get("/api/calendar/deadline?from=%s&workingDays=%s", from, workingDays).ok().json();
    }

    private static int workingDays(LocalDate from, LocalDate to) {
        return FINANCE.get("/api/calendar/working-days?from=%s&to=%s", from, to).ok().json().path("count").asInt();
    }

    @Test
    @Rule("INC-05")
    void remindersAreTimersAtNineOnTheDaysWithTenThreeAndOneLeft() {
        Incentive incentive = DeliveryFlow.published("3000.00").incentive();
        LocalDate lastDay = LocalDate.parse(deadline(today(), 40).path("lastDay").asText());
        List<Instant> due = incentive.timers().stream().map(job -> Client.instant(job.path("dueDate"))).sorted().toList();
        assertThat(due).hasSize(4).last().isEqualTo(endOf(lastDay));
        int[] left = {10, 3, 1};
        for (int i = 0; i < 3; i++) {
            LocalDate day = due.get(i).atZone(SHANGHAI).toLocalDate();
            assertThat(due.get(i).atZone(SHANGHAI).toLocalTime()).isEqualTo(LocalTime.of(9, 0));
            assertThat(workingDays(day, lastDay)).as("working days left on %s", day).isEqualTo(left[i]);
            assertThat(workingDays(day.minusDays(1), day)).as("%s is a working day", day).isEqualTo(1);
        }
        incentive.confirm().shows("payable", "激励待申付");
        assertThat(incentive.timers()).as("no reminder after the decision").isEmpty();
    }

    @Test
    @Rule({"INC-02", "INC-04"})
    void aConfirmedIncentiveIsPayable() {
        DeliveryFlow project = DeliveryFlow.published("3000.00");
        Incentive incentive = project.incentive();
        String task = incentive.taskId();
        incentive.confirm().shows("payable", "激励待申付");
        JsonNode record = incentive.read();
        assertThat(record.path("amount").asText()).isEqualTo("3000.00");
        assertThat(record.path("deadline").isMissingNode() || record.path("deadline").isNull()).isTrue();
        FINANCE.complete(task, Values.of("decision", "confirm")).status(404, 409);
        assertThat(incentive.timers()).isEmpty();
        assertThat(ADMIN.tasks(incentive.key())).isEmpty();
    }

    @Test
    @Rule({"INC-07", "INC-08"})
    void aDisputeStopsTheClockAndACorrectedAmountIsConfirmed() {
        DeliveryFlow project = DeliveryFlow.published("3000.00");
        Incentive incentive = project.incentive();
        Instant generated = Client.instant(incentive.read().path("generatedAt"));
        Instant deadline = incentive.deadline();
        incentive.dispute().shows("disputed", "问题反馈处理中");
        JsonNode disputed = incentive.read();
        assertThat(disputed.path("deadline").isNull()).as("deadline of %s", disputed).isTrue();
        assertThat(disputed.toString()).contains("32 days were worked").contains("3200.00");
        assertThat(incentive.timers()).as("the clock has stopped").isEmpty();
        assertThat(Client.instant(Client.as("operations").task(incentive.key(), "answer-feedback").path("due")))
            .isEqualTo(Client.instant(deadline(today(), 5).path("at")));
        assertThat(FINANCE.tasks(incentive.key())).isEmpty();

        incentive.answer("3100.00").shows("awaiting-confirmation", "激励公示待确认");
        JsonNode answered = incentive.read();
        assertThat(answered.path("amount").asText()).isEqualTo("3100.00");
        assertThat(answered.toString()).contains("3000.00").contains("recounted the days");
        assertThat(Client.instant(answered.path("generatedAt"))).isEqualTo(generated);
        assertThat(incentive.deadline()).as("40 days were left, 40 are given").isEqualTo(deadline);
        assertThat(Client.instant(FINANCE.task(incentive.key(), "check-incentive").path("due"))).isEqualTo(deadline);
        assertThat(incentive.timers()).hasSize(4);

        incentive.confirm().shows("payable", "激励待申付");
        assertThat(incentive.read().path("amount").asText()).isEqualTo("3100.00");
    }

    @Test
    @Rule("INC-07")
    void anAnswerGivesAtLeastFiveWorkingDays() {
        LocalDate day = today();
        while (workingDays(day, today()) < 37) {
            day = day.minusDays(1);
        }
        Incentive incentive = DeliveryFlow.published(day, "3000.00").incentive();
        JsonNode left = incentive.read().path("deadline");
        assertThat(left.path("workingDaysLeft").asInt()).isEqualTo(3);
        incentive.dispute().shows("disputed", "问题反馈处理中");
        incentive.answer("3000.00").shows("awaiting-confirmation", "激励公示待确认");
        assertThat(incentive.read().path("deadline").path("workingDaysLeft").asInt()).isEqualTo(5);
        assertThat(incentive.deadline()).isEqualTo(Client.instant(deadline(today(), 5).path("at")));
        assertThat(incentive.timers()).extracting(job -> Client.instant(job.path("dueDate")))
            .contains(incentive.deadline());
        assertThat(Client.instant(FINANCE.task(incentive.key(), "check-incentive").path("due")))
            .isEqualTo(incentive.deadline());
    }

    @Test
    void anAmountCorrectedToNothingCancels() {
        DeliveryFlow project = DeliveryFlow.published("3000.00");
        Incentive incentive = project.incentive().dispute();
        incentive.answer("0").shows("cancelled", "已取消");
        assertThat(incentive.timers()).isEmpty();
        assertThat(ADMIN.tasks(incentive.key())).isEmpty();
    }

    @Test
    @Rule({"INC-01", "INC-02", "INC-03"})
    void theTimersJobRunByAnAdministratorLapsesAtOnce() {
        DeliveryFlow project = DeliveryFlow.published("3000.00");
        Incentive incentive = project.incentive();
        String task = incentive.taskId();
        String job = incentive.deadlineJob();
        incentive.execute(job).ok();
        incentive.shows("lapsed", "失效");
        for (String decision : List.of("confirm", "dispute")) {
            FINANCE.complete(task, Values.of("decision", decision, "feedback", "late")).status(404, 409);
            ADMIN.complete(task, Values.of("decision", decision, "feedback", "late")).status(404, 409);
        }
        assertThat(incentive.execute(job).status).as("the job is gone").isBetween(400, 499);
        assertThat(ADMIN.tasks(incentive.key())).isEmpty();
        assertThat(incentive.timers()).isEmpty();
        incentive.shows("lapsed", "失效");
    }

    @Test
    void onlyTheAdministratorRunsAJob() {
        Incentive incentive = DeliveryFlow.published("3000.00").incentive();
        String job = incentive.deadlineJob();
        for (String user : List.of("cloudstar-finance", "cloudstar-admin", "bluewave-admin", "operations", "manager")) {
            Client.as(user).post("/engine-rest/job/" + job + "/execute", Client.body()).status(403, 404);
        }
        incentive.shows("awaiting-confirmation", "激励公示待确认");
    }

    @Test
    @Rule({"INC-01", "INC-02", "INC-03"})
    void aDecisionAfterTheDeadlineIsTooLateAlsoWhileTheTimerHasNotRunYet() {
        LocalDate day = today();
        while (workingDays(day, today()) < 42) {
            day = day.minusDays(1);
        }
        LocalDate generated = day;
        DeliveryFlow project = DeliveryFlow.registered(generated.minusDays(2));
        String[] job = new String[1];
        Incentive incentive = onDay(generated, () -> {
            Incentive made = project.requestAcceptance(generated).accept().enter("3000.00").incentive();
            job[0] = made.deadlineJob();
            made.suspend(job[0], true);
            return made;
        });
        String task = incentive.taskId();
        for (String door : List.of("complete", "submit-form")) {
            FINANCE.complete(task, Values.of("decision", "confirm"), door).refused(409, "DEADLINE_OVER");
            FINANCE.complete(task, Values.of("decision", "dispute", "feedback", "late"), door).refused(409, "DEADLINE_OVER");
        }
        incentive.shows("awaiting-confirmation", "激励公示待确认");
        incentive.suspend(job[0], false);
        // from here on the job executor may be quicker than the administrator
        incentive.execute(job[0]).status(200, 204, 404, 409);
        incentive.shows("lapsed", "失效");
    }

    @Test
    @Rule("INC-01")
    void confirmedOnTheLastDayItCounts() {
        LocalDate day = today();
        while (!LocalDate.parse(deadline(day.minusDays(1), 40).path("lastDay").asText()).isBefore(today())) {
            day = day.minusDays(1);
        }
        Incentive incentive = DeliveryFlow.published(day, "3000.00").incentive();
        assertThat(incentive.read().path("deadline").path("workingDaysLeft").asInt())
            .as("0 on the last day, 1 on a day off before it").isLessThanOrEqualTo(1);
        incentive.confirm().shows("payable", "激励待申付");
    }

    @Test
    @Rule("INC-08")
    void theAdministratorWhoEnteredAnAmountCannotConfirmIt() {
        DeliveryFlow project = DeliveryFlow.at("enter-incentive");
        Incentive incentive = project.enter("admin", "3000.00").incentive();
        refuseFourEyes(incentive);
        incentive.confirm().shows("payable", "激励待申付");
    }

    @Test
    @Rule("INC-08")
    void theAdministratorWhoCorrectedAnAmountCannotConfirmIt() {
        DeliveryFlow project = DeliveryFlow.published("3000.00");
        Incentive incentive = project.incentive().dispute().answer("admin", "2000.00");
        incentive.shows("awaiting-confirmation", "激励公示待确认");
        refuseFourEyes(incentive);
        incentive.confirm().shows("payable", "激励待申付");
    }

    private static void refuseFourEyes(Incentive incentive) {
        String task = ADMIN.taskId(incentive.key(), "check-incentive");
        for (String door : List.of("complete", "submit-form")) {
            ADMIN.complete(task, Values.of("decision", "confirm"), door).refused(403, "FOUR_EYES");
        }
        incentive.shows("awaiting-confirmation", "激励公示待确认");
        assertThat(ADMIN.taskId(incentive.key(), "check-incentive")).isEqualTo(task);
    }

    @Test
    void onlyFinanceAndTheOrganisationsAdministratorDecide() {
        Incentive incentive = DeliveryFlow.published("3000.00").incentive();
        String task = incentive.taskId();
        for (String user : List.of("cloudstar-sales", "cloudstar-delivery", "operations", "finance", "manager")) {
            Client.as(user).complete(task, Values.of("decision", "confirm")).status(403, 404);
        }
        Client.as("bluewave-finance").complete(task, Values.of("decision", "confirm")).status(404);
        incentive.shows("awaiting-confirmation", "激励公示待确认");
        Client.as("cloudstar-admin").perform(incentive.key(), "check-incentive", "decision", "confirm");
        incentive.shows("payable", "激励待申付");
    }

    @Test
    @Rule("INC-06")
    void theDemoIncentivesWaitWithMoreThanTwentyWorkingDaysLeft() {
        List<JsonNode> waiting = FINANCE.records("incentives", "status=awaiting-confirmation&limit=100").stream()
            .filter(row -> row.path("kind").toString().contains("delivery"))
            .filter(row -> row.path("deadline").path("workingDaysLeft").asInt() > 20).toList();
        assertThat(waiting).hasSizeGreaterThanOrEqualTo(4);
        for (JsonNode row : waiting) {
            assertThat(Client.instant(FINANCE.task(row.path("key").asText(), "check-incentive").path("due")))
                .isEqualTo(Client.instant(row.path("deadline").path("at")));
        }
    }
}
