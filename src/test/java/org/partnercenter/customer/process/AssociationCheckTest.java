package org.partnercenter.customer.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.customer.AssociationFailure;
import org.partnercenter.customer.AssociationView;
import org.partnercenter.customer.JoinResult;
import org.springframework.beans.factory.annotation.Autowired;

/** Every row of {@code association-check}: by what it is reached, what the partner reads, and what it may do then. */
class AssociationCheckTest extends AssociationProcessTest {

    @Autowired
    private RepositoryService repository;

    /** A fact as the accounts take it: yes, a number, an amount, a moment, or text. */
    private static Object typed(String value) {
        return value.equals("true") ? Boolean.TRUE : value.matches("\\d+") ? (Object) Integer.valueOf(value)
                : value.matches("\\d+\\.\\d\\d") ? new BigDecimal(value) : value.endsWith("Z") ? Instant.parse(value) : value;
    }

    @ParameterizedTest(name = "{0} with type {3}")
    @CsvSource({
        "INTERNATIONAL_ACCOUNT, 国际站账号, X, 1, site, international", "INTERNAL_ACCOUNT, 云厂商内部账号, X, 1, internal, true",
        "CONSUMER_CLOUD_USER, 消费者云用户, X, 1, consumerCloud, true", "IS_PARTNER, 已是或正申请成为伙伴, X, 1, partnerState, applying",
        "IS_PARTNER, 已是或正申请成为伙伴, X, 2, partnerState, partner", "REPORTED_BY_VENDOR, 已被云厂商报备, X, 1, vendorReported, true",
        "SPECIAL_CONTRACT, 有特殊合同, X, 1, specialContract, true", "REWARD_PROGRAMME, 已加入奖励推广计划, X, 1, rewardProgramme, true",
        "CREDIT_ACCOUNT, 有信用账户, T, 2, creditAccount, true",
        "MASTER_WITH_INDEPENDENT_MEMBERS, 主账号有非财务托管子账号, T, 2, independentMembers, 2",
        "MEMBER_ACCOUNT, 企业子账号, T, 2, membership, independent", "RESERVED_INSTANCE, 有未到期预留实例, T, 2, reservedInstances, 1",
        "STORED_VALUE_CARD, 有未用储值卡, T, 2, storedValue, 50.00", "BONUS_BALANCE, 有充值赠送余额, TS, 2, bonusBalance, 8.00",
        "INVOICE_DEBT, 欠票, S, 2, invoiceDebt, 0.01", "IN_ARREARS, 欠费, S, 1, arrears, 0.01"})
    @org.partnercenter.Rule({"CUS-17", "CUS-18"})
    void theRecordShowsCodeCauseAndAdvice(String code, String zh, String classes, String type, String fact, String value) {
        Customer customer = somebody();
        String report = invited(customer, type);
        String key = associationOf(report);
        withAccount(customer, fact, typed(value));

        assertFailed(logIn(token(customer), customer), code);

        AssociationView association = association(key);
        assertThat(association.status().code()).isEqualTo("failed");
        assertThat(association.failure().code()).isEqualTo(code);
        assertThat(association.failure().zh()).isEqualTo(zh);
        assertThat(association.failure().classes()).isEqualTo(classes);
        assertThat(association.failure().advice().zh()).isNotBlank();
        assertThat(bonds.current(customer.account())).isEmpty();
        assertThat(count("select count(*) from customer_report where report_key = ? and status = 'reported'", report)).isOne();
        assertThat(notices("cloudstar-admin", key)).contains("关联失败 " + key);
        assertActions(key, classes);
    }

    /** CUS-18: what each class allows. */
    private void assertActions(String key, String classes) {
        if (classes.equals("X")) {
            assertThat(openTasks(key)).isEmpty();
            return;
        }
        if (!classes.contains("S")) {
            assertRefused(409, "ACTION_NOT_ALLOWED", "", () -> complete(SALES, key, "follow-invitation", "action", "request-service", "note", "请协助"));
        }
        if (classes.contains("T")) {
            complete(SALES, key, "follow-invitation", "action", "resend", "associationType", "1");
            assertThat(status(key)).isEqualTo("invited");
        } else {
            assertRefused(409, "ACTION_NOT_ALLOWED", "", () -> complete(SALES, key, "follow-invitation", "action", "resend"));
            complete(SALES, key, "follow-invitation", "action", "close");
            assertThat(status(key)).isEqualTo("cancelled");
        }
    }

    @ParameterizedTest
    @CsvSource({"creditAccount, true", "independentMembers, 2", "membership, independent", "reservedInstances, 1", "storedValue, 50.00",
            "bonusBalance, 8.00", "invoiceDebt, 1000.00"})
    @org.partnercenter.Rule("CUS-17")
    void whatForbidsResaleOnlyDoesNotForbidConsultingSales(String fact, String value) {
        Customer customer = somebody();
        invited(customer, "1");
        withAccount(customer, fact, typed(value));

        assertJoined(logIn(token(customer), customer));
    }

    @ParameterizedTest
    @CsvSource({"1000.00, 0.01, false", "1000.01, 0.01, true", "1000.01, 0.00, false"})
    @org.partnercenter.Rule("CUS-17")
    void invoiceDebtForbidsConsultingSalesWithABalanceAndAboveTheLimit(BigDecimal debt, BigDecimal balance, boolean forbidden) {
        Customer customer = somebody();
        invited(customer, "1");
        withAccount(customer, "invoiceDebt", debt, "ownCash", balance);

        JoinResult result = logIn(token(customer), customer);

        assertThat(result instanceof JoinResult.NotJoined).isEqualTo(forbidden);
    }

    @ParameterizedTest
    @CsvSource({"HAS_CONSUMPTION, 有消费记录, cashConsumed, 1.00", "REGISTERED_TOO_LONG, 注册超过7天, registeredAt, 2025-01-01T00:00:00Z"})
    @org.partnercenter.Rule({"CUS-17", "CUS-18"})
    void anOldOrConsumingAccountJoinsOnlyWhenItWasReported(String code, String zh, String fact, String value) {
        String link = token(offlineLink(SALES, "kind", "common"), SALES);
        Customer customer = withAccount(somebody(), fact, typed(value));

        assertFailed(logIn(link, customer), code);

        String key = jdbc.sql("select association_key from association where customer_id = ?").param(customer.account()).query(String.class).single();
        assertThat(association(key).failure().zh()).isEqualTo(zh);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count()).as("an offline link's failure ends it").isZero();
        Customer reported = somebody();
        invited(reported, "1");
        withAccount(reported, fact, typed(value));
        assertJoined(logIn(token(reported), reported));
    }

    @Test
    @org.partnercenter.Rule("CUS-17")
    void aCustomerOfAnotherPartnerIsNotNamedToAnybody() {
        Customer customer = withAccount(somebody());
        assertJoined(logIn(token(offlineLink("bluewave-sales", "kind", "common"), "bluewave-sales"), customer));
        JoinResult result = logIn(token(offlineLink(SALES, "kind", "common"), SALES), customer);

        assertFailed(result, "ALREADY_ASSOCIATED");
        assertThat(result.toString()).doesNotContain("bluewave", "蓝潮");
        assertThat(bonds.current(customer.account()).orElseThrow().partnerId()).isEqualTo("bluewave");
    }

    @Test
    @org.partnercenter.Rule("CUS-17")
    void aCustomerWhomAnotherPartnerHasReportedJoinsOnlyThatOne() {
        Customer customer = somebody();
        invited(customer, "1");
        withAccount(customer);

        assertFailed(logIn(token(offlineLink("bluewave-sales", "kind", "common"), "bluewave-sales"), customer), "REPORTED_BY_OTHER_PARTNER");
    }

    @Test
    @org.partnercenter.Rule({"CUS-15", "CUS-17"})
    void anotherMobileThanTheReportedIsAFailureThatCanBeTriedAgain() {
        Customer customer = somebody();
        String key = associationOf(invited(customer, "1"));
        String token = token(customer);

        assertFailed(join(token, "mode", "register", "mobile", somebody().mobile(), "smsCode", "123456", "password", PASSWORD), "MOBILE_MISMATCH");

        assertThat(association(key).failure().zh()).isEqualTo("手机号与报备不一致");
        assertThat(openTasks(key)).containsExactly("follow-invitation");
        assertJoined(register(token, customer));
    }

    @Test
    @org.partnercenter.Rule({"CUS-17", "CUS-18"})
    void whileTheFactsAreNotAvailableTheLinkStaysGood() {
        Customer customer = somebody();
        String key = associationOf(invited(customer, "1"));
        withAccount(customer, "available", false);
        String token = token(customer);

        JoinResult busy = logIn(token, customer);

        assertFailed(busy, "SYSTEM_BUSY");
        assertThat(((JoinResult.NotJoined) busy).failure().httpStatus()).isEqualTo(503);
        assertThat(association(key).failure().zh()).isEqualTo("系统繁忙");
        as("operations", () -> accounts.change(customer.account(), Map.of("available", true)));
        assertJoined(logIn(token, customer));
    }

    @Test
    @org.partnercenter.Rule("CUS-17")
    void theTableAndTheTextsKnowTheSameCodes() {
        String definition = repository.createDecisionDefinitionQuery().decisionDefinitionKey("association-check").latestVersion().singleResult().getId();
        Set<String> rows = repository.getDmnModelInstance(definition).getModelElementsByType(Rule.class).stream()
                .map(rule -> rule.getOutputEntries().iterator().next().getText().getTextContent().replace("\"", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> codes = Arrays.stream(AssociationFailure.values()).map(AssociationFailure::code).collect(Collectors.toCollection(TreeSet::new));
        codes.add("OK");
        assertThat(rows).isEqualTo(codes);
    }
}
