package org.partnercenter.customer.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.customer.ChangeAnswerForm;

/** The paths of {@code association-change}. */
@DisplayName("A change of an association")
class AssociationChangeTest extends AssociationChangeProcessTest {

    /** A working day; the 10th working day after it is {@link #LAST_DAY}. */
    private static final LocalDate FILED_ON = LocalDate.parse("2026-03-02");
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-03-16");

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("association-change");
    }

    @Test
    @Rule({"CUS-25", "CUS-28"})
    @DisplayName("ends the association when the customer agrees, and not before")
    void theCustomerAgreesToTheEnd() {
        Bound bound = bound("1");
        String key = filed(bound, bound.ending());
        ProcessInstance instance = instance(key);
        assertThat(key).startsWith("CHG-");
        assertThat(status(key)).isEqualTo("awaiting-customer");
        assertThat(instance).isWaitingAt("withdraw-request");
        assertVariables(key, "initiator", "outcome");

        answer(bound, "agree");

        assertThat(status(key)).isEqualTo("agreed");
        assertThat(bond(bound)).as("carried out behind the save point").isNotNull();
        apply(key);
        assertThat(instance).isEnded().hasPassed("check-again", "apply-change", "change-completed");
        assertThat(status(key)).isEqualTo("completed");
        assertThat(bond(bound)).isNull();
        assertThat(associationStatus(bound)).isEqualTo("disassociated");
        assertThat(notices(ADMIN, key)).contains("已同意,执行中 " + key, "已完成 " + key);
    }

    @Test
    @Rule("CUS-25")
    @DisplayName("changes nothing when the customer refuses, and the partner hears it")
    void theCustomerRefusesASwitch() {
        Bound bound = bound("1");
        String key = filed(bound, bound.switching("2"));
        ProcessInstance instance = instance(key);

        answer(bound, "refuse");

        assertThat(instance).isEnded().hasPassed("request-rejected").hasNotPassed("apply-change");
        assertThat(status(key)).isEqualTo("rejected");
        assertThat(bond(bound).type()).isEqualTo("1");
        assertThat(notices(ADMIN, key)).contains("已拒绝 " + key);
        assertThat(change(key).answerComment()).isEqualTo("好的");
    }

    @Test
    @Rule({"CUS-24", "CUS-25"})
    @DisplayName("switches the type when the customer agrees")
    void aSwitchTakesEffect() {
        Bound bound = bound("1");
        String key = filed(bound, bound.switching("2"));

        answer(bound, "agree");
        assertThat(type(bound)).isEqualTo("1");
        apply(key);

        assertThat(bond(bound).type()).isEqualTo("2");
        assertThat(type(bound)).isEqualTo("2");
        assertThat(associationStatus(bound)).isEqualTo("associated");
    }

    @Test
    @Rule({"CUS-24", "CUS-25"})
    @DisplayName("that the customer asks for waits for the partner")
    void thePartnerAgreesToTheEnd() {
        Bound bound = bound("2");
        String key = requested(bound);
        ProcessInstance instance = instance(key);
        assertThat(instance).isWaitingAt("answer-request").hasPassed("customer-requested");
        assertThat(instance.getTenantId()).isEqualTo("cloudstar");
        assertThat(change(key).kind()).isEqualTo("disassociate");
        assertThat(status(key)).isEqualTo("awaiting-partner");
        assertThat(notices(ADMIN, key)).contains("待伙伴处理 " + key);

        assertFieldRefused("acknowledged", () -> complete(ADMIN, key, "answer-request", "decision", "approve"));
        consent(bound, key);
        apply(key);

        assertThat(instance).isEnded().hasPassed("change-completed");
        assertThat(bond(bound)).isNull();
        assertThat(lastMessage(bound.email())).contains("已完成", key);
    }

    @Test
    @Rule("CUS-25")
    @DisplayName("that the partner refuses leaves the association, and the customer hears why")
    void thePartnerRefuses() {
        Bound bound = bound("1");
        String key = requested(bound);

        assertFieldRefused("comment", () -> complete(ADMIN, key, "answer-request", "decision", "reject"));
        reject(ADMIN, key, "answer-request");

        assertThat(status(key)).isEqualTo("rejected");
        assertThat(bond(bound)).isNotNull();
        assertThat(lastMessage(bound.email())).contains("已拒绝", REASON);
    }

    @Test
    @Rule({"CUS-21", "CUS-25"})
    @DisplayName("is withdrawn by the partner that asked, as long as nobody has answered")
    void thePartnerWithdraws() {
        Bound bound = bound("1");
        String key = filed(bound, bound.ending());
        ProcessInstance instance = instance(key);
        String token = token(bound.email(), "change");

        assertRefused(403, "NOT_ALLOWED", "", () -> complete("cloudstar-sales", key, "withdraw-request"));
        complete(ADMIN, key, "withdraw-request", "comment", "再想想");

        assertThat(instance).isEnded().hasPassed("request-withdrawn");
        assertThat(status(key)).isEqualTo("withdrawn");
        assertThat(lastMessage(bound.email())).contains("已撤回", "再想想");
        assertRefused(410, "LINK_EXPIRED", "", () -> offers.read(token));
    }

    @Test
    @Rule("CUS-25")
    @DisplayName("is withdrawn by the customer that asked, on its page")
    void theCustomerWithdraws() {
        Bound bound = bound("1");
        String key = requested(bound);
        ProcessInstance instance = instance(key);
        String token = myPartnerToken(bound);
        assertThat(myPartner.read(token).open()).singleElement().satisfies(open -> assertThat(open.withdrawable()).isTrue());

        asCustomer(() -> {
            myPartner.withdraw(token, key);
            return null;
        });

        assertThat(instance).isEnded().hasPassed("customer-withdrew", "request-withdrawn");
        assertThat(status(key)).isEqualTo("withdrawn");
        assertThat(notices(ADMIN, key)).contains("已撤回 " + key);
        assertRefused(409, "ALREADY_DECIDED", "", () -> asCustomer(() -> {
            myPartner.withdraw(token, key);
            return null;
        }));
    }

    @ParameterizedTest
    @CsvSource({"true, withdraw-request", "false, answer-request"})
    @Rule("CUS-25")
    @DisplayName("closes after 10 working days without an answer, and the side that asked hears it")
    void noAnswerInTime(boolean byPartner, String task) {
        moveTo(FILED_ON);
        Bound bound = bound("1");
        String key = byPartner ? filed(bound, bound.ending()) : requested(bound);
        ProcessInstance instance = instance(key);
        assertThat(change(key).deadline().at()).isEqualTo(endOf(LAST_DAY));
        assertThat(change(key).deadline().workingDaysLeft()).isEqualTo(10);
        assertThat(job(key, "answer-time-over").getDuedate()).isEqualTo(endOf(LAST_DAY));
        assertThat(task(key, task).getDueDate() == null ? endOf(LAST_DAY) : task(key, task).getDueDate().toInstant()).isEqualTo(endOf(LAST_DAY));

        runTimer(key, "answer-time-over");

        assertThat(instance).isEnded().hasPassed("request-timed-out");
        assertThat(status(key)).isEqualTo("timed-out");
        assertThat(change(key).deadline()).isNull();
        assertThat(bond(bound)).isNotNull();
        assertThat(notices(ADMIN, key)).contains("超时关闭 " + key);
        assertThat(lastMessage(bound.email())).contains("超时关闭", key);
    }

    @Test
    @Rule("CUS-25")
    @DisplayName("is answered in time only, also while the timer has not run")
    void answersAreInTime() {
        moveTo(FILED_ON);
        Bound asked = bound("1");
        String byCustomer = requested(asked);
        Bound told = bound("1");
        filed(told, told.ending());
        String token = token(told.email(), "change");
        moveTo(endOf(LAST_DAY));

        assertRefused(409, "DEADLINE_OVER", "2026-03-16", () -> consent(asked, byCustomer));
        assertRefused(410, "LINK_EXPIRED", "", () -> offers.answer(token, ChangeAnswerForm.of(Map.of("answer", "refuse", "smsCode", "123456"))));
        assertThat(status(byCustomer)).isEqualTo("awaiting-partner");
    }

    @Test
    @Rule("CUS-21")
    @DisplayName("is the administrator's to file, of its own organisation's customers only; colleagues read")
    void onlyTheAdministrator() {
        Bound bound = bound("1");
        for (String other : new String[] {"cloudstar-sales", "cloudstar-finance", "cloudstar-delivery"}) {
            assertRefused(403, "NOT_ALLOWED", "", () -> start(other, "association-change", bound.ending()));
        }
        assertRefused(404, "NOT_FOUND", "", () -> start("bluewave-admin", "association-change", bound.ending()));
        Bound ofReseller = bound("rivertech", "1");
        assertRefused(404, "NOT_FOUND", "", () -> start("starbridge-admin", "association-change", ofReseller.ending()));
        assertThat(filings(bound) + filings(ofReseller)).isZero();

        String key = filed(bound, bound.ending());
        assertThat(changes.item(key, actor("cloudstar-finance")).reason()).isEqualTo("合作结束");
        assertThat(changes.item(key, actor("cloudstar-sales")).reason()).as("its own customer").isEqualTo("合作结束");
        assertRefused(404, "NOT_FOUND", "", () -> changes.item(key, actor("bluewave-admin")));
        Bound asked = bound("1");
        String requested = requested(asked);
        assertRefused(403, "NOT_ALLOWED", "", () -> reject("cloudstar-sales", requested, "answer-request"));
    }

    @Test
    @DisplayName("names the field that is wrong")
    void whatIsWrongIsNamed() {
        Bound bound = bound("1");
        assertFieldRefused("newType", () -> filed(bound, fields("associationKey", bound.association(), "kind", "switch", "reason", "x", "acknowledged", true)));
        assertFieldRefused("newType", () -> filed(bound, bound.switching("1")));
        Map<String, Object> both = bound.ending();
        both.put("newType", "2");
        assertFieldRefused("newType", () -> filed(bound, both));
        Map<String, Object> unaware = bound.ending();
        unaware.put("acknowledged", false);
        assertFieldRefused("acknowledged", () -> filed(bound, unaware));
        Map<String, Object> unknown = bound.ending();
        unknown.put("associationKey", "ASC-2026-999999");
        assertRefused(404, "NOT_FOUND", "", () -> filed(bound, unknown));
    }

    @Test
    @DisplayName("needs a bond")
    void needsABond() {
        Bound bound = bound("1");
        String key = filed(bound, bound.ending());
        answer(bound, "agree");
        apply(key);
        assertRefused(409, "NOT_ASSOCIATED", "", () -> filed(bound, bound.ending()));
    }

    @Test
    @Rule("PTR-13")
    @DisplayName("asks for a code where the organisation wants one")
    void verificationCode() {
        Bound bound = bound("bluewave", "1");
        jdbc.sql("update partner set verification_codes = true where id = 'bluewave'").update();
        try {
            assertRefused(400, "VERIFICATION_CODE_WRONG", "verificationCode", () -> filed(bound, bound.ending()));
            String requested = requested(bound);
            assertRefused(400, "VERIFICATION_CODE_WRONG", "verificationCode", () -> consent(bound, requested));
        } finally {
            jdbc.sql("update partner set verification_codes = false where id = 'bluewave'").update();
        }
    }
}
