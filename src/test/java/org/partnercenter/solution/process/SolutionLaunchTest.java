package org.partnercenter.solution.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.Journal;
import org.partnercenter.solution.SolutionProcessTest;

/** Every path through {@code solution-launch}. */
class SolutionLaunchTest extends SolutionProcessTest {

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("solution-launch");
    }

    @Test
    void aSolutionGoesFromItsSubmissionToTheNreOffer() {
        String key = submitted();
        ProcessInstance solution = instance(key);
        assertThat(solution).hasProcessDefinitionKey("solution-launch").isWaitingAt("review-initiation", "request-verification");

        approved(key);
        assertThat(solution).isWaitingAt("request-verification", "develop-configurator", "list-product");
        verified(key);
        configured(key);
        listed(key);
        assertThat(solution).isWaitingAtExactly("apply-launch");
        complete("cloudstar-sales", key, "apply-launch", "action", "submit", "salesGuide", GUIDE);
        approve("reviewer2", key, "review-launch");

        assertThat(solution).hasPassed("certify-solution").isWaitingAtExactly("apply-qualification");
        assertThat(solution(key).status().code()).isEqualTo("launch:launched");
    }

    @Test
    void theInstanceBelongsToItsPartnerAndKeepsOnlyWhatGatewaysRead() {
        String key = launched("cloudstar");

        assertThat(instance(key).getTenantId()).isEqualTo("cloudstar");
        assertVariables(key, "submit", "draftAction", "initiationDecision", "verificationDecision", "configuratorDecision", "launchAction",
                "launchDecision");
    }

    @Test
    @Rule("SOL-03")
    void aDraftIsSavedAndOpensAnewUntilItIsSubmitted() {
        String key = draft();
        ProcessInstance solution = instance(key);
        assertThat(solution).isWaitingAtExactly("edit-draft");
        String first = task(key, "edit-draft").getId();

        complete("cloudstar-admin", key, "edit-draft", "action", "save", "summary", "看得更清的能耗");

        assertThat(solution).isWaitingAtExactly("edit-draft");
        assertThat(task(key, "edit-draft").getId()).isNotEqualTo(first);
        assertThat(solution(key).summary()).isEqualTo("看得更清的能耗");

        complete("cloudstar-sales", key, "edit-draft", "action", "submit");
        assertThat(solution).isWaitingAtExactly("request-verification", "review-initiation");
        assertThat(solution(key).summary()).as("a field left out keeps its value").isEqualTo("看得更清的能耗");
    }

    @Test
    @Rule("SOL-03")
    void aDeletedDraftEndsTheInstance() {
        String key = draft();
        ProcessInstance solution = instance(key);

        complete("cloudstar-sales", key, "edit-draft", "action", "delete");

        assertThat(solution).isEnded().hasPassed("draft-deleted");
        assertRefused(404, "NOT_FOUND", "solution", () -> solution(key, actor("reviewer")));
        assertThat(count("select count(*) from attachment where record_key = ?", key)).isZero();
    }

    @Test
    @Rule("SOL-06")
    void aRejectedInitiationIsRevisedAndReviewedAgainAnyNumberOfTimes() {
        String key = submitted();
        for (int round = 1; round <= 3; round++) {
            reject("reviewer", key, "review-initiation");
            assertThat(instance(key)).isWaitingAt("revise-initiation").hasNotPassed("split-after-initiation");
            assertThat(track(key, "initiation")).isEqualTo("rejected");
            assertThat(solution(key).history()).last().extracting(Journal.Entry::comment, Journal.Entry::by)
                    .containsExactly(REASON, "project-reviewer");
            complete("cloudstar-sales", key, "revise-initiation", "summary", "第 " + round + " 次修改");
        }

        approved(key);

        assertThat(track(key, "initiation")).isEqualTo("completed");
        assertThat(notices("cloudstar-sales", key)).filteredOn(n -> n.startsWith("立项审核不通过")).hasSize(3);
    }

    @Test
    @Rule("SOL-08")
    void aRejectedDesignIsDesignedAgain() {
        String key = submitted();
        complete("cloudstar-delivery", key, "request-verification", "designLead", "李架构");
        complete("cloudstar-delivery", key, "design-solution", "architectureNote", "单可用区", "architectureChanged", true);

        reject("psa", key, "verify-solution");

        assertThat(instance(key)).isWaitingAt("design-solution");
        assertThat(track(key, "verification")).isEqualTo("designing");
        complete("cloudstar-delivery", key, "design-solution", "architectureNote", "双可用区");
        assertThat(solution(key).architectureChanged()).as("left out, so kept").isTrue();
        complete("psa", key, "verify-solution", "decision", "approve", "testReport", REPORT);
        assertThat(track(key, "verification")).isEqualTo("verified");
    }

    @Test
    void aRejectedConfiguratorIsDevelopedAgain() {
        String key = approved(submitted());
        complete("cloudstar-delivery", key, "develop-configurator", "configuratorLink", "https://configurator.example/1");

        reject("psa", key, "confirm-configurator");

        assertThat(instance(key)).isWaitingAt("develop-configurator");
        assertThat(track(key, "configurator")).isEqualTo("developing");
        configured(key);
        assertThat(track(key, "configurator")).isEqualTo("developed");
    }

    @Test
    @Rule("SOL-15")
    void aLaunchIsSavedRejectedCorrectedAndAppliedForAgain() {
        String key = launchable("cloudstar");
        complete("cloudstar-sales", key, "apply-launch", "action", "save");
        assertThat(instance(key)).isWaitingAtExactly("apply-launch");
        assertThat(track(key, "launch")).isEqualTo("draft");

        complete("cloudstar-sales", key, "apply-launch", "action", "submit", "salesGuide", GUIDE);
        reject("reviewer", key, "review-launch");
        assertThat(instance(key)).isWaitingAtExactly("apply-launch");
        complete("cloudstar-sales", key, "apply-launch", "action", "save");
        assertThat(track(key, "launch")).as("a rejected launch saved again stays rejected").isEqualTo("rejected");

        complete("cloudstar-sales", key, "apply-launch", "action", "submit");
        approve("reviewer", key, "review-launch");
        assertThat(track(key, "launch")).isEqualTo("launched");
    }

    @Test
    @Rule("SOL-18")
    void anOverdueInitiationReviewIsRecalledAndStaysOpen() {
        moveTo(LocalDate.parse("2026-03-02"));
        String key = submitted();
        Instant due = endOf(LocalDate.parse("2026-03-16"));
        assertThat(task(key, "review-initiation").getDueDate()).isEqualTo(due);
        assertThat(job(key, "initiation-review-overdue").getDuedate()).isEqualTo(due);

        runTimer(key, "initiation-review-overdue");

        assertThat(instance(key)).hasPassed("initiation-reviewer-reminded").isWaitingAt("review-initiation");
        assertThat(notices("reviewer", key)).contains("审核已逾期 " + key);
        assertThat(notices("manager", key)).containsExactly("审核已逾期 " + key);
        assertThat(notices("cloudstar-sales", key)).isEmpty();
        approved(key);
        assertThat(track(key, "initiation")).isEqualTo("completed");
    }

    @Test
    @Rule("SOL-18")
    void anOverdueLaunchReviewIsRecalledAndStaysOpen() {
        String key = launchable("cloudstar");
        moveTo(LocalDate.parse("2026-03-02"));
        complete("cloudstar-sales", key, "apply-launch", "action", "submit", "salesGuide", GUIDE);
        assertThat(task(key, "review-launch").getDueDate()).isEqualTo(endOf(LocalDate.parse("2026-03-16")));

        runTimer(key, "launch-review-overdue");

        assertThat(instance(key)).hasPassed("launch-reviewer-reminded").isWaitingAtExactly("review-launch");
        assertThat(notices("manager", key)).containsExactly("审核已逾期 " + key);
        assertThat(track(key, "launch")).isEqualTo("reviewing");
    }

    @Test
    void whatWasDecidedInTimeIsNotRecalled() {
        String key = approved(submitted());

        assertThat(management.createJobQuery().processInstanceId(instance(key).getId()).activityId("initiation-review-overdue").count()).isZero();
    }

    @Test
    @Rule("NRE-03")
    void anOfferNotTakenUpClosesAtTheEndOfItsLastDay() {
        moveTo(LocalDate.parse("2026-03-02"));
        String key = launched("cloudstar");
        ProcessInstance solution = instance(key);
        LocalDate lastDay = LocalDate.parse("2027-03-02");
        assertThat(solution(key).nreUntil()).isEqualTo(lastDay);
        assertThat(solution(key).deadline().at()).isEqualTo(endOf(lastDay));
        assertThat(task(key, "apply-qualification").getDueDate()).isEqualTo(endOf(lastDay));
        assertThat(job(key, "benefit-validity-over").getDuedate()).isEqualTo(endOf(lastDay));

        runTimer(key, "benefit-validity-over");

        assertThat(solution).isEnded().hasPassed("close-offer", "offer-closed");
        assertThat(solution(key).deadline()).isNull();
        assertThat(solution(key).status().code()).as("the solution stays launched").isEqualTo("launch:launched");
        assertRefused(409, "NOT_ELIGIBLE", "2027-03-02", () -> start("cloudstar-sales", "nre-benefit",
                fields("solutionKey", key, "businessCase", BUSINESS_CASE, "expectedRevenue", "1.00")));
    }

    @Test
    @Rule("NRE-02")
    void anApplicationByFormTakesTheWaitingOffer() {
        String key = launched("cloudstar");
        ProcessInstance solution = instance(key);

        String nre = start("cloudstar-admin", "nre-benefit", fields("solutionKey", key, "businessCase", BUSINESS_CASE,
                "expectedRevenue", "2600000.00"));

        assertThat(solution).isEnded().hasPassed("offer-taken-elsewhere", "offer-closed").hasNotPassed("call-nre-benefit");
        assertThat(solution(key).nreKey()).isEqualTo(nre);
        assertThat(solution(key).deadline()).isNull();
    }

    @Test
    void theSolutionEndsWithItsNre() {
        String key = launched("cloudstar");
        ProcessInstance solution = instance(key);
        String nre = qualificationAppliedFor(key);
        assertThat(solution).isWaitingAtExactly("call-nre-benefit");
        assertThat(solution(key).nreKey()).isEqualTo(nre);
        assertThat(solution(key).deadline()).as("a taken offer has no end").isNull();

        approve("operations", nre, "review-qualification");
        complete("cloudstar-delivery", nre, "upload-sow", "cloudServices", List.of("modelarts", "gaussdb", "cce"),
                "sowPlan", REPORT, "selfChecklist", REPORT, "workloadPersonDays", 120);
        approve("psa", nre, "evaluate-technically");
        complete("pdm", nre, "start-final-evaluation");
        reject("expert", nre, "evaluate-business-value");

        assertThat(solution).isEnded().hasPassed("nre-ended");
    }
}
