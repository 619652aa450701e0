package org.partnercenter.customer.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.customer.CustomerAssociated;
import org.partnercenter.customer.Prospect;
import org.partnercenter.customer.ReportProcessTest;
import org.partnercenter.platform.EngineClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Every path through {@code customer-report}. */
class CustomerReportTest extends ReportProcessTest {

    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void inMarch() {
        moveTo(REPORTED_ON);
    }

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("customer-report");
    }

    @Test
    @Rule("CUS-06")
    void anAcceptedReportIsInForceForFifteenDays() {
        String key = report(somebody());

        assertThat(instance(key)).isWaitingAt("handle-report").hasPassed("accept-report");
        assertThat(instance(key).getTenantId()).isEqualTo("cloudstar");
        assertThat(status(key)).isEqualTo("reported");
        assertThat(view(key).deadline().at()).isEqualTo(endOf(REPORTED_ON.plusDays(15)));
        assertThat(task(key, "handle-report").getAssignee()).as("the reporter is the account manager").isEqualTo(SALES);
        assertThat(task(key, "handle-report").getDueDate().toInstant()).isEqualTo(endOf(REPORTED_ON.plusDays(15)));
        assertVariables(key, "managerId", "applied", "outcome", "cause", "inviteAtOnce");
    }

    @Test
    @Rule("CUS-06")
    void threeDaysBeforeTheEndThePartnerIsReminded() {
        String key = report(somebody());
        Job reminder = job(key, "reminder-due");
        assertThat(reminder.getDuedate().toInstant())
                .isEqualTo(REPORTED_ON.plusDays(12).atTime(LocalTime.of(9, 0)).atZone(EngineClock.ZONE).toInstant());

        runTimer(key, "reminder-due");

        assertThat(notices(SALES, key)).last().asString().contains("2026-03-17");
        assertThat(notices("cloudstar-admin", key)).last().asString().contains("2026-03-17");
        assertThat(instance(key)).as("it goes on").isWaitingAt("handle-report").hasPassed("partner-reminded");
    }

    @Test
    @Rule({"CUS-02", "CUS-06"})
    void onDayFifteenTheReportLapsesByItsTimer() {
        Prospect prospect = somebody();
        String key = report(prospect);
        ProcessInstance instance = instance(key);
        long before = places("cloudstar");
        assertThat(job(key, "validity-over").getDuedate().toInstant()).isEqualTo(endOf(REPORTED_ON.plusDays(15)));

        runTimer(key, "validity-over");

        assertThat(instance).isEnded().hasPassed("report-lapsed");
        assertThat(status(key)).isEqualTo("lapsed");
        assertThat(view(key).lapseCause().code()).isEqualTo("expired");
        assertThat(view(key).deadline()).isNull();
        assertThat(places("cloudstar")).as("its place is free at once").isEqualTo(before - 1);
        assertThat(notices(SALES, key)).last().asString().contains("报备失效");
        assertThat(status(report("bluewave-sales", prospect))).as("any partner may report").isEqualTo("reported");
    }

    @Test
    @Rule("CUS-06")
    void theFormerPartnerMayReportAnewTooAndNothingExtendsAReport() {
        Prospect prospect = somebody();
        String key = report(prospect);
        moveTo(REPORTED_ON.plusDays(5));
        complete(SALES, key, "handle-report", "action", "invite", "associationType", "1");
        assertThat(view(key).deadline().at()).isEqualTo(endOf(REPORTED_ON.plusDays(15)));
        runTimer(key, "validity-over");

        assertThat(status(report(prospect))).isEqualTo("reported");
    }

    @Test
    @Rule({"CUS-07", "CUS-08"})
    void invitingMailsTheCustomerAndOpensTheTaskAgain() {
        Prospect prospect = somebody();
        String key = report(prospect);
        String first = task(key, "handle-report").getId();
        assertFieldRefused("associationType", () -> complete(SALES, key, "handle-report", "action", "invite"));

        complete(SALES, key, "handle-report", "action", "invite", "associationType", "2");

        assertThat(instance(key)).isWaitingAt("handle-report").hasPassed("customer-invited");
        assertThat(task(key, "handle-report").getId()).isNotEqualTo(first);
        assertThat(view(key).associationKey()).startsWith("ASC-");
        assertThat(lastMessage(prospect.email())).contains("2026-03-09").contains("代售");

        complete(SALES, key, "handle-report", "action", "invite", "associationType", "2");
        assertThat(count("select count(*) from association where report_key = ?", key)).as("sent again in the open one").isEqualTo(1);
        assertThat(count("select count(*) from mail where recipient = ?", prospect.email())).isEqualTo(2);
    }

    @Test
    @Rule("CUS-08")
    void theMailLeavesOnAcceptanceWhenItIsWanted() {
        Prospect prospect = somebody();
        String key = report(SALES, prospect, "sendInvitation", true, "associationType", "1");

        assertThat(instance(key)).isWaitingAt("handle-report").hasPassed("customer-invited");
        assertThat(count("select count(*) from mail where recipient = ?", prospect.email())).isEqualTo(1);
    }

    @Test
    @Rule("CUS-08")
    void afterAReviewTheMailLeavesOnApproval() {
        Prospect prospect = somebody();
        account(prospect, "salesTeam", "online");
        String key = report(SALES, prospect, "sendInvitation", true, "associationType", "1");
        apply(key);
        assertThat(count("select count(*) from mail where recipient = ?", prospect.email())).isZero();

        approve("reviewer", key, "review-report");

        assertThat(count("select count(*) from mail where recipient = ?", prospect.email())).isEqualTo(1);
    }

    @Test
    @Rule({"CUS-02", "CUS-07", "CUS-10"})
    void releasingEndsTheReportAtOnce() {
        Prospect prospect = somebody();
        String key = report(prospect);
        complete(SALES, key, "handle-report", "action", "invite", "associationType", "1");
        String association = view(key).associationKey();
        ProcessInstance instance = instance(key);
        long before = places("cloudstar");

        complete(SALES, key, "handle-report", "action", "release");

        assertThat(instance).isEnded().hasPassed("report-released");
        assertThat(status(key)).isEqualTo("lapsed");
        assertThat(view(key).lapseCause().code()).isEqualTo("released");
        assertThat(places("cloudstar")).isEqualTo(before - 1);
        assertThat(jdbc.sql("select status from association where association_key = ?").param(association).query(String.class).single())
                .as("the report's end takes its invitation with it").isEqualTo("cancelled");
        assertThat(status(report("bluewave-sales", prospect))).isEqualTo("reported");
    }

    @Test
    @Rule("CUS-04")
    void whoMayBeReportedByNobodyIsRefusedWithItsCause() {
        Prospect prospect = somebody();
        account(prospect, "rewardProgramme", true);
        long before = places("cloudstar");

        String key = report(prospect);

        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count()).isZero();
        assertThat(status(key)).isEqualTo("refused");
        assertThat(cause(key)).isEqualTo("REWARD_PROGRAMME");
        assertThat(view(key).cause().zh()).isEqualTo("已加入奖励推广计划");
        assertThat(places("cloudstar")).as("it holds no place").isEqualTo(before);
        assertThat(count("select count(*) from prospect_hold where report_key = ?", key)).as("nor its prospect").isZero();
        assertThat(view(key, SALES).key()).as("the partner sees it").isEqualTo(key);
    }

    @Test
    @Rule({"CUS-04", "CUS-05"})
    void aDoubtfulProspectIsReviewedOnRequest() {
        Prospect prospect = somebody();
        account(prospect, "salesTeam", "online");
        String key = report(prospect);
        assertThat(instance(key)).isWaitingAtExactly("apply-manual-review");
        assertThat(status(key)).isEqualTo("manual-offered");
        assertThat(view(key).deadline().at()).isEqualTo(endOf(REPORTED_ON.plusDays(15)));
        assertThat(count("select count(*) from prospect_hold where report_key = ?", key)).isZero();
        for (String missing : new String[] {"expectedConsumption", "communication", "projectDetails"}) {
            assertFieldRefused(missing, () -> complete(SALES, key, "apply-manual-review", "action", "submit",
                    "expectedConsumption", missing.equals("expectedConsumption") ? null : "1.00",
                    "communication", missing.equals("communication") ? null : "已沟通",
                    "projectDetails", missing.equals("projectDetails") ? null : "项目"));
        }
        assertFieldRefused("expectedConsumption", () -> complete(SALES, key, "apply-manual-review", "action", "submit",
                "expectedConsumption", "0.00", "communication", "已沟通", "projectDetails", "项目"));

        apply(key);

        assertThat(instance(key)).isWaitingAtExactly("review-report");
        assertThat(status(key)).isEqualTo("reviewing");
        assertThat(count("select count(*) from prospect_hold where report_key = ?", key)).as("from here on it holds its prospect").isEqualTo(3);
        assertThat(task(key, "review-report").getDueDate().toInstant()).as("5 working days").isEqualTo(endOf(REPORTED_ON.plusDays(7)));
        moveTo(REPORTED_ON.plusDays(3));
        approve("reviewer", key, "review-report");
        assertThat(instance(key)).isWaitingAt("handle-report");
        assertThat(status(key)).isEqualTo("reported");
        assertThat(view(key).deadline().at()).as("15 days from the approval").isEqualTo(endOf(REPORTED_ON.plusDays(18)));
        assertThat(notices(SALES, key)).last().asString().contains("已报备");
    }

    @Test
    @Rule("CUS-05")
    void aRejectedReviewShowsItsCommentAndMayBeRepeated() {
        Prospect prospect = somebody();
        account(prospect, "salesTeam", "support-centre");
        String key = reviewing(prospect);
        ProcessInstance instance = instance(key);
        assertFieldRefused("comment", () -> complete("reviewer", key, "review-report", "decision", "reject"));

        complete("reviewer", key, "review-report", "decision", "reject", "comment", REASON);

        assertThat(instance).isEnded().hasPassed("report-rejected");
        assertThat(status(key)).isEqualTo("review-rejected");
        assertThat(view(key).history()).last().satisfies(entry -> {
            assertThat(entry.comment()).isEqualTo(REASON);
            assertThat(entry.by()).isEqualTo("project-reviewer");
        });
        assertThat(noticeTexts(SALES, key)).last().asString().contains(REASON);
        assertThat(count("select count(*) from prospect_hold where report_key = ?", key)).isZero();
        assertThat(status(report(prospect))).as("the partner may report anew").isEqualTo("manual-offered");
    }

    @Test
    @Rule("CUS-05")
    void onlyTheVendorsOwnReportCanBeEnded() {
        Prospect reported = somebody();
        String customer = account(reported, "vendorReported", true);
        String key = reviewing(reported);
        complete("reviewer", key, "review-report", "decision", "approve", "endVendorReport", true);
        assertThat(account(customer).vendorReported()).isFalse();

        Prospect other = somebody();
        account(other, "salesTeam", "online");
        String otherKey = reviewing(other);
        assertFieldRefused("endVendorReport", () -> complete("reviewer", otherKey, "review-report", "decision", "approve", "endVendorReport", true));
        assertThat(status(otherKey)).as("nothing has changed").isEqualTo("reviewing");

        Prospect kept = somebody();
        String keptCustomer = account(kept, "vendorReported", true);
        approve("reviewer", reviewing(kept), "review-report");
        assertThat(account(keptCustomer).vendorReported()).as("not without being asked").isTrue();

        Prospect rejected = somebody();
        String rejectedCustomer = account(rejected, "vendorReported", true);
        String rejectedKey = reviewing(rejected);
        assertFieldRefused("endVendorReport", () -> complete("reviewer", rejectedKey, "review-report", "decision", "reject", "comment", REASON,
                "endVendorReport", true));
        assertThat(account(rejectedCustomer).vendorReported()).isTrue();
    }

    @Test
    @Rule("CUS-04")
    void anOfferThatNobodyTakesClosesAfterFifteenDays() {
        Prospect prospect = somebody();
        account(prospect, "salesTeam", "online");
        String key = report(prospect);
        ProcessInstance instance = instance(key);
        assertThat(job(key, "offer-over").getDuedate().toInstant()).isEqualTo(endOf(REPORTED_ON.plusDays(15)));

        runTimer(key, "offer-over");

        assertThat(instance).isEnded().hasPassed("offer-closed");
        assertThat(status(key)).isEqualTo("refused");
        assertThat(cause(key)).as("the cause stays").isEqualTo("ONLINE_SALES_TEAM");
        assertThat(notices(SALES, key)).isNotEmpty();
    }

    @Test
    @Rule("CUS-04")
    void anAbandonedOfferIsRefused() {
        Prospect prospect = somebody();
        account(prospect, "salesTeam", "online");
        String key = report(prospect);
        ProcessInstance instance = instance(key);

        complete(SALES, key, "apply-manual-review", "action", "abandon");

        assertThat(instance).isEnded().hasPassed("report-abandoned");
        assertThat(status(key)).isEqualTo("refused");
    }

    @Test
    @Rule("CUS-04")
    void applyingForTheReviewTakesTheDecisionAnew() {
        Prospect better = somebody();
        String customer = account(better, "salesTeam", "online");
        String accepted = report(better);
        as("operations", () -> accounts.change(customer, fields("salesTeam", "none")));
        apply(accepted);
        assertThat(status(accepted)).isEqualTo("reported");

        Prospect worse = somebody();
        String other = account(worse, "salesTeam", "online");
        String refused = report(worse);
        as("operations", () -> accounts.change(other, fields("consumerCloud", true)));
        apply(refused);
        assertThat(status(refused)).isEqualTo("refused");
        assertThat(cause(refused)).isEqualTo("CONSUMER_CLOUD_USER");
    }

    @Test
    @Rule({"CUS-02", "CUS-17"})
    void aCustomerWhoJoinsEndsTheReport() {
        Prospect prospect = somebody();
        String customer = account(prospect);
        String key = report(prospect);
        ProcessInstance instance = instance(key);
        long before = places("cloudstar");

        transaction.executeWithoutResult(status ->
                events.publishEvent(new CustomerAssociated("ASC-2026-999999", key, "cloudstar", customer, "1", Instant.now())));

        assertThat(instance).isEnded().hasPassed("report-associated");
        assertThat(status(key)).isEqualTo("associated");
        assertThat(view(key).associationKey()).isEqualTo("ASC-2026-999999");
        assertThat(places("cloudstar")).isEqualTo(before - 1);
    }

    @Test
    void whatIsKnownOfTheCustomerIsNoVariable() {
        Prospect prospect = somebody();
        account(prospect, "salesTeam", "online", "directSales", true);
        String key = report(prospect);

        assertVariables(key, "managerId", "applied", "outcome", "cause");
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance(key).getId()).list()).extracting("name")
                .doesNotContain("found");
        assertThat(history.createHistoricDecisionInstanceQuery().processInstanceId(instance(key).getId()).includeInputs().list())
                .as("nor kept with the decision for a partner to read").allSatisfy(decision -> assertThat(decision.getTenantId()).isEqualTo("cloudstar"));
    }
}
