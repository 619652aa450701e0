package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.AtOnce.atOnce;
import static org.partnercenter.acceptance.AtOnce.loser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.partnercenter.Rule;

@DisplayName("at the same moment: one wins, the other is told so")
class ConcurrencyTest extends AcceptanceTest {

    @RepeatedTest(5)
    void twoReviewersDecideTheSameTask() throws Exception {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar");
        String task = Client.as("reviewer").taskId(solution.key, "review-initiation");
        Reply loser = loser(atOnce(List.of(
            () -> Client.as("reviewer").complete(task, Values.of("decision", "approve", "comment", "first"), "complete"),
            () -> Client.as("reviewer2").complete(task,
                Values.of("decision", "reject", "comment", "second"), "submit-form"))));
        if (loser.status == 409) {
            assertThat(loser.json().path("message").asText()).containsAnyOf("ALREADY_DECIDED", "ALREADY_CLAIMED");
        }
        boolean approved = loser.request.contains("reviewer2");
        assertThat(solution.track("initiation")).isEqualTo(approved ? "completed" : "rejected");
        String history = solution.record().path("history").toString();
        assertThat(history.contains("first")).isEqualTo(approved);
        assertThat(history.contains("second")).isEqualTo(!approved);
    }

    @RepeatedTest(3)
    void onePersonSubmitsTwice() throws Exception {
        SolutionFlow solution = SolutionFlow.at("cloudstar", "edit-draft");
        String task = solution.sales().taskId(solution.key, "edit-draft");
        Callable<Reply> submit = () -> solution.sales().complete(task, Values.of("action", "submit"));
        loser(atOnce(List.of(submit, submit)));
        assertThat(Client.as("reviewer").findTask(solution.key, "review-initiation")).isPresent();
    }

    @RepeatedTest(3)
    void twoPeopleClaimTheSameTask() throws Exception {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar");
        String task = Client.as("reviewer").taskId(solution.key, "review-initiation");
        Reply loser = loser(atOnce(List.of(
            () -> Client.as("reviewer").claim(task), () -> Client.as("reviewer2").claim(task))));
        loser.refused(409, "ALREADY_CLAIMED");
    }

    @RepeatedTest(5)
    @Rule("INC-02")
    void confirmingAndLapsingNeverBothHappen() throws Exception {
        DeliveryFlow project = DeliveryFlow.published("777.00");
        Incentive incentive = project.incentive();
        String task = incentive.taskId();
        String job = incentive.deadlineJob();
        List<Reply> replies = atOnce(List.of(
            () -> Incentive.FINANCE.complete(task, Values.of("decision", "confirm")), () -> incentive.execute(job)));
        Reply confirmed = replies.get(0);
        Reply lapsed = replies.get(1);
        assertThat(confirmed.status < 300 && lapsed.status < 300).as("both: %s", replies).isFalse();
        // the loser of the race may be the job, which is then gone, or the person, who is told
        if (confirmed.status < 300) {
            assertThat(lapsed.status).as("%s", lapsed).isBetween(400, 499);
            incentive.shows("payable", "激励待申付");
        } else {
            confirmed.status(404, 409);
            incentive.shows("lapsed", "失效");
        }
        JsonNode history = incentive.read().path("history");
        assertThat(history.toString().contains("payable") && history.toString().contains("lapsed"))
            .as("%s", history).isFalse();
        assertThat(incentive.timers()).isEmpty();
    }

    @RepeatedTest(3)
    @Rule("SOL-02")
    void oneNameIsTakenOnceAlsoAtTheSameMoment() throws Exception {
        String marker = SolutionFlow.newMarker();
        Callable<Reply> start = () ->
            Client.as("cloudstar-sales").tryStart(SolutionFlow.PROCESS, SolutionFlow.application(marker, false));
        loser(atOnce(List.of(start, start))).refused(409, "NAME_TAKEN");
        assertThat(Client.as("cloudstar-sales").records("solutions", "q=%s", marker)).hasSize(1);
    }

    @RepeatedTest(3)
    @Rule("INC-10")
    void oneCustomersDaysAreTakenOnceAlsoAtTheSameMoment() throws Exception {
        Values values = DeliveryFlow.registration(today());
        Callable<Reply> start = () -> Client.as("cloudstar-delivery").tryStart(DeliveryFlow.PROCESS, values);
        loser(atOnce(List.of(start, start))).refused(409, "PROJECT_OVERLAP");
    }

    @RepeatedTest(3)
    @Rule("NRE-02")
    void oneSolutionAppliesOnceAlsoAtTheSameMoment() throws Exception {
        SolutionFlow solution = SolutionFlow.launched("cloudstar");
        String task = solution.sales().taskId(solution.key, "apply-qualification");
        Values values = NreFlow.qualification(solution.marker);
        loser(atOnce(List.of(
            () -> solution.sales().complete(task, values),
            () -> solution.sales().tryStart(NreFlow.PROCESS, values.with("solutionKey", solution.key)))));
        Client.eventually("the solution shows its one application",
            () -> solution.record().path("nreKey").asText(""), key -> key.startsWith("NRE-"));
    }
}
