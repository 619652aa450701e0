package org.partnercenter.nre;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.forms.Decision;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The rules of NRE that are not a path through its model. */
class NreRulesTest extends NreProcessTest {

    @Autowired
    private NreRepository repository;
    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void certifyAgain() {
        jdbc.sql("update business_certification set status = 'certified' where partner_id = 'cloudstar' and status = 'voided'").update();
    }

    private String apply(String user, String solution) {
        return start(user, "nre-benefit", fields("solutionKey", solution, "businessCase", BUSINESS_CASE, "expectedRevenue", "1.00"));
    }

    @Test
    @Rule("NRE-01")
    void aPartnerWithoutTheSoftwarePathIsToldWhy() {
        String solution = launched("bluewave");
        String task = task(solution, "apply-qualification").getId();

        assertRefused(409, "NOT_ELIGIBLE", "software path", () -> complete("bluewave-sales", solution, "apply-qualification",
                "businessCase", BUSINESS_CASE, "expectedRevenue", "1.00"));
        assertRefused(409, "NOT_ELIGIBLE", "software path", () -> apply("bluewave-sales", solution));

        assertThat(task(solution, "apply-qualification").getId()).as("the task stays as it was").isEqualTo(task);
        assertThat(solution(solution).nreKey()).isNull();
        assertThat(solution(solution).businessCase()).as("nothing has changed").isNull();
        assertThat(count("select count(*) from nre_application where solution_key = ?", solution)).isZero();
    }

    @Test
    @Rule("NRE-01")
    void aSolutionThatIsNotCertifiedIsNotEligible() {
        String solution = submitted();

        assertRefused(409, "NOT_ELIGIBLE", "not certified", () -> apply("cloudstar-sales", solution));
    }

    @Test
    @Rule("NRE-01")
    void anotherPartnersSolutionIsUnknown() {
        String solution = launched("cloudstar");

        assertFieldRefused("solutionKey", () -> apply("starbridge-sales", solution));
        assertFieldRefused("solutionKey", () -> apply("starbridge-sales", "SOL-2026-999999"));
    }

    @Test
    @Rule("NRE-02")
    void aSolutionGetsNreOnceEver() {
        String solution = launched("cloudstar");
        String key = qualificationAppliedFor(solution);

        assertRefused(409, "NRE_TAKEN", solution, () -> apply("cloudstar-sales", solution));

        assertThat(solution(solution).nreKey()).isEqualTo(key);
    }

    @Test
    @Rule("NRE-02")
    void ofTwoApplicationsAtTheSameMomentOneIsRefused() throws Exception {
        String solution = launched("cloudstar");
        ExecutorService people = Executors.newFixedThreadPool(2);
        CountDownLatch together = new CountDownLatch(2);
        List<String> made = Collections.synchronizedList(new ArrayList<>());
        List<Throwable> refused = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> all = new ArrayList<>();
        for (String user : List.of("cloudstar-sales", "cloudstar-admin")) {
            all.add(people.submit(() -> {
                together.countDown();
                try {
                    together.await();
                    made.add(apply(user, solution));
                } catch (Throwable refusal) {
                    refused.add(refusal);
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        people.shutdown();

        assertThat(made).hasSize(1);
        assertThat(refused).singleElement().satisfies(refusal -> assertRefused(409, "NRE_TAKEN", solution, () -> {
            throw refusal;
        }));
        assertThat(count("select count(*) from nre_application where solution_key = ?", solution)).isOne();
    }

    @Test
    @Rule("NRE-03")
    void theOfferStandsUntilTheEndOfItsLastDay() {
        moveTo(LocalDate.parse("2026-03-02"));
        String solution = launched("cloudstar");

        moveTo(endOf(LocalDate.parse("2027-03-02")));
        assertRefused(409, "NOT_ELIGIBLE", "2027-03-02", () -> qualificationAppliedFor(solution));
        moveTo(endOf(LocalDate.parse("2027-03-02")).minusSeconds(1));
        assertThat(qualificationAppliedFor(solution)).startsWith("NRE-");
    }

    @Test
    @Rule("NRE-04")
    void resultsOfQualificationAndSowGoOutAsNoticeAndMail() {
        String key = technicallyApproved();

        assertThat(notices("cloudstar-delivery", key)).containsExactly("资格申请审核通过 " + key, "技术评估审核通过 " + key);
        assertThat(count("select count(*) from notice where record_key = ? and user_id = 'cloudstar-finance'", key)).isZero();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            modelarts cce dws,              true
            modelarts gaussdb dataarts-studio, true
            modelarts cce,                  false
            cce dws css iotda,              false
            modelarts modelarts modelarts,  false
            modelarts cce ecs rds,          false
            modelarts cce dws unknown,      false""")
    @Rule("NRE-05")
    void aSowCoversThreeHigherOrderServicesAndOneKeyService(String services, boolean covered) {
        String key = qualified();

        if (covered) {
            uploadSow(key, List.of(services.split(" ")));
            assertThat(status(key)).isEqualTo("technical-reviewing");
        } else {
            assertFieldRefused("cloudServices", () -> uploadSow(key, List.of(services.split(" "))));
            assertThat(status(key)).isEqualTo("qualification-approved");
        }
    }

    @Test
    @Rule("NRE-05")
    void theRefusalNamesWhatLacks() {
        String key = qualified();

        assertRefused(400, "FIELD_INVALID cloudServices", "2 of 3 higher-order", () -> uploadSow(key, List.of("modelarts", "cce")));
        assertRefused(400, "FIELD_INVALID cloudServices", "0 of 1 key", () -> uploadSow(key, List.of("cce", "css", "dws")));
        assertRefused(400, "FIELD_INVALID cloudServices", "nowhere", () -> uploadSow(key, List.of("cce", "css", "nowhere")));
    }

    @Test
    @Rule("NRE-06")
    void thePartnerSeesTheWorkloadAfterTheTechnicalApproval() {
        String key = qualified();
        uploadSow(key, SERVICES);
        assertThat(application(key, "cloudstar-delivery").workloadPersonDays()).isNull();
        assertThat(application(key, "psa").workloadPersonDays()).isEqualTo(120);

        approve("psa", key, "evaluate-technically");

        assertThat(application(key, "cloudstar-delivery").workloadPersonDays()).isEqualTo(120);
    }

    @Test
    @Rule("NRE-07")
    void thePartnerSubmitsNothingForTheFinalEvaluation() {
        String key = technicallyApproved();

        assertRefused(403, "NOT_ALLOWED", "ecosystem-manager", () -> complete("cloudstar-admin", key, "start-final-evaluation"));
        complete("pdm", key, "start-final-evaluation", "note", "内部说明");
        assertRefused(403, "NOT_ALLOWED", "value-expert", () -> approve("pdm", key, "evaluate-business-value"));

        assertThat(application(key, "expert").note()).isEqualTo("内部说明");
        assertThat(application(key, "cloudstar-admin").note()).isNull();
    }

    @Test
    @Rule("NRE-08")
    void afterTheFinalEvaluationThePartnerSeesWhomToSignWith() {
        String key = awaitingSignature();

        NreView application = application(key, "cloudstar-sales");

        assertThat(application.status().zh()).isEqualTo("待签署协议");
        assertThat(application.ecosystemManager().name()).isEqualTo("王生态 Wang Shengtai");
        assertThat(application.ecosystemManager().email()).isEqualTo("pdm@vendor.example");
        assertThat(application.ecosystemManager().mobile()).isEqualTo("13800000001");
    }

    @Test
    @Rule("NRE-09")
    void whoUploadedTheAgreementCannotCheckIt() {
        String key = awaitingSignature();
        complete("admin", key, "sign-agreement", "agreement", AGREEMENT, "amount", "1000.00", "milestones", milestones("100.00"));

        assertRefused(403, "FOUR_EYES", "", () -> approve("admin", key, "check-agreement"));
        assertRefused(403, "FOUR_EYES", "", () -> reject("admin", key, "check-agreement"));
        assertThat(task(key, "check-agreement").getAssignee()).as("the refused completion leaves the task as it was").isNull();

        approve("operations", key, "check-agreement");
        assertThat(status(key)).isEqualTo("in-acceptance");
    }

    @Test
    @Rule("NRE-09")
    void whoUploadedAnAgreementOfAnEarlierRoundCannotCheckItEither() {
        String key = awaitingSignature();
        complete("admin", key, "sign-agreement", "agreement", AGREEMENT, "amount", "1000.00", "milestones", milestones("100.00"));
        reject("operations", key, "check-agreement");
        complete("pdm", key, "sign-agreement", "amount", "1100.00");

        assertRefused(403, "FOUR_EYES", "", () -> approve("admin", key, "check-agreement"));

        approve("operations", key, "check-agreement");
        assertThat(status(key)).isEqualTo("in-acceptance");
    }

    @Test
    @Rule("NRE-10")
    void thePartnerSeesTheAgreementOnlyOnceItIsChecked() {
        String key = awaitingSignature();
        sign(key, "300000.00", "40.00", "60.00");

        NreView before = application(key, "cloudstar-admin");
        assertThat(before.amount()).isNull();
        assertThat(before.agreement()).isNull();
        assertThat(before.milestones()).isNull();
        assertThat(before.currentMilestone()).isNull();
        assertThat(application(key, "operations").amount()).isEqualTo("300000.00");

        complete("operations", key, "check-agreement", "decision", "reject", "comment", "金额应为 280000.00");
        assertThat(application(key, "cloudstar-admin").history()).extracting(Journal.Entry::comment).doesNotContain("金额应为 280000.00");
        assertThat(noticeTexts("cloudstar-admin", key)).noneMatch(text -> text.contains("280000"));
        assertThat(application(key, "pdm").history()).extracting(Journal.Entry::comment).contains("金额应为 280000.00");

        complete("pdm", key, "sign-agreement", "amount", "280000.00");
        approve("operations", key, "check-agreement");
        NreView after = application(key, "cloudstar-admin");
        assertThat(after.amount()).isEqualTo("280000.00");
        assertThat(after.agreement().name()).isEqualTo("NRE协议.pdf");
        assertThat(after.milestones()).extracting(NreView.MilestoneView::amount).containsExactly("112000.00", "168000.00");
    }

    @Test
    @Rule("NRE-11")
    void sharesThatDoNotAddUpAreRefused() {
        String key = awaitingSignature();

        assertRefused(400, "FIELD_INVALID milestones", "99.99", () -> sign(key, "100.00", "40.00", "59.99"));
        assertFieldRefused("milestones", () -> sign(key, "100.00", "40.00", "60.01"));
        assertFieldRefused("milestones", () -> sign(key, "100.00", "10", "10", "10", "10", "10", "10", "10", "10", "10", "5", "5"));
        assertFieldRefused("milestones", () -> complete("pdm", key, "sign-agreement", "agreement", AGREEMENT, "amount", "1.00",
                "milestones", List.of()));
        assertFieldRefused("amount", () -> sign(key, "0.00", "100.00"));
        assertFieldRefused("amount", () -> sign(key, "-5.00", "100.00"));
        sign(key, "100.00", "10", "10", "10", "10", "10", "10", "10", "10", "10", "10");
        assertThat(application(key, "pdm").milestones()).hasSize(10);
    }

    @Test
    @Rule("NRE-11")
    void theAmountsOfAgreementAndMilestonesAgreeToTheCent() {
        String key = inAcceptance("100.00", "33.33", "33.33", "33.34");

        assertThat(application(key, "cloudstar-sales").milestones()).extracting(NreView.MilestoneView::amount)
                .containsExactly("33.33", "33.33", "33.34");
    }

    @Test
    @Rule("NRE-12")
    void acceptanceNeedsAValidBusinessCertification() {
        String key = inAcceptance("100.00", "100.00");
        jdbc.sql("update business_certification set status = 'voided' where partner_id = 'cloudstar' and status = 'certified'").update();

        assertRefused(409, "NOT_CERTIFIED", "certification", () -> complete("cloudstar-delivery", key, "request-acceptance",
                "acceptanceMaterial", MATERIAL));
        assertThat(milestoneStatuses(key)).containsExactly("open");

        certifyAgain();
        complete("cloudstar-delivery", key, "request-acceptance", "acceptanceMaterial", MATERIAL);
        assertThat(milestoneStatuses(key)).containsExactly("reviewing");
    }

    @Test
    @Rule("CRT-12")
    void acceptanceWaitsWhileACertificationIsOpen() {
        String key = inAcceptance("100.00", "100.00");
        jdbc.sql("update business_certification set status = 'checking' where partner_id = 'cloudstar' and status = 'certified'").update();
        try {
            assertRefused(409, "CERTIFICATION_PENDING", "", () -> complete("cloudstar-delivery", key, "request-acceptance",
                    "acceptanceMaterial", MATERIAL));
        } finally {
            jdbc.sql("update business_certification set status = 'certified' where partner_id = 'cloudstar' and status = 'checking'").update();
        }
        assertThat(milestoneStatuses(key)).containsExactly("open");
    }

    @Test
    @Rule("NRE-13")
    void milestonesAreAcceptedInOrder() {
        String key = inAcceptance("90.00", "30.00", "30.00", "40.00");
        assertThat(application(key, "cloudstar-sales").currentMilestone().no()).isEqualTo(1);

        acceptMilestone(key);

        assertThat(application(key, "cloudstar-sales").currentMilestone().no()).isEqualTo(2);
        assertThat(milestoneStatuses(key)).containsExactly("approved", "open", "open");
        complete("cloudstar-delivery", key, "request-acceptance", "acceptanceMaterial", DemoFiles.pdf("第二里程碑.pdf"));
        assertThat(application(key, "cloudstar-sales").milestones().get(1).acceptanceMaterial().name()).isEqualTo("第二里程碑.pdf");
        assertThat(application(key, "cloudstar-sales").milestones().get(0).acceptanceMaterial().name()).isEqualTo("验收材料.docx");
    }

    @Test
    @Rule("NRE-13")
    void theNextMilestoneNeedsMaterialOfItsOwn() {
        String key = inAcceptance("100.00", "50.00", "50.00");
        acceptMilestone(key);

        assertFieldRefused("acceptanceMaterial", () -> complete("cloudstar-delivery", key, "request-acceptance"));
    }

    @Test
    @Rule("NRE-14")
    void anApprovedMilestoneIsPayableOnceOfItsAmount() {
        String key = inAcceptance("300000.00", "40.00", "60.00");
        complete("cloudstar-delivery", key, "request-acceptance", "acceptanceMaterial", MATERIAL);
        reject("psa", key, "review-acceptance");
        assertThat(payables(key)).as("a rejection makes nothing payable").isEmpty();

        acceptMilestone(key);
        acceptMilestone(key);

        assertThat(payables(key)).containsExactly(Map.entry(1, new BigDecimal("120000.00")), Map.entry(2, new BigDecimal("180000.00")));
    }

    @Test
    @Rule("NRE-14")
    void aRepeatedStepMakesNoSecondPayable() {
        String key = inAcceptance("300000.00", "100.00");
        acceptMilestone(key);
        Milestone approved = repository.milestones(List.of(key)).get(key).get(0);

        transaction.executeWithoutResult(status -> repository.recordPayable(key, approved));
        assertRefused(409, "ALREADY_DECIDED", "", () -> applications.reviewAcceptance(key, new Decision(true, null)));

        assertThat(payables(key)).containsExactly(Map.entry(1, new BigDecimal("300000.00")));
    }

    @Test
    @Rule("NRE-14")
    void aPaymentMarksItsMilestoneOnceAndOnlyAnApprovedOne() {
        String key = inAcceptance("100.00", "50.00", "50.00");

        assertRefused(409, "NOT_PAYABLE", "milestone 1", () -> applications.payMilestone(key, 1, "PAY-2026-000001"));
        acceptMilestone(key);
        applications.payMilestone(key, 1, "PAY-2026-000001");
        applications.payMilestone(key, 1, "PAY-2026-000009");

        NreView.MilestoneView paid = application(key, "cloudstar-sales").milestones().get(0);
        assertThat(paid.status().code()).isEqualTo("paid");
        assertThat(paid.payoutKey()).as("the event of the slip that paid it").isEqualTo("PAY-2026-000001");
    }

    @Test
    @Rule("NRE-15")
    void anApplicationThatFailedBlocksTheSolutionAlsoOverItsOffer() {
        String key = technicallyApproved();
        complete("pdm", key, "start-final-evaluation");
        reject("expert", key, "evaluate-business-value");

        assertRefused(409, "NRE_TAKEN", "", () -> apply("cloudstar-admin", application(key, "pdm").solutionKey()));
    }

    private List<Map.Entry<Integer, BigDecimal>> payables(String key) {
        return jdbc.sql("select milestone_no, amount from nre_payable where nre_key = ? order by milestone_no").param(key)
                .query((row, n) -> Map.entry(row.getInt(1), row.getBigDecimal(2))).list();
    }
}
