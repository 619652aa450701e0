package org.partnercenter.incentive.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.partnercenter.incentive.DeliveryProjects;
import org.partnercenter.platform.Journal;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path through {@code delivery-incentive}. */
class DeliveryIncentiveTest extends IncentiveProcessTest {

    @Autowired
    private DeliveryProjects projects;

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("delivery-incentive");
    }

    @Test
    void fromTheRegistrationToTheConfirmedIncentive() {
        String key = registered();
        ProcessInstance project = instance(key);
        assertThat(project).hasProcessDefinitionKey("delivery-incentive").isWaitingAt("review-registration");
        assertThat(project.getTenantId()).isEqualTo("cloudstar");
        approve("reviewer", key, "review-registration");
        assertThat(project).isWaitingAt("request-acceptance");
        moveTo(ENTERED_ON);
        requestAcceptance(key);
        complete("reviewer2", key, "review-acceptance", "decision", "approve", "qualityScore", 90);
        assertThat(project).isWaitingAtExactly("enter-incentive");

        String incentive = entered(key);
        assertThat(project).isWaitingAtExactly("confirm-incentive");
        assertThat(instance(incentive)).hasProcessDefinitionKey("incentive-confirmation").isWaitingAtExactly("check-incentive");
        complete("cloudstar-finance", incentive, "check-incentive", "decision", "confirm");

        assertThat(project).isEnded().hasPassed("incentive-settled");
        assertThat(status(incentive)).isEqualTo("payable");
        assertThat(status(key)).as("the project stays accepted").isEqualTo("accepted");
    }

    @Test
    void onlyWhatGatewaysReadIsAVariable() {
        String key = accepted();
        entered(key);

        assertVariables(key, "registrationDecision", "acceptanceDecision", "declined", "incentiveKey");
    }

    @Test
    void aRejectedRegistrationIsRevisedAndReviewedAgain() {
        String key = registered();

        reject("reviewer", key, "review-registration");
        assertThat(instance(key)).isWaitingAt("revise-registration");
        assertThat(status(key)).isEqualTo("registration-rejected");
        assertThat(project(key).history()).last().extracting(Journal.Entry::comment).isEqualTo(REASON);
        complete("cloudstar-delivery", key, "revise-registration", "deliveryEnd", "2026-01-15");

        assertThat(instance(key)).isWaitingAt("review-registration");
        assertThat(project(key).deliveryEnd()).isEqualTo("2026-01-15");
        assertThat(project(key).deliveryStart()).as("left out, so kept").isEqualTo("2026-01-06");
        assertThat(project(key).sow()).as("left out, so kept").isNotNull();
    }

    @Test
    void aRejectedAcceptanceIsRequestedAgain() {
        String key = approved();
        moveTo(ENTERED_ON);
        requestAcceptance(key);

        reject("reviewer", key, "review-acceptance");
        assertThat(instance(key)).isWaitingAt("request-acceptance");
        assertThat(status(key)).isEqualTo("acceptance-rejected");
        complete("cloudstar-admin", key, "request-acceptance", "completedOn", "2026-01-15");

        assertThat(instance(key)).isWaitingAt("review-acceptance");
        assertThat(project(key).completedOn()).isEqualTo("2026-01-15");
        assertThat(project(key).acceptanceReport()).as("left out, so kept").isNotNull();
    }

    @Test
    void aDeclinedProjectEndsWithoutAnIncentive() {
        String key = accepted();
        ProcessInstance project = instance(key);

        complete("operations", key, "enter-incentive", "decline", true, "comment", "不在支持范围内");

        assertThat(project).isEnded().hasPassed("incentive-declined").hasNotPassed("confirm-incentive");
        assertThat(status(key)).isEqualTo("declined");
        assertThat(count("select count(*) from incentive where origin_key = ?", key)).isZero();
    }

    @Test
    void aProjectIsWithdrawnWhateverIsOpen() {
        String inReview = registered();
        String registered = approved();
        for (String key : new String[] {inReview, registered}) {
            ProcessInstance project = instance(key);

            as("cloudstar-delivery", () -> projects.withdraw(key, actor("cloudstar-delivery")));

            assertThat(project).isEnded().hasPassed("project-withdrawn");
            assertThat(openTasks(key)).isEmpty();
            assertThat(status(key)).isEqualTo("withdrawn");
        }
    }

    @Test
    void anAcceptedProjectCannotBeWithdrawn() {
        String key = accepted();

        assertRefused(409, "NOT_WITHDRAWABLE", "", () -> projects.withdraw(key, actor("cloudstar-delivery")));

        assertThat(instance(key)).isWaitingAtExactly("enter-incentive");
        assertThat(status(key)).isEqualTo("accepted");
    }

    @Test
    void aRefusedAmountLeavesTheTaskAsItWas() {
        String key = accepted();

        assertFieldRefused("amount", () -> complete("operations", key, "enter-incentive", "amount", "0.00", "calculation", "无"));
        assertFieldRefused("calculation", () -> complete("operations", key, "enter-incentive", "amount", "1.00"));
        assertFieldRefused("comment", () -> complete("operations", key, "enter-incentive", "decline", true));
        assertFieldRefused("amount", () -> complete("operations", key, "enter-incentive", "decline", true, "comment", "无", "amount", "1.00"));

        assertThat(instance(key)).isWaitingAtExactly("enter-incentive");
        assertThat(task(key, "enter-incentive").getAssignee()).isNull();
    }
}
