package org.partnercenter.nre.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.springframework.beans.factory.annotation.Autowired;
import org.partnercenter.nre.NreProcessTest;
import org.partnercenter.nre.NreView;
import org.partnercenter.platform.Journal;

/** Every path through {@code nre-benefit}. */
class NreBenefitTest extends NreProcessTest {

    @Autowired
    private RequestMissedPayouts missed;

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("nre-benefit");
    }

    @Test
    void theOfferOfASolutionMakesAnApplicationWithItsOwnKey() {
        String solution = launched("cloudstar");

        String key = qualificationAppliedFor(solution);

        assertThat(key).startsWith("NRE-");
        assertThat(instance(key)).hasProcessDefinitionKey("nre-benefit").isWaitingAtExactly("review-qualification");
        assertThat(instance(key).getTenantId()).isEqualTo("cloudstar");
        NreView application = application(key, "cloudstar-sales");
        assertThat(application.solutionKey()).isEqualTo(solution);
        assertThat(application.expectedRevenue()).isEqualTo("2600000.00");
        assertThat(application.businessCase().name()).isEqualTo("商业计划.docx");
        assertThat(application.processInstanceId()).isEqualTo(instance(key).getId());
    }

    @Test
    void aPartnerAppliesByFormForACertifiedSolution() {
        String solution = launched("cloudstar");

        String key = start("cloudstar-sales", "nre-benefit", fields("solutionKey", solution, "businessCase", BUSINESS_CASE,
                "expectedRevenue", "10"));

        assertThat(instance(key)).isWaitingAtExactly("review-qualification");
        assertThat(application(key, "cloudstar-sales").expectedRevenue()).isEqualTo("10.00");
        assertThat(application(key, "cloudstar-sales").businessCase().name()).isEqualTo("商业计划.docx");
    }

    @Test
    void fromTheQualificationToTheLastPaidMilestone() {
        String key = inAcceptance("300000.00", "40.00", "60.00");
        ProcessInstance nre = instance(key);
        acceptMilestone(key);
        assertThat(milestoneStatuses(key)).as("the next opens at once").containsExactly("approved", "open");
        String first = payoutOf(key, 1);
        acceptMilestone(key);
        String second = payoutOf(key, 2);
        assertThat(nre).isWaitingAtExactly("payout-finished");
        assertThat(status(key)).isEqualTo("accepted");

        assertThat(paid(key, 1)).isEqualTo(first);
        assertThat(nre).isWaitingAtExactly("payout-finished");
        assertThat(paid(key, 2)).isEqualTo(second);

        assertThat(nre).isEnded().hasPassed("nre-completed");
        assertThat(status(key)).isEqualTo("completed");
        assertThat(application(key, "cloudstar-sales").milestones()).extracting(NreView.MilestoneView::payoutKey).containsExactly(first, second);
        assertThat(notices("cloudstar-sales", key)).contains("已付款 " + key);
    }

    @Test
    @Rule("NRE-14")
    void aPaymentBeforeTheLastApprovalCountsToo() {
        String key = inAcceptance("100.00", "50.00", "50.00");
        ProcessInstance nre = instance(key);
        acceptMilestone(key);
        payoutOf(key, 1);
        paid(key, 1);
        assertThat(nre).isWaitingAt("request-acceptance");
        assertThat(milestoneStatuses(key)).containsExactly("paid", "open");
        complete("cloudstar-delivery", key, "request-acceptance", "acceptanceMaterial", MATERIAL);
        approve("psa", key, "review-acceptance");
        payoutOf(key, 2);
        assertThat(nre).isWaitingAtExactly("payout-finished");
        paid(key, 2);

        assertThat(nre).isEnded();
        assertThat(status(key)).isEqualTo("completed");
    }

    @Test
    @Rule("NRE-14")
    void anApprovedMilestoneLeadsToOneSlipOfItsAmountHoweverOftenItIsAskedFor() {
        String key = inAcceptance("100.01", "33.33", "66.67");
        acceptMilestone(key);
        String job = job(key, "request-payout").getId();
        // the request succeeds, and its transaction fails behind it
        jdbc.sql("alter table nre_payable rename to nre_payable_away").update();
        try {
            assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);
        } finally {
            jdbc.sql("alter table nre_payable_away rename to nre_payable").update();
        }
        assertThat(count("select count(*) from payout_slip where record_key = ?", key)).isZero();

        management.executeJob(job);
        applications.requestPayouts(key);

        String slip = application(key, "operations").milestones().get(0).payoutKey();
        assertThat(jdbc.sql("select slip_key from payout_slip where record_key = ?").param(key).query(String.class).list()).containsExactly(slip);
        assertThat(jdbc.sql("select amount from payout_slip where slip_key = ?").param(slip).query(String.class).single()).isEqualTo("33.33");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(slip).count()).isOne();
        assertThat(application(key, "operations").milestones().get(1).payoutKey()).isNull();
    }

    @Test
    @Rule("NRE-14")
    void anApplicationThatFailsHoldsUpNeitherTheOthersNorTheStart() {
        String broken = inAcceptance("100.00", "40.00", "60.00");
        String fine = inAcceptance("100.00", "40.00", "60.00");
        acceptMilestone(broken);
        acceptMilestone(fine);
        String status = jdbc.sql("select status from nre_application where nre_key = ?").param(broken).query(String.class).single();
        jdbc.sql("update nre_application set status = 'broken' where nre_key = ?").param(broken).update();
        try {
            missed.run();
        } finally {
            jdbc.sql("update nre_application set status = ? where nre_key = ?").params(status, broken).update();
        }

        assertThat(count("select count(*) from payout_slip where record_key = ?", broken)).isZero();
        assertThat(count("select count(*) from payout_slip where record_key = ?", fine)).isOne();
        missed.run();
        assertThat(count("select count(*) from payout_slip where record_key = ?", broken)).isOne();
    }

    @Test
    @Rule("NRE-14")
    void whatAnOlderModelHadApprovedIsAskedForWhenTheProductStarts() {
        String key = inAcceptance("100.00", "40.00", "60.00");
        acceptMilestone(key);
        acceptMilestone(key);

        missed.run();
        missed.run();
        management.createJobQuery().processInstanceId(instance(key).getId()).activityId("request-payout").list()
                .forEach(job -> management.executeJob(job.getId()));

        assertThat(count("select count(*) from payout_slip where record_key = ?", key)).isEqualTo(2);
        assertThat(application(key, "operations").milestones()).extracting(NreView.MilestoneView::payoutKey).doesNotContainNull();
    }

    @Test
    @Rule("NRE-04")
    void aRejectedQualificationIsRevisedAndReviewedAgain() {
        String key = appliedFor();

        reject("operations", key, "review-qualification");
        assertThat(instance(key)).isWaitingAtExactly("revise-qualification");
        assertThat(status(key)).isEqualTo("qualification-rejected");
        complete("cloudstar-sales", key, "revise-qualification", "expectedRevenue", "99.50");

        assertThat(instance(key)).isWaitingAtExactly("review-qualification");
        assertThat(application(key, "cloudstar-sales").expectedRevenue()).isEqualTo("99.50");
        assertThat(application(key, "cloudstar-sales").businessCase()).as("left out, so kept").isNotNull();
        approve("operations", key, "review-qualification");
        assertThat(notices("cloudstar-sales", key)).containsExactly("资格申请审核不通过 " + key, "资格申请审核通过 " + key);
        assertThat(count("select count(*) from mail where recipient = 'cloudstar-sales@cloudstar.example'"
                + " and created_at >= (select created_at from nre_application where nre_key = ?)", key)).isGreaterThanOrEqualTo(2);
    }

    @Test
    @Rule("NRE-06")
    void aTechnicalRejectionReturnsToTheUploadWithTheComment() {
        String key = qualified();
        uploadSow(key, SERVICES);

        reject("psa", key, "evaluate-technically");

        assertThat(instance(key)).isWaitingAtExactly("upload-sow");
        assertThat(application(key, "cloudstar-delivery").history()).last().extracting(Journal.Entry::to, Journal.Entry::comment)
                .containsExactly("technical-rejected", REASON);
        complete("cloudstar-delivery", key, "upload-sow", "workloadPersonDays", 90);
        approve("psa", key, "evaluate-technically");
        assertThat(application(key, "cloudstar-delivery").workloadPersonDays()).isEqualTo(90);
        assertThat(application(key, "cloudstar-delivery").cloudServices()).as("left out, so kept").isEqualTo(SERVICES);
    }

    @Test
    @Rule("NRE-15")
    void aRejectedValueEndsTheApplicationForGood() {
        String key = technicallyApproved();
        ProcessInstance nre = instance(key);
        complete("pdm", key, "start-final-evaluation");

        reject("expert", key, "evaluate-business-value");

        assertThat(nre).isEnded().hasPassed("value-rejected");
        assertThat(status(key)).isEqualTo("value-rejected");
        String solution = application(key, "operations").solutionKey();
        assertRefused(409, "NRE_TAKEN", solution, () -> start("cloudstar-sales", "nre-benefit",
                fields("solutionKey", solution, "businessCase", BUSINESS_CASE, "expectedRevenue", "1.00")));
    }

    @Test
    void aRejectedAgreementIsSignedAgain() {
        String key = awaitingSignature();
        sign(key, "300000.00", "100.00");

        reject("operations", key, "check-agreement");

        assertThat(instance(key)).isWaitingAtExactly("sign-agreement");
        assertThat(status(key)).isEqualTo("awaiting-signature");
        complete("pdm", key, "sign-agreement", "amount", "200000.00");
        approve("operations", key, "check-agreement");
        assertThat(application(key, "cloudstar-sales").amount()).isEqualTo("200000.00");
        assertThat(application(key, "cloudstar-sales").milestones()).extracting(NreView.MilestoneView::amount).containsExactly("200000.00");
    }

    @Test
    @Rule("NRE-13")
    void aRejectedAcceptanceIsRequestedAgainAndHoldsTheNextMilestone() {
        String key = inAcceptance("100.00", "50.00", "50.00");
        complete("cloudstar-delivery", key, "request-acceptance", "acceptanceMaterial", MATERIAL);

        reject("psa", key, "review-acceptance");

        assertThat(instance(key)).isWaitingAt("request-acceptance");
        assertThat(milestoneStatuses(key)).containsExactly("rejected", "open");
        complete("cloudstar-delivery", key, "request-acceptance");
        approve("psa", key, "review-acceptance");
        assertThat(milestoneStatuses(key)).as("the next opens at once, unpaid as the first is").containsExactly("approved", "open");
        assertThat(instance(key)).isWaitingAt("request-acceptance");
    }

    @Test
    @Rule("NRE-10")
    void neitherAmountNorMilestonesEverBecomeVariables() {
        String key = inAcceptance("300000.00", "40.00", "60.00");

        assertThat(runtime.createVariableInstanceQuery().processInstanceIdIn(instance(key).getId()).list())
                .extracting("name").doesNotContain("amount", "agreement")
                .isSubsetOf("solutionKey", "qualificationDecision", "technicalDecision", "valueDecision", "agreementDecision", "milestones",
                        "acceptanceDecision", "allPaid", "nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances", "loopCounter");
        assertThat(runtime.getVariable(instance(key).getId(), "milestones")).as("how many, not what they are").isEqualTo(2);
    }

    @Test
    void aSowThatCoversTooLittleLeavesTheTaskAsItWas() {
        String key = qualified();
        String task = task(key, "upload-sow").getId();

        assertFieldRefused("cloudServices", () -> uploadSow(key, List.of("modelarts", "gaussdb", "ecs")));

        assertThat(task(key, "upload-sow").getId()).isEqualTo(task);
        assertThat(task(key, "upload-sow").getAssignee()).isNull();
        assertThat(application(key, "operations").sowPlan()).isNull();
    }
}
