package org.partnercenter.reseller.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.incentive.DeliveryProjects;
import org.partnercenter.incentive.Registration;
import org.partnercenter.partner.Identity;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.security.RunAs;
import org.partnercenter.reseller.CooperationEnded;
import org.partnercenter.reseller.CooperationReviews;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RecordApplicationEvents
class ResellerCooperationTest extends ResellerProcessTest {

    @Autowired
    private CooperationReviews reviews;
    @Autowired
    private RunAs runAs;
    @Autowired
    private ApplicationEvents events;
    @Autowired
    private DeliveryProjects projects;

    @AfterAll
    void everyPathWasTaken() {
        coverage.requireComplete("reseller-cooperation");
    }

    @Test
    @Rule({"RSL-06", "RSL-07", "RSL-08"})
    void anApplicationIsReviewedByTheVendorThenByTheDistributorWhoGetsTheReseller() {
        moveTo(LocalDate.parse("2026-03-02"));
        String applicant = applicant();
        String distributor = distributor();
        String key = apply(applicant, distributor);
        ProcessInstance instance = instance(key);
        assertThat(instance.getTenantId()).as("the tenant that has to answer").isEqualTo(distributor);
        assertThat(status(key)).isEqualTo("plan-reviewing");
        assertThat(task(key, "review-plan-application").getDueDate()).isEqualTo(endOf(LocalDate.parse("2026-03-09")));
        assertVariables(key, "kind");
        assertThat(notices(distributor + "-admin", key)).as("not the distributor's turn yet").isEmpty();

        approve("reviewer", key, "review-plan-application");
        assertThat(status(key)).isEqualTo("awaiting-distributor");
        assertThat(notices(distributor + "-sales", key)).containsExactly("待总经销商审核 " + key);
        approve(distributor + "-sales", key, "review-cooperation");

        assertThat(instance).isEnded().hasPassed("cooperation-begun");
        assertThat(status(key)).isEqualTo("cooperating");
        assertAttached(applicant, distributor);
        assertThat(notices(applicant + "-admin", key)).contains("合作中 " + key);
        assertThat(notices(distributor + "-admin", key)).contains("合作中 " + key);
    }

    @Test
    @Rule("RSL-06")
    void eachReviewerMayRejectAndSaysWhy() {
        String applicant = applicant();
        String first = apply(applicant, "starbridge");
        reject("reviewer", first, "review-plan-application");
        assertThat(status(first)).isEqualTo("plan-rejected");
        assertThat(noticeTexts(applicant + "-admin", first)).last().asString().contains(REASON);

        String second = planApproved(applicant, "starbridge");
        assertFieldRefused("comment", () -> complete("starbridge-admin", second, "review-cooperation", "decision", "reject"));
        reject("starbridge-admin", second, "review-cooperation");
        assertThat(status(second)).isEqualTo("distributor-rejected");
        assertThat(partners.get(applicant).identity()).isEqualTo(Identity.NONE);
    }

    @Test
    @Rule("RSL-06")
    void manyApplicationsAreReviewedAtOnceEachForItself() {
        String one = planApproved(applicant(), "starbridge");
        String two = planApproved(applicant(), "starbridge");
        String foreign = planApproved(applicant(), distributor());
        String notYet = apply(applicant(), "starbridge");

        List<CooperationReviews.Result> results = runAs.user("starbridge-sales",
                () -> reviews.review(List.of(one, foreign, "RSC-2026-999999", notYet, two), new Decision(true, null)));

        assertThat(results).extracting(CooperationReviews.Result::key).containsExactly(one, foreign, "RSC-2026-999999", notYet, two);
        assertThat(results).extracting(CooperationReviews.Result::code).containsExactly(null, "NOT_FOUND", "NOT_FOUND", "NOT_FOUND", null);
        assertThat(List.of(status(one), status(two), status(foreign), status(notYet)))
                .containsExactly("cooperating", "cooperating", "awaiting-distributor", "plan-reviewing");
    }

    @Test
    @Rule("RSL-04")
    void anApplicantMustBeFreeRealNameVerifiedAndItsTargetADistributor() {
        String unverified = applicant();
        as("operations", () -> accounts.change("hw-" + unverified, Map.of("realName", 1)));
        assertBlocked("NOT_REAL_NAME", () -> apply(unverified, "starbridge"));
        String applying = applicant();
        as("operations", () -> accounts.change("hw-" + applying, Map.of("partnerState", "applying")));
        assertBlocked("IS_PARTNER", () -> apply(applying, "starbridge"));
        assertBlocked("IS_PARTNER", () -> apply(freeReseller(), "starbridge"));
        assertBlocked("ALREADY_ATTACHED, IS_PARTNER", () -> apply(organisation(Identity.RESELLER, "starbridge", "CN"), "starbridge"));
        String applicant = applicant();
        assertBlocked("NOT_A_DISTRIBUTOR", () -> apply(applicant, "bluewave"));
        String frozen = distributor();
        freeze(frozen, "frozen");
        assertBlocked("NOT_A_DISTRIBUTOR", () -> apply(applicant, frozen));
        assertThat(count("select count(*) from reseller_cooperation where partner_id = ?", applicant)).as("nothing was made").isZero();
        assertFieldRefused("counterpartId", () -> apply(applicant, "nonsense"));
        assertFieldRefused("counterpartId", () -> apply(applicant, applicant));
        assertFieldRefused("message", () -> start(applicant + "-admin", "reseller-cooperation",
                fields("kind", "application", "counterpartId", "starbridge")));

        apply(applicant, "starbridge");
        assertBlocked("IS_PARTNER", () -> apply(applicant, distributor()));
    }

    @Test
    @Rule({"RSL-04", "RSL-05"})
    void whatWasAllowedAtTheStartIsCheckedAgainBeforeItTakesEffect() {
        String distributor = distributor();
        String applicant = applicant();
        String key = planApproved(applicant, distributor);
        freeze(applicant, "frozen");

        assertBlocked("FROZEN", () -> approve(distributor + "-sales", key, "review-cooperation"));
        assertThat(status(key)).isEqualTo("awaiting-distributor");
        assertThat(partners.get(applicant).distributorId()).isNull();

        freeze(applicant, "active");
        approve(distributor + "-sales", key, "review-cooperation");
        assertAttached(applicant, distributor);
    }

    @Test
    @Rule({"RSL-05", "RSL-08"})
    void anInviteeInThePlanAcceptsAndIsAttached() {
        String distributor = distributor();
        String reseller = freeReseller();
        String key = invite(distributor, reseller);
        assertThat(instance(key).getTenantId()).isEqualTo(reseller);
        assertThat(status(key)).isEqualTo("invited");
        assertThat(notices(reseller + "-admin", key)).containsExactly("待接受邀请 " + key);

        complete(reseller + "-admin", key, "accept-invitation", "answer", "accept");

        assertThat(status(key)).isEqualTo("cooperating");
        assertAttached(reseller, distributor);
        assertThat(notices(distributor + "-sales", key)).containsExactly("合作中 " + key);
    }

    @Test
    @Rule("RSL-05")
    void onlyAFreeMemberOfThePlanInTheSameRegionIsInvited() {
        String distributor = distributor();
        assertBlocked("NOT_IN_RESELLER_PLAN", () -> invite(distributor, applicant()));
        assertBlocked("OTHER_REGION", () -> invite(distributor, freeReseller("SG")));
        String reseller = freeReseller();
        String other = invite(distributor(), reseller);
        String key = invite(distributor, reseller);
        complete(reseller + "-admin", other, "accept-invitation", "answer", "accept");

        assertBlocked("ALREADY_ATTACHED", () -> complete(reseller + "-admin", key, "accept-invitation", "answer", "accept"));
        assertBlocked("ALREADY_ATTACHED", () -> invite(distributor(), reseller));
        complete(reseller + "-admin", key, "accept-invitation", "answer", "decline", "comment", "已有总经销商");
        assertThat(status(key)).isEqualTo("declined");
        assertThat(noticeTexts(distributor + "-admin", key)).last().asString().contains("已有总经销商");
    }

    @Test
    @Rule("RSL-07")
    void anInvitationEndsAfterSevenDays() {
        moveTo(LocalDate.parse("2026-03-02"));
        String distributor = distributor();
        String reseller = freeReseller();
        String key = invite(distributor, reseller);
        assertThat(record(key).deadline().at()).isEqualTo(endOf(LocalDate.parse("2026-03-09")));
        assertThat(task(key, "accept-invitation").getDueDate()).isEqualTo(endOf(LocalDate.parse("2026-03-09")));
        moveTo(endOf(LocalDate.parse("2026-03-09")));
        assertRefused(409, "DEADLINE_OVER", "2026-03-09", () -> complete(reseller + "-admin", key, "accept-invitation", "answer", "accept"));

        runTimer(key, "invitation-time-over");

        assertThat(status(key)).isEqualTo("expired");
        assertThat(record(key).deadline()).isNull();
        assertThat(notices(distributor + "-admin", key)).containsExactly("邀请已失效 " + key);
        assertThat(notices(reseller + "-admin", key)).contains("邀请已失效 " + key);
        invite(distributor, reseller);
    }

    @Test
    @Rule("RSL-07")
    void bothSidesReadAndTheStarterWithdrawsUntilTheAnswer() {
        String applicant = applicant();
        String key = apply(applicant, "starbridge");
        assertThat(records.item(key, actor("starbridge-finance")).actions()).isEmpty();
        assertThat(records.item(key, actor(applicant + "-admin")).actions()).extracting("code").containsExactly("withdraw");
        assertThat(records.item(key, actor(applicant + "-sales")).actions()).isEmpty();
        assertRefused(404, "NOT_FOUND", "", () -> records.item(key, actor("cloudstar-admin")));
        assertRefused(409, "COOPERATION_OPEN", "", () -> apply(applicant, "starbridge"));
        assertRefused(404, "NOT_FOUND", "", () -> cooperations.withdraw(key, actor("cloudstar-admin")));
        assertRefused(403, "NOT_ALLOWED", "", () -> cooperations.withdraw(key, actor("starbridge-admin")));
        assertRefused(403, "NOT_ALLOWED", "", () -> cooperations.withdraw(key, actor(applicant + "-sales")));
        ProcessInstance instance = instance(key);

        as(applicant + "-admin", () -> cooperations.withdraw(key, actor(applicant + "-admin")));

        assertThat(instance).isEnded();
        assertThat(status(key)).isEqualTo("withdrawn");
        assertRefused(409, "ALREADY_DECIDED", "", () -> cooperations.withdraw(key, actor(applicant + "-admin")));
        apply(applicant, "starbridge");
    }

    @Test
    @Rule("RSL-08")
    void ofTwoInvitationsAnsweredAtTheSameMomentOneAttaches() throws Exception {
        for (int round = 0; round < 3; round++) {
            String reseller = freeReseller();
            List<String> distributors = List.of(distributor(), distributor());
            List<String> keys = distributors.stream().map(d -> invite(d, reseller)).toList();

            List<String> outcomes = atOnce(keys.stream().<Callable<String>>map(key -> () -> {
                complete(reseller + "-admin", key, "accept-invitation", "answer", "accept");
                return "cooperating";
            }).toList());

            assertThat(outcomes).containsExactlyInAnyOrder("cooperating", "COOPERATION_BLOCKED");
            int winner = outcomes.indexOf("cooperating");
            assertAttached(reseller, distributors.get(winner));
            assertThat(keys.stream().map(this::status)).containsExactlyInAnyOrder("cooperating", "invited");
        }
    }

    @Test
    @Rule("RSL-07")
    void ofTwoRequestsOfAPairAtTheSameMomentOneIsMade() throws Exception {
        String applicant = applicant();
        List<String> outcomes = atOnce(List.of(() -> apply(applicant, "starbridge"), () -> apply(applicant, "starbridge")));

        assertThat(outcomes).containsOnlyOnce("COOPERATION_OPEN");
        assertThat(outcomes).anyMatch(outcome -> outcome.startsWith("RSC-"));
    }

    @Test
    @Rule("RSL-09")
    void onlyTheEcosystemManagerParts() {
        String reseller = organisation(Identity.RESELLER, "starbridge", "CN");
        String key = running(reseller);
        for (String user : List.of(reseller + "-admin", "starbridge-admin", "operations", "reviewer")) {
            assertRefused(403, "NOT_ALLOWED", "", () -> cooperations.end(key, null, "不再合作", actor(user)));
        }
        assertRefused(404, "NOT_FOUND", "", () -> cooperations.end(key, null, "不再合作", actor("cloudstar-admin")));
        assertThat(records.item(key, actor("starbridge-admin")).actions()).isEmpty();
        assertThat(records.item(key, actor("pdm")).actions()).extracting("code").containsExactly("end");
        assertThat(partners.get(reseller).distributorId()).isEqualTo("starbridge");
    }

    @Test
    @Rule("RSL-09")
    void aFrozenDistributorCannotInviteAndNobodyElseCan() {
        String distributor = distributor();
        String reseller = freeReseller();
        freeze(distributor, "frozen");
        assertRefused(409, "PARTNER_FROZEN", "", () -> invite(distributor, reseller));
        assertRefused(403, "NOT_A_DISTRIBUTOR", "", () -> invite("cloudstar", reseller));
    }

    @Test
    @Rule("RSL-09")
    void aResellerEarnsNoIncentivesOfItsOwn() {
        String reseller = freeReseller();
        Registration project = new Registration("客户", "account-" + reseller, "poc", today().plusDays(1), today().plusDays(2),
                new BigDecimal("1000.00"), 1);
        assertRefused(409, "NOT_ELIGIBLE", "reseller", () -> projects.register(reseller, "OPP-2026-000001", project, null, null));
    }

    @Test
    @Rule("RSL-10")
    void theEndTellsTheMoneyModulesAndTheResellerKeepsItsPlan() {
        String distributor = distributor();
        String reseller = organisation(Identity.RESELLER, distributor, "CN");
        String key = running(reseller);

        as("pdm", () -> cooperations.end(key, null, "渠道调整", actor("pdm")));

        assertThat(events.stream(CooperationEnded.class).filter(e -> e.cooperationKey().equals(key)))
                .containsExactly(new CooperationEnded(key, reseller, distributor, null, "渠道调整"));
        assertThat(status(key)).isEqualTo("ended");
        assertThat(partners.get(reseller).distributorId()).isNull();
        assertThat(partners.get(reseller).identity()).isEqualTo(Identity.RESELLER);
        assertThat(notices(reseller + "-admin", key)).contains("合作终止 " + key);
        assertThat(notices(distributor + "-admin", key)).contains("合作终止 " + key);
        assertRefused(409, "NOT_COOPERATING", "", () -> cooperations.end(key, null, "又一次", actor("pdm")));
    }

    @Test
    @Rule({"RSL-09", "RSL-10"})
    void theVendorGivesAResellerToAnotherDistributor() {
        String old = distributor();
        String next = distributor();
        String reseller = freeReseller();
        String key = invite(old, reseller);
        complete(reseller + "-admin", key, "accept-invitation", "answer", "accept");
        assertBlocked("NOT_A_DISTRIBUTOR", () -> cooperations.end(key, "bluewave", "调整", actor("pdm")));
        assertFieldRefused("newDistributorId", () -> cooperations.end(key, "nonsense", "调整", actor("pdm")));
        assertFieldRefused("newDistributorId", () -> cooperations.end(key, old, "调整", actor("pdm")));

        as("pdm", () -> cooperations.end(key, next, "调整", actor("pdm")));

        assertThat(events.stream(CooperationEnded.class).filter(e -> e.cooperationKey().equals(key))).extracting(CooperationEnded::newDistributorId)
                .containsExactly(next);
        assertAttached(reseller, next);
        assertThat(record(running(reseller)).distributorId()).isEqualTo(next);
    }

    @Test
    @Rule({"RSL-08", "RSL-10"})
    void whoLeavesThePlanLosesItsDistributor() {
        String distributor = distributor();
        String reseller = freeReseller();
        String key = invite(distributor, reseller);
        complete(reseller + "-admin", key, "accept-invitation", "answer", "accept");

        as("pdm", () -> memberships.endAll(reseller, "reseller", "不再参加"));

        assertThat(status(key)).isEqualTo("ended");
        assertThat(partners.get(reseller).distributorId()).isNull();
        assertThat(events.stream(CooperationEnded.class).filter(e -> e.cooperationKey().equals(key))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"starbridge, cooperating, 1", ", , 0"})
    @Rule("RSL-08")
    void whoIsOnboardedUnderADistributorCooperatesWithoutAProcess(String distributor, String status, long cooperations) {
        String reseller = organisation(Identity.RESELLER, distributor, "CN");
        assertThat(count("select count(*) from reseller_cooperation where reseller_id = ?", reseller)).isEqualTo(cooperations);
        if (status != null) {
            String key = running(reseller);
            assertThat(status(key)).isEqualTo(status);
            assertThat(record(key).processInstanceId()).isNull();
            assertThat(record(key).kind()).isEqualTo("assignment");
        }
    }

    private String running(String reseller) {
        return jdbc.sql("select cooperation_key from reseller_cooperation where running_for = ?").param(reseller).query(String.class).single();
    }

    private static void assertBlocked(String codes, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertRefused(409, "COOPERATION_BLOCKED", codes, call);
    }

    private static List<String> atOnce(List<Callable<String>> calls) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier barrier = new CyclicBarrier(calls.size());
            List<Future<String>> answers = calls.stream().map(call -> people.submit(() -> {
                barrier.await();
                try {
                    return call.call();
                } catch (Refusal e) {
                    return e.code();
                } catch (RestException e) {
                    return e.getMessage().replaceAll("(?s)[: ].*", "");
                }
            })).toList();
            List<String> outcomes = new ArrayList<>();
            for (Future<String> answer : answers) {
                outcomes.add(answer.get());
            }
            return outcomes;
        } finally {
            people.shutdownNow();
        }
    }
}
