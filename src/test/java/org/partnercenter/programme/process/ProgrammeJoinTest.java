package org.partnercenter.programme.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.IdentityChanged;
import org.partnercenter.programme.Acceptance;
import org.partnercenter.programme.Condition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Every path through {@code programme-join}. */
class ProgrammeJoinTest extends ProgrammeProcessTest {

    @Autowired
    private RepositoryService repository;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private TransactionTemplate transaction;

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("programme-join");
    }

    @BeforeEach
    void setClock() {
        moveTo(TODAY);
    }

    @Test
    @Rule("PRG-01")
    void aNewProgrammeIsARowOfThePolicyTable() throws Exception {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey("programme-join").latestVersion().singleResult().getId();
        var before = repository.createDecisionDefinitionQuery().decisionDefinitionKey("programme-policy").latestVersion().singleResult();
        String table = new String(repository.getResourceAsStream(before.getDeploymentId(), before.getResourceName()).readAllBytes(),
                StandardCharsets.UTF_8);
        int row = table.indexOf("<rule id=\"programme-service-capability\">");
        String copied = table.substring(row, table.indexOf("</rule>", row) + "</rule>".length()).replace("service-capability", "data-partner")
                .replace("服务伙伴能力提升专项计划", "数据伙伴计划");
        String partner = capable();
        var deployment = repository.createDeployment().name("an administrator's").addString(before.getResourceName(),
                table.substring(0, row) + copied + table.substring(row)).deploy();
        try {
            String key = apply(partner, "data-partner");

            assertThat(status(key)).isEqualTo("reviewing");
            approve("reviewer", key, "review-membership");
            assertThat(record(key).programmeName()).isEqualTo("数据伙伴计划");
            assertThat(record(key).validUntil()).hasToString("2026-12-31");
            assertThat(instance(key).getProcessDefinitionId()).isEqualTo(definition);
            assertThat(programmes.programme("data-partner", actor(partner + "-admin")).status().code()).isEqualTo("member");
            as("pdm", () -> memberships.end(key, Map.of("reason", "试验结束"), actor("pdm")));
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    @Rule({"PRG-06", "PRG-08", "PRG-16"})
    void anApplicationIsRejectedCorrectedAndApproved() {
        String partner = capable();
        String key = start(partner + "-admin", "programme-join", draft("service-capability"));
        assertThat(instance(key)).isWaitingAt("edit-application");
        complete(partner + "-admin", key, "edit-application", "action", "save", "note", "请多关照", "conditionsConfirmed", true);
        assertThat(record(key).note()).isEqualTo("请多关照");
        assertFieldRefused("agreementsAccepted", () -> complete(partner + "-admin", key, "edit-application", "action", "submit"));
        complete(partner + "-admin", key, "edit-application", "action", "submit", "agreementsAccepted", true);

        assertThat(instance(key)).isWaitingAt("review-membership", "withdraw-application");
        assertThat(task(key, "review-membership").getDueDate()).isEqualTo(endOf(TODAY.plusDays(7)));
        assertThat(record(key).agreements()).extracting(Acceptance::version, Acceptance::by)
                .containsOnly(org.assertj.core.groups.Tuple.tuple("2026-01", partner + "-admin"));
        assertThat(record(key).conditions()).isNotEmpty().allMatch(Condition::met);

        reject("reviewer", key, "review-membership");
        assertThat(status(key)).isEqualTo("rejected");
        assertThat(record(key).comment()).isEqualTo(REASON);
        assertThat(noticeTexts(partner + "-admin", key)).anyMatch(text -> text.contains(REASON));
        complete(partner + "-admin", key, "edit-application", "action", "submit");
        assertThat(status(key)).isEqualTo("reviewing");

        approve("reviewer", key, "review-membership");
        assertThat(instance(key)).isWaitingAtExactly("hold-membership");
        assertThat(status(key)).isEqualTo("joined");
        assertThat(notices(partner + "-admin", key)).contains("审核不通过 " + key, "已加入 " + key);
        assertThat(count("select count(*) from mail where recipient = ?", partner + "-admin@test.example")).isGreaterThanOrEqualTo(2);
        // conditions stay as they were at the submission
        jdbc.sql("update partner set service_stage = 'joined' where id = ?").param(partner).update();
        assertThat(record(key).conditions()).allMatch(Condition::met);
        assertVariables(key, "mode", "programmeCode", "closed", "review", "withdrawable", "decision", "action", "limited");
    }

    @Test
    @Rule({"PRG-03", "PRG-04"})
    void theConditionsAreCheckedOnSubmissionAndOnApproval() {
        String partner = partner(Identity.NONE);
        assertRefused(409, "CONDITIONS_NOT_MET", "SERVICE_PATH", () -> apply(partner, "service-capability"));
        assertRefused(409, "CONDITIONS_NOT_MET", "ROLE_CERTIFIED", () -> apply(partner, "service-capability"));
        String key = start(partner + "-admin", "programme-join", draft("service-capability"));
        assertRefused(409, "CONDITIONS_NOT_MET", "SERVICE_PATH", () -> complete(partner + "-admin", key, "edit-application", "action", "submit",
                "conditionsConfirmed", true, "agreementsAccepted", true));
        assertThat(status(key)).isEqualTo("draft");
        jdbc.sql("update partner set service_stage = 'role-certified' where id = ?").param(partner).update();
        complete(partner + "-admin", key, "edit-application", "action", "submit", "conditionsConfirmed", true, "agreementsAccepted", true);

        jdbc.sql("update partner set service_stage = 'joined' where id = ?").param(partner).update();
        assertRefused(409, "CONDITIONS_NOT_MET", "ROLE_CERTIFIED", () -> approve("reviewer", key, "review-membership"));
        assertThat(status(key)).isEqualTo("reviewing");
        reject("reviewer", key, "review-membership");
        complete(partner + "-admin", key, "edit-application", "action", "delete");
        assertThat(status(key)).isEqualTo("withdrawn");
    }

    @Test
    @Rule("PRG-05")
    void serviceCapabilityAsksForPathAndStageAndNothingElse() {
        String partner = capable();
        accounts.change("acc-" + partner, new HashMap<>(Map.of("realName", -1, "openResources", 5)));

        assertThat(programmes.programme("service-capability", actor(partner + "-admin")).conditions()).extracting(Condition::code)
                .containsExactly("ACTIVE", "NOT_RESELLER", "SERVICE_PATH", "ROLE_CERTIFIED", "NOT_MEMBER");
        assertThat(partners.get(partner).capabilityLabels()).isEmpty();
        assertThat(status(member(partner))).isEqualTo("joined");
    }

    @Test
    @Rule("PRG-09")
    void anApplicationInReviewIsWithdrawnAndMadeAnew() {
        String partner = capable();
        String key = apply(partner, "service-capability");
        ProcessInstance instance = instance(key);

        complete(partner + "-admin", key, "withdraw-application", "comment", "稍后再申请");

        assertThat(instance).isEnded().hasPassed("application-withdrawn", "application-closed").hasNotPassed("join-programme");
        assertThat(status(key)).isEqualTo("withdrawn");
        assertThat(status(member(partner))).isEqualTo("joined");
    }

    @Test
    @Rule("PRG-09")
    void aDraftIsDeleted() {
        String partner = partner(Identity.NONE);
        String key = start(partner + "-admin", "programme-join", draft("co-exploration"));
        ProcessInstance instance = instance(key);

        complete(partner + "-admin", key, "edit-application", "action", "delete");

        assertThat(instance).isEnded();
        assertThat(status(key)).isEqualTo("withdrawn");
        assertThat(status(apply(partner, "co-exploration"))).isEqualTo("joined");
    }

    @Test
    @Rule({"PRG-06", "PRG-02"})
    void aProgrammeWithoutReviewIsJoinedAtOnce() {
        String partner = partner(Identity.NONE);
        for (String field : List.of("conditionsConfirmed", "agreementsAccepted")) {
            Map<String, Object> form = application("co-exploration");
            form.put(field, false);
            assertFieldRefused(field, () -> start(partner + "-admin", "programme-join", form));
        }
        String key = apply(partner, "co-exploration");

        assertThat(status(key)).isEqualTo("joined");
        assertThat(record(key).validFrom()).isEqualTo(TODAY);
        assertThat(record(key).validUntil()).hasToString("2027-01-31");
        assertThat(record(key).history()).hasSize(1);
        assertThat(record(key).deadline().at()).isEqualTo(endOf(record(key).validUntil()));
    }

    @Test
    @Rule("PRG-02")
    void whoMayStartWhat() {
        String partner = partner(Identity.NONE);
        for (String code : List.of("distributor", "reseller", "marketplace-seller")) {
            assertRefused(409, "PROGRAMME_NOT_OPEN", "", () -> apply(partner, code));
        }
        assertFieldRefused("programmeCode", () -> apply(partner, "nothing"));
        for (String code : List.of("co-exploration", "reseller", "marketplace-seller")) {
            assertRefused(409, "PROGRAMME_NOT_OPEN", "", () -> start("pdm", "programme-join", fields("programmeCode", code, "partnerId", partner)));
        }
        assertFieldRefused("partnerId", () -> start("pdm", "programme-join", fields("programmeCode", "distributor")));
        assertFieldRefused("submit", () -> start("pdm", "programme-join", fields("programmeCode", "distributor", "partnerId", partner, "submit", true)));
        assertFieldRefused("submit", () -> start(partner + "-admin", "programme-join", fields("programmeCode", "co-exploration")));
        assertRefused(403, "NOT_ALLOWED", "", () -> start(partner + "-finance", "programme-join", application("co-exploration")));
        assertRefused(403, "NOT_ALLOWED", "", () -> start("reviewer", "programme-join", fields("programmeCode", "distributor", "partnerId", partner)));
        assertThat(count("select count(*) from programme_membership where partner_id = ?", partner)).isZero();
    }

    @Test
    @Rule({"PRG-02", "PRG-09", "PRG-11"})
    void anInvitationIsAcceptedReviewedAndGivesTheIdentity() {
        String partner = partner(Identity.NONE);
        String key = invite(partner);
        assertThat(status(key)).isEqualTo("invited");
        assertThat(notices(partner + "-admin", key)).containsExactly("待接受邀请 " + key);
        assertFieldRefused("attachment", () -> complete(partner + "-admin", key, "accept-invitation", "answer", "accept",
                "conditionsConfirmed", true, "agreementsAccepted", true));
        accounts.change("acc-" + partner, new HashMap<>(Map.of("realName", 0)));
        assertRefused(409, "CONDITIONS_NOT_MET", "REAL_NAME", () -> accept(partner, key));
        accounts.change("acc-" + partner, new HashMap<>(Map.of("realName", 2)));
        accept(partner, key);

        assertThat(openTasks(key)).as("the policy offers no withdrawal").containsExactly("review-membership");
        assertThat(identity(partner)).isEqualTo(Identity.NONE);
        approve("reviewer", key, "review-membership");
        assertThat(identity(partner)).isEqualTo(Identity.DISTRIBUTOR);
        assertThat(record(key).attachment().name()).isEqualTo("尽职调查.pdf");
    }

    private void accept(String partner, String key) {
        complete(partner + "-admin", key, "accept-invitation", "answer", "accept", "conditionsConfirmed", true, "agreementsAccepted", true,
                "attachment", DUE_DILIGENCE);
    }

    @Test
    @Rule("PRG-10")
    void anInvitationIsDeclinedOrExpires() {
        String partner = partner(Identity.NONE);
        String declined = invite(partner);
        complete(partner + "-admin", declined, "accept-invitation", "answer", "decline");
        assertThat(status(declined)).isEqualTo("declined");

        String key = invite(partner);
        ProcessInstance instance = instance(key);
        assertThat(job(key, "invitation-over").getDuedate()).isEqualTo(endOf(TODAY.plusDays(30)));
        moveTo(endOf(TODAY.plusDays(30)));
        assertRefused(409, "DEADLINE_OVER", "", () -> accept(partner, key));
        runTimer(key, "invitation-over");
        assertThat(instance).isEnded().hasPassed("invitation-expired");
        assertThat(status(key)).isEqualTo("expired");
        assertThat(notices(partner + "-admin", key)).contains("已到期 " + key);
    }

    @Test
    @Rule({"PRG-11", "PRG-13"})
    void theEcosystemManagerEndsAMembershipAndTheIdentityGoes() {
        String partner = partner(Identity.SOLUTION_PROVIDER);
        String key = keyOf(partner, "solution-provider");
        ProcessInstance instance = instance(key);
        assertThat(instance).isWaitingAtExactly("hold-membership");
        assertRefused(403, "NOT_ALLOWED", "", () -> end(key, "finance", "不再合作"));
        assertRefused(403, "NOT_ALLOWED", "", () -> end(key, partner + "-admin", "我们要退出"));
        assertRefused(404, "NOT_FOUND", "", () -> end(key, "bluewave-admin", "别人的"));
        assertFieldRefused("reason", () -> end(key, "pdm", " "));
        assertFieldRefused("reason", () -> end(key, "pdm", "长".repeat(501)));

        end(key, "pdm", "不再合作");

        assertThat(instance).isEnded().hasPassed("membership-ended");
        assertThat(status(key)).isEqualTo("ended");
        assertThat(record(key).reason()).isEqualTo("不再合作");
        assertThat(record(key).redeemUntil()).isEqualTo(TODAY.plusYears(1));
        assertThat(identity(partner)).isEqualTo(Identity.NONE);
        assertThat(isMember(partner, "solution-provider", TODAY.toString())).isFalse();
        assertThat(noticeTexts(partner + "-admin", key)).anyMatch(text -> text.contains("不再合作"));
        assertRefused(409, "NOT_JOINED", "", () -> end(key, "pdm", "再来一次"));
    }

    private void end(String key, String userId, String reason) {
        as(userId, () -> memberships.end(key, Map.of("reason", reason), actor(userId)));
    }

    @Test
    @Rule("PRG-11")
    void onboardingMakesTheMembershipThatGoesWithTheIdentity() {
        String reseller = partner(Identity.RESELLER);
        String key = keyOf(reseller, "reseller");
        assertThat(instance(key)).isWaitingAtExactly("hold-open-ended");
        assertThat(instance(key).getTenantId()).isEqualTo(reseller);
        assertThat(status(key)).isEqualTo("joined");
        assertThat(record(key).validUntil()).isNull();
        assertThat(record(key).history()).extracting(e -> e.from() + ">" + e.to()).containsExactly("null>joined");

        memberships.begin(reseller, "reseller");
        assertThat(keyOf(reseller, "reseller")).as("it runs already").isEqualTo(key);
        end(key, "pdm", "退出分销");
        assertThat(status(key)).isEqualTo("ended");
        assertThat(identity(reseller)).isEqualTo(Identity.NONE);
        assertThat(memberships.of(partner(Identity.NONE))).isEmpty();
    }

    @Test
    @Rule("PRG-11")
    void changingTheIdentityEndsOneMembershipAndMakesTheOther() {
        String partner = partner(Identity.SOLUTION_PROVIDER);
        String former = keyOf(partner, "solution-provider");
        String application = invite(partner);

        changeIdentity(partner, Identity.SOLUTION_PROVIDER, Identity.DISTRIBUTOR);

        assertThat(status(former)).isEqualTo("ended");
        assertThat(record(former).reason()).isEqualTo("调整身份");
        assertThat(keyOf(partner, "distributor")).as("the open invitation becomes the membership").isEqualTo(application);
        assertThat(status(application)).isEqualTo("joined");
        assertThat(instance(application)).isWaitingAtExactly("hold-membership");
        assertThat(identity(partner)).isEqualTo(Identity.DISTRIBUTOR);
    }

    @Test
    @Rule("PRG-11")
    void joiningAnotherIdentitysProgrammeEndsTheFormer() {
        String partner = partner(Identity.SOLUTION_PROVIDER);
        String key = invite(partner);
        accept(partner, key);
        approve("reviewer", key, "review-membership");

        assertThat(identity(partner)).isEqualTo(Identity.DISTRIBUTOR);
        assertThat(status(keyOf(partner, "solution-provider"))).isEqualTo("ended");
    }

    /** What the vendor's PATCH does to the profile and announces. */
    private void changeIdentity(String partner, Identity from, Identity to) {
        as("pdm", () -> transaction.executeWithoutResult(status -> {
            jdbc.sql("update partner set identity = ? where id = ?").params(to.code(), partner).update();
            events.publishEvent(new IdentityChanged(partner, from, to, "调整身份"));
        }));
    }

    @Test
    @Rule({"PRG-12", "PRG-14"})
    void thePartnerIsRemindedAndTheTermIsRenewedWhereTheConditionsAreMet() {
        String partner = partner(Identity.NONE);
        String key = apply(partner, "co-exploration");
        String number = record(key).certificateNumber();
        assertThat(job(key, "reminder-due").getDuedate()).isEqualTo(endOf(LocalDate.parse("2026-12-31")).plusSeconds(9 * 3600));

        runTimer(key, "reminder-due");
        assertThat(notices(partner + "-admin", key)).contains("伙伴计划将于 2027-01-31 到期 " + key);
        assertThat(instance(key)).isWaitingAtExactly("hold-membership");
        runTimer(key, "term-over");

        assertThat(status(key)).isEqualTo("joined");
        assertThat(instance(key)).isWaitingAtExactly("hold-membership");
        assertThat(record(key).termFrom()).hasToString("2027-02-01");
        assertThat(record(key).validUntil()).hasToString("2028-01-31");
        assertThat(record(key).certificateNumber()).isNotEqualTo(number);
        assertThat(job(key, "term-over").getDuedate()).isEqualTo(endOf(LocalDate.parse("2028-01-31")));
        assertThat(isMember(partner, "co-exploration", "2026-03-01")).isFalse();
        assertThat(isMember(partner, "co-exploration", "2026-03-02")).isTrue();
        assertThat(isMember(partner, "co-exploration", "2027-02-01")).isTrue();
        assertThat(isMember(partner, "co-exploration", "2028-02-01")).isFalse();
    }

    @Test
    @Rule({"PRG-11", "PRG-13", "PRG-14"})
    void aRenewalThatFailsNamesTheReasonsAndTakesTheIdentity() {
        String partner = partner(Identity.SOLUTION_PROVIDER);
        String key = keyOf(partner, "solution-provider");
        ProcessInstance instance = instance(key);
        accounts.change("acc-" + partner, new HashMap<>(Map.of("openResources", 2, "creditAccount", true)));

        runTimer(key, "term-over");

        assertThat(instance).isEnded().hasPassed("renewal-failed");
        assertThat(status(key)).isEqualTo("expired");
        assertThat(record(key).reason()).contains("有未释放资源", "有信用账户").doesNotContain("已加入或正在申请");
        assertThat(noticeTexts(partner + "-admin", key)).anyMatch(text -> text.contains("有未释放资源"));
        assertThat(identity(partner)).isEqualTo(Identity.NONE);
        assertThat(record(key).redeemUntil()).hasToString("2028-01-31");
        assertThat(isMember(partner, "solution-provider", "2027-01-31")).isTrue();
    }

    @Test
    @Rule("PRG-14")
    void aRenewalWaitsWhileNothingCanBeSaidAboutTheAccount() {
        String partner = partner(Identity.SOLUTION_PROVIDER);
        String key = keyOf(partner, "solution-provider");
        accounts.change("acc-" + partner, new HashMap<>(Map.of("available", false)));
        var timer = job(key, "term-over");
        moveTo(timer.getDuedate().toInstant());

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> management.executeJob(timer.getId()));
        assertThat(status(key)).isEqualTo("joined");
        accounts.change("acc-" + partner, new HashMap<>(Map.of("available", true)));
        management.executeJob(timer.getId());
        assertThat(record(key).validUntil()).hasToString("2028-01-31");
    }

    @Test
    @Rule("PRG-07")
    void theNextTermIsAppliedForInTheLastThirtyDays() {
        String partner = capable();
        String key = member(partner);
        assertThat(record(key).validUntil()).hasToString("2026-12-31");
        moveTo(LocalDate.parse("2026-11-30"));
        assertRefused(409, "ALREADY_MEMBER", "", () -> apply(partner, "service-capability"));
        moveTo(LocalDate.parse("2026-12-01"));
        assertThat(programmes.programme("service-capability", actor(partner + "-admin")).joinable()).isTrue();
        String next = member(partner);
        assertThat(record(next).validFrom()).hasToString("2027-01-01");
        assertThat(record(next).validUntil()).hasToString("2027-12-31");
        assertRefused(409, "ALREADY_MEMBER", "", () -> apply(partner, "service-capability"));

        ProcessInstance instance = instance(key);
        runTimer(key, "term-over");

        assertThat(instance).isEnded().hasPassed("membership-expired");
        assertThat(status(key)).isEqualTo("expired");
        assertThat(status(next)).isEqualTo("joined");
        for (String day : List.of("2026-12-31", "2027-01-01", "2027-12-31")) {
            assertThat(isMember(partner, "service-capability", day)).as(day).isTrue();
        }
        assertThat(isMember(partner, "service-capability", "2028-01-01")).isFalse();
    }

    @Test
    @Rule("PRG-07")
    void whoJoinsInDecemberStaysUntilTheEndOfTheNextYear() {
        moveTo(LocalDate.parse("2026-12-01"));
        assertThat(record(member(capable())).validUntil()).hasToString("2027-12-31");
        moveTo(LocalDate.parse("2026-11-30"));
        assertThat(record(member(capable())).validUntil()).hasToString("2026-12-31");
        moveTo(LocalDate.parse("2027-01-15"));
        assertThat(record(apply(partner(Identity.NONE), "co-exploration")).validUntil()).hasToString("2027-01-31");
    }

    @Test
    @Rule("PRG-15")
    void aJoinedMembershipOffersItsCertificateWhereThePolicyHasOne() {
        String partner = capable();
        String key = apply(partner, "service-capability");
        assertRefused(409, "NO_CERTIFICATE", "", () -> certificates.of(key, actor(partner + "-finance")));
        approve("reviewer", key, "review-membership");
        assertThat(new String(certificates.of(key, actor(partner + "-finance")), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(certificates.of(key, actor("pdm"))).isNotEmpty();
        assertRefused(404, "NOT_FOUND", "", () -> certificates.of(key, actor("bluewave-admin")));
        String reseller = keyOf(partner(Identity.RESELLER), "reseller");
        assertRefused(409, "NO_CERTIFICATE", "", () -> certificates.of(reseller, actor("pdm")));
        assertThat(record(reseller).certificate()).isNull();
        end(key, "pdm", "结束");
        assertRefused(409, "NO_CERTIFICATE", "", () -> certificates.of(key, actor("pdm")));
    }
}
