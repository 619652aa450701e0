package org.partnercenter.customer.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.account.Bond;
import org.partnercenter.customer.Associations;
import org.partnercenter.customer.JoinResult;
import org.partnercenter.platform.EngineClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path through {@code customer-association}. */
class CustomerAssociationTest extends AssociationProcessTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-05");

    @Autowired
    private Associations door;

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("customer-association");
    }

    private void follow(String key, String... pairs) {
        complete(SALES, key, "follow-invitation", (Object[]) pairs);
    }

    @Test
    @Rule({"CUS-08", "CUS-17"})
    void aMailedLinkAssociatesOnceAndTheReportWithIt() {
        moveTo(DAY);
        Customer customer = somebody();
        String report = invited(customer, "2");
        String key = associationOf(report);
        ProcessInstance process = instance(key);
        assertThat(messages(customer.email()).get(0)).contains("2026-01-12", "杭州云启科技有限公司", "代售");
        assertThat(association(key).deadline().at()).isEqualTo(endOf(DAY.plusDays(7)));
        assertThat(job(key, "link-lived-out").getDuedate()).isEqualTo(endOf(DAY.plusDays(7)));
        assertThat(process).isWaitingAt("follow-invitation");
        assertThat(task(key, "follow-invitation").getAssignee()).isEqualTo(SALES);
        assertVariables(key, "managerId", "action", "outcome", "mayTryAgain", "serviceOutcome");

        String token = token(customer);
        JoinResult result = register(token, customer);

        assertThat(result).isInstanceOfSatisfying(JoinResult.Joined.class, joined -> {
            assertThat(joined.partnerName()).isEqualTo("杭州云启科技有限公司");
            assertThat(joined.typeZh()).isEqualTo("代售");
            assertThat(joined.contacts()).isNotEmpty();
        });
        assertThat(process).isEnded().hasPassed("associate-customer", "customer-associated");
        assertThat(status(key)).isEqualTo("associated");
        assertThat(association(key).deadline()).isNull();
        String customerId = association(key).customerId();
        Bond bond = bonds.current(customerId).orElseThrow();
        assertThat(bond.partnerId()).isEqualTo("cloudstar");
        assertThat(bond.type()).isEqualTo("2");
        assertThat(bond.associationKey()).isEqualTo(key);
        assertThat(count("select count(*) from customer_report where report_key = ? and status = 'associated'", report)).isOne();
        assertThat(notices(SALES, key)).contains("已关联 " + key);
        assertThat(messages(customer.email()).get(0)).contains("关联", "杭州云启科技有限公司");
        assertFailed(asCustomer(() -> joining.open(token)), "LINK_USED");
        assertFailed(asCustomer(() -> joining.dead(token)).orElseThrow(), "CODE_USED");
    }

    @Test
    @Rule("CUS-08")
    void theLinkExpiresByItsTimerAndIsSentAgain() {
        moveTo(DAY);
        Customer customer = somebody();
        String key = associationOf(invited(customer, "1"));
        String former = token(customer);

        runTimer(key, "link-lived-out");

        assertThat(status(key)).isEqualTo("invitation-expired");
        assertThat(instance(key)).hasPassed("invitation-expired").isWaitingAt("follow-invitation");
        assertFailed(asCustomer(() -> joining.open(former)), "LINK_EXPIRED");
        assertThat(status(key)).as("the dead click is no failure of the association").isEqualTo("invitation-expired");
        assertThat(association(key).failure().zh()).isEqualTo("邀请链接已失效");
        follow(key, "action", "resend");
        assertThat(status(key)).isEqualTo("invited");
        assertThat(association(key).failure()).isNull();
        assertJoined(register(token(customer), customer));
    }

    @Test
    @Rule("CUS-08")
    void theLinkIsDeadFromItsEndOnAlsoBeforeTheTimerHasRun() {
        moveTo(DAY);
        Customer customer = somebody();
        invited(customer, "1");
        String token = token(customer);
        moveTo(endOf(DAY.plusDays(7)).minusSeconds(1));
        assertThat(asCustomer(() -> joining.open(token))).isInstanceOf(JoinResult.Open.class);
        moveTo(endOf(DAY.plusDays(7)));

        assertFailed(asCustomer(() -> joining.open(token)), "LINK_EXPIRED");
        assertFailed(asCustomer(() -> joining.dead(token)).orElseThrow(), "LINK_EXPIRED");
    }

    @Test
    @Rule({"CUS-09", "CUS-18"})
    void sendingAgainKillsTheFormerLinkAndMayChangeTheType() {
        moveTo(DAY);
        Customer customer = somebody();
        String key = associationOf(invited(customer, "1"));
        String former = token(customer);
        moveTo(DAY.plusDays(3));

        follow(key, "action", "resend", "associationType", "2");

        assertFailed(asCustomer(() -> joining.open(former)), "LINK_EXPIRED");
        assertThat(job(key, "link-lived-out").getDuedate()).isEqualTo(endOf(DAY.plusDays(10)));
        assertJoined(register(token(customer), customer));
        assertThat(association(key).associationType()).isEqualTo("2");
        assertThat(count("select count(*) from invitation where association_key = ? and status = 'superseded'", key)).isOne();
    }

    @Test
    @Rule("CUS-09")
    void invitingTheReportAgainSendsAgainInTheOpenAssociation() {
        Customer customer = somebody();
        String report = invited(customer, "1");
        String key = associationOf(report);
        String former = token(customer);

        complete(SALES, report, "handle-report", "action", "invite", "associationType", "2");

        assertThat(associationOf(report)).isEqualTo(key);
        assertFailed(asCustomer(() -> joining.open(former)), "LINK_EXPIRED");
        assertJoined(register(token(customer), customer));
        assertThat(association(key).associationType()).isEqualTo("2");
    }

    @Test
    @Rule("CUS-09")
    void aUserMailsAHundredInvitationsADay() {
        moveTo(DAY.plusDays(20));
        Customer customer = somebody();
        String key = associationOf(invited(customer, "1"));
        jdbc.sql("update invitation_mail_count set mailed = 99 where user_id = ? and on_day = ?").params(SALES, today()).update();
        follow(key, "action", "resend");
        String token = token(customer);

        assertRefused(429, "INVITATION_LIMIT", "100", () -> follow(key, "action", "resend"));

        assertThat(asCustomer(() -> joining.open(token))).as("nothing changed").isInstanceOf(JoinResult.Open.class);
        complete("cloudstar-admin", key, "follow-invitation", "action", "resend");
        moveTo(DAY.plusDays(21));
        follow(key, "action", "resend");
        assertThat(tokens(customer)).hasSize(4);
    }

    @Test
    @Rule("CUS-10")
    void aReleasedReportTakesItsInvitationWithIt() {
        Customer customer = somebody();
        String report = invited(customer, "1");
        String key = associationOf(report);
        String token = token(customer);
        ProcessInstance process = instance(key);

        complete(SALES, report, "handle-report", "action", "release");

        assertThat(process).isEnded().hasPassed("report-ended", "cancel-invitation", "invitation-cancelled");
        assertThat(status(key)).isEqualTo("cancelled");
        assertFailed(asCustomer(() -> joining.open(token)), "LINK_EXPIRED");
        assertThat(association(key).failure().code()).as("the partner sees the click").isEqualTo("LINK_EXPIRED");
    }

    @Test
    @Rule("CUS-18")
    void closingEndsTheAssociationAndItsLink() {
        Customer customer = somebody();
        String key = associationOf(invited(customer, "1"));
        String token = token(customer);
        ProcessInstance process = instance(key);

        follow(key, "action", "close");

        assertThat(process).isEnded().hasPassed("close-requested", "cancel-invitation");
        assertThat(status(key)).isEqualTo("cancelled");
        assertFailed(asCustomer(() -> joining.open(token)), "LINK_EXPIRED");
    }

    @Test
    @Rule({"CUS-17", "CUS-18"})
    void aCustomerInArrearsIsHelpedByCustomerService() {
        Customer customer = somebody();
        String key = associationOf(invited(customer, "1"));
        withAccount(customer, "arrears", new java.math.BigDecimal("12.00"));
        assertRefused(409, "ACTION_NOT_ALLOWED", "", () -> follow(key, "action", "request-service", "note", "请协助"));
        assertFailed(logIn(token(customer), customer), "IN_ARREARS");
        assertThat(instance(key)).hasPassed("failure-recorded").isWaitingAt("follow-invitation");
        assertThat(status(key)).isEqualTo("failed");
        assertRefused(409, "ACTION_NOT_ALLOWED", "IN_ARREARS", () -> follow(key, "action", "resend"));
        assertFieldRefused("note", () -> follow(key, "action", "request-service"));

        follow(key, "action", "request-service", "note", "客户已缴清，请核实");

        assertThat(openTasks(key)).containsExactly("follow-invitation", "serve-customer");
        assertThat(task(key, "serve-customer").getDueDate()).isNotNull();
        assertThat(status(key)).isEqualTo("service-requested");
        assertRefused(409, "ACTION_NOT_ALLOWED", "service-requested", () -> follow(key, "action", "resend"));
        assertFieldRefused("comment", () -> complete("operations", key, "serve-customer", "outcome", "declined"));
        complete("operations", key, "serve-customer", "outcome", "declined", "comment", "仍有欠费");
        assertThat(status(key)).isEqualTo("failed");
        assertThat(openTasks(key)).containsExactly("follow-invitation");

        follow(key, "action", "request-service", "note", "现已缴清");
        as("operations", () -> accounts.change(customer.account(), java.util.Map.of("arrears", new java.math.BigDecimal("0.00"))));
        complete("operations", key, "serve-customer", "outcome", "cleared");

        assertThat(status(key)).isEqualTo("invited");
        assertThat(instance(key)).hasPassed("customer-cleared");
        assertJoined(logIn(token(customer), customer));
    }

    @Test
    @Rule("CUS-18")
    void theInvitationIsClosedWhileCustomerServiceIsAtWork() {
        Customer customer = somebody();
        String key = associationOf(invited(customer, "1"));
        withAccount(customer, "arrears", new java.math.BigDecimal("12.00"));
        logIn(token(customer), customer);
        follow(key, "action", "request-service", "note", "请协助");
        ProcessInstance process = instance(key);

        follow(key, "action", "close");

        assertThat(process).isEnded();
        assertThat(openTasks(key)).isEmpty();
        assertThat(status(key)).isEqualTo("cancelled");
    }

    @Test
    @Rule({"CUS-17", "CUS-18"})
    void aFailureForGoodEndsTheAssociation() {
        Customer customer = somebody();
        String report = invited(customer, "1");
        String key = associationOf(report);
        withAccount(customer, "internal", true);
        String token = token(customer);
        ProcessInstance process = instance(key);

        assertFailed(logIn(token, customer), "INTERNAL_ACCOUNT");

        assertThat(process).isEnded().hasPassed("association-failed");
        assertThat(status(key)).isEqualTo("failed");
        assertFailed(asCustomer(() -> joining.open(token)), "LINK_EXPIRED");
        assertThat(association(key).failure().code()).as("the cause stays").isEqualTo("INTERNAL_ACCOUNT");
        complete(SALES, report, "handle-report", "action", "invite", "associationType", "1");
        assertThat(associationOf(report)).as("invited anew").isNotEqualTo(key);
    }

    @Test
    @Rule("CUS-17")
    void theOtherMailedLinkOfThePartnerEndsWithTheAssociation() {
        Customer customer = somebody();
        String report = invited(customer, "1");
        String mailed = associationOf(report);
        String token = token(customer);

        assertJoined(register(token(offlineLink(SALES, "kind", "common"), SALES), customer));

        assertThat(status(mailed)).isEqualTo("cancelled");
        assertFailed(asCustomer(() -> joining.open(token)), "LINK_EXPIRED");
        assertThat(count("select count(*) from customer_report where report_key = ? and status = 'associated'", report)).isOne();
    }

    @Test
    @Rule("CUS-20")
    void aCustomerOfAnotherPartnerIsExcludedFromPerformance() {
        moveTo(DAY);
        Customer customer = withAccount(somebody());
        assertJoined(logIn(token(offlineLink("bluewave-sales", "kind", "common"), "bluewave-sales"), customer));
        assertThat(bonds.current(customer.account()).orElseThrow().performanceExcludedUntil()).isNull();
        String former = bonds.current(customer.account()).orElseThrow().associationKey();
        as("bluewave-admin", () -> door.end(former, "不再合作"));

        moveTo(DAY.plusDays(2));
        assertJoined(logIn(token(offlineLink(SALES, "kind", "common"), SALES), customer));

        Bond bond = bonds.current(customer.account()).orElseThrow();
        assertThat(bond.performanceExcludedUntil()).isEqualTo(ZonedDateTime.of(DAY.plusDays(2).atTime(10, 0), EngineClock.ZONE).plusMonths(6).toInstant());
        assertThat(association(bond.associationKey()).performanceExcludedUntil()).isEqualTo(bond.performanceExcludedUntil());
        assertThat(count("select count(*) from association where association_key = ? and status = 'disassociated'", former)).isOne();
    }

    @Test
    @Rule("CUS-19")
    void moneyGoesToResaleCustomersOnly() {
        Customer customer = withAccount(somebody());
        assertJoined(logIn(token(offlineLink(SALES, "kind", "common"), SALES), customer));
        String key = bonds.current(customer.account()).orElseThrow().associationKey();

        assertRefused(409, "NOT_RESALE", "", () -> door.requireResale("cloudstar", customer.account()));
        assertRefused(404, "NOT_FOUND", "", () -> door.requireResale("bluewave", customer.account()));
        as("cloudstar-admin", () -> door.switchType(key, "2"));
        door.requireResale("cloudstar", customer.account());
        assertThat(association(key).associationType()).isEqualTo("2");
        assertThat(List.of("2")).contains(bonds.current(customer.account()).orElseThrow().type());
    }
}
