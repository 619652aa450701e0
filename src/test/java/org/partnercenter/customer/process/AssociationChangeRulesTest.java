package org.partnercenter.customer.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.customer.AssociationEnded;
import org.partnercenter.customer.AssociationSwitched;
import org.partnercenter.customer.ChangeAnswerForm;
import org.partnercenter.customer.ChangeBlocker;
import org.partnercenter.customer.ChangeChecks;
import org.partnercenter.customer.ChangeExecution;
import org.partnercenter.customer.ChangeView;
import org.partnercenter.customer.MyPartnerEndForm;
import org.partnercenter.customer.RefundTargets;
import org.partnercenter.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What stands against a change, how often one may be asked for, and what it brings. */
@DisplayName("What keeps an association from changing, and what a change brings")
@RecordApplicationEvents
class AssociationChangeRulesTest extends AssociationChangeProcessTest {

    @Autowired
    private ChangeChecks checks;
    @Autowired
    private ChangeExecution execution;
    @Autowired
    private RefundTargets refunds;
    @Autowired
    private ConfigurableApplicationContext context;
    @Autowired
    private ApplicationEvents events;

    private List<String> check(Bound bound, String kind) {
        return blockerCodes(checks.check(bound.association(), kind, null, actor(ADMIN)).blockers());
    }

    private List<String> leaving(Bound bound) {
        return blockerCodes(myPartner.read(myPartnerToken(bound)).blockers());
    }

    private static Object typed(String value) {
        return value.equals("true") ? (Object) true : value.matches("\\d+") ? (Object) Integer.valueOf(value)
                : value.matches("[\\d.]+") ? new BigDecimal(value) : value;
    }

    /** A fact, its code, and the present types to which it applies when the partner ends, switches, and when the customer ends. */
    @ParameterizedTest
    @CsvSource({"ORDERS_AWAITING_PAYMENT, ordersAwaitingPayment, 1, 12, 12, 12", "INDEPENDENT_MEMBER, membership, independent, 12, 12, ''",
            "MASTER_WITH_INDEPENDENT_MEMBERS, independentMembers, 2, 12, 12, 2", "RESERVED_INSTANCE, reservedInstances, 1, '', 12, 2",
            "IN_ARREARS, arrears, 0.01, 1, 1, 2", "INVOICE_DEBT, invoiceDebt, 3.00, '', 1, ''", "OWN_CASH_LEFT, ownCash, 0.50, '', 1, ''",
            "SPECIAL_CONTRACT, specialContract, true, '', '', 2", "PICKUP_VOUCHER, pickupVouchers, 1, '', '', 2"})
    @Rule("CUS-22")
    @DisplayName("Every row of the guard applies to its side, kind and type, and to no other")
    void everyRowOfTheGuard(String code, String fact, String value, String partnerEnds, String partnerSwitches, String customerEnds) {
        for (String type : List.of("1", "2")) {
            Bound bound = bound(type);
            assertThat(check(bound, "disassociate")).isEmpty();
            assertThat(check(bound, "switch")).isEmpty();
            fact(bound, fact, typed(value));

            assertThat(check(bound, "disassociate").contains(code)).as("partner ends %s", type).isEqualTo(partnerEnds.contains(type));
            assertThat(check(bound, "switch").contains(code)).as("partner switches %s", type).isEqualTo(partnerSwitches.contains(type));
            assertThat(leaving(bound).contains(code)).as("customer ends %s", type).isEqualTo(customerEnds.contains(type));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, independent, true", "1, trusteeship, true", "1, master, false", "2, independent, false"})
    @Rule("CUS-22")
    @DisplayName("A member account under 顾问销售 does not leave by itself")
    void aMemberDoesNotLeave(String type, String membership, boolean blocked) {
        Bound bound = bound(type);
        fact(bound, "membership", membership);

        assertThat(leaving(bound).contains("MEMBER_ACCOUNT")).isEqualTo(blocked);
    }

    @Test
    @Rule("CUS-22")
    @DisplayName("All blockers are named at once, with remedies, and nothing is counted")
    void allAtOnceAndNothingCounted() {
        Bound bound = bound("1");
        fact(bound, "ordersAwaitingPayment", 1);
        fact(bound, "arrears", new BigDecimal("2.00"));

        List<ChangeBlocker> blockers = checks.check(bound.association(), "disassociate", null, actor(ADMIN)).blockers();
        assertThat(blockerCodes(blockers)).containsExactly("ORDERS_AWAITING_PAYMENT", "IN_ARREARS");
        assertThat(blockers).allSatisfy(blocker -> assertThat(blocker.remedyZh()).isNotBlank());
        assertRefused(409, "CHANGE_BLOCKED", "ORDERS_AWAITING_PAYMENT", () -> filed(bound, bound.ending()));
        assertRefused(409, "CHANGE_BLOCKED", "IN_ARREARS", () -> filed(bound, bound.ending()));
        assertThat(filings(bound)).isZero();
        assertThat(check(bound, "disassociate")).as("as often as wanted").hasSize(2);

        fact(bound, "ordersAwaitingPayment", 0);
        fact(bound, "arrears", BigDecimal.ZERO);
        filed(bound, bound.ending());
        assertThat(filings(bound)).isOne();
    }

    @Test
    @Rule("CUS-22")
    @DisplayName("A customer's filing that is blocked leaves nothing, and its code stays good")
    void aBlockedCustomer() {
        Bound bound = bound("2");
        fact(bound, "pickupVouchers", 1);

        assertRefused(409, "CHANGE_BLOCKED", "PICKUP_VOUCHER", () -> requested(bound));
        assertThat(filings(bound)).isZero();
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("association-change").active().list())
                .noneMatch(instance -> count("select count(*) from association_change where change_key = ?", instance.getBusinessKey()) == 0);

        fact(bound, "pickupVouchers", 0);
        String token = token(bound.email(), "my-partner");
        asCustomer(() -> myPartner.end(token, MyPartnerEndForm.of(Map.of("acknowledged", "true",
                "smsCode", lastCode(bound.mobile())))));
        assertThat(filings(bound)).isOne();
    }

    @Test
    @Rule("CUS-22")
    @DisplayName("The consent is checked again, from either side: the request stays open")
    void theConsentIsCheckedAgain() {
        Bound told = bound("1");
        String byPartner = filed(told, told.ending());
        fact(told, "ordersAwaitingPayment", 1);
        assertThatThrownBy(() -> answer(told, "agree")).isInstanceOf(Refusal.class)
                .satisfies(e -> assertThat(((Refusal) e).line()).startsWith("CHANGE_BLOCKED").contains("ORDERS_AWAITING_PAYMENT"))
                .satisfies(e -> assertThat(((Refusal) e).details()).containsKey("blockers"));
        assertThat(status(byPartner)).isEqualTo("awaiting-customer");
        assertThat(openTasks(byPartner)).containsExactly("withdraw-request");
        assertThat(change(byPartner).deadline()).isNotNull();

        Bound asked = bound("1");
        String byCustomer = requested(asked);
        fact(asked, "ordersAwaitingPayment", 1);
        assertRefused(409, "CHANGE_BLOCKED", "ORDERS_AWAITING_PAYMENT", () -> consent(asked, byCustomer));
        assertThat(status(byCustomer)).isEqualTo("awaiting-partner");
        fact(asked, "ordersAwaitingPayment", 0);
        consent(asked, byCustomer);
        assertThat(status(byCustomer)).isEqualTo("agreed");
    }

    @Test
    @Rule("CUS-22")
    @DisplayName("One request at a time, whoever asked")
    void oneAtATime() {
        Bound bound = bound("1");
        filed(bound, bound.ending());
        assertThat(check(bound, "switch")).contains("CHANGE_OPEN");
        assertRefused(409, "CHANGE_BLOCKED", "CHANGE_OPEN", () -> requested(bound));
    }

    @Test
    @Rule("CUS-22")
    @DisplayName("While the facts cannot be had nothing is decided")
    void factsNotAvailable() {
        Bound bound = bound("1");
        fact(bound, "available", false);
        assertRefused(503, "SYSTEM_BUSY", "", () -> check(bound, "disassociate"));
        assertRefused(503, "SYSTEM_BUSY", "", () -> filed(bound, bound.ending()));
        assertThat(filings(bound)).isZero();
    }

    @Test
    @Rule("CUS-23")
    @DisplayName("The partner asks once in 3 months, whatever became of it and whatever it asks for, to the end of the last day")
    void thePartnerOnceInThreeMonths() {
        moveTo(LocalDate.parse("2026-01-05"));
        Bound bound = bound("1");
        String key = filed(bound, bound.ending());
        complete(ADMIN, key, "withdraw-request");

        assertRefused(409, "CHANGE_BLOCKED", "PARTNER_LIMIT", () -> filed(bound, bound.switching("2")));
        ChangeBlocker blocker = checks.check(bound.association(), "switch", null, actor(ADMIN)).blockers().get(0);
        assertThat(blocker.possibleFrom()).isEqualTo("2026-04-06");
        moveTo(endOf(LocalDate.parse("2026-04-05")).minusSeconds(1));
        assertThat(check(bound, "switch")).containsExactly("PARTNER_LIMIT");
        moveTo(endOf(LocalDate.parse("2026-04-05")));
        filed(bound, bound.switching("2"));
    }

    @Test
    @Rule("CUS-23")
    @DisplayName("The customer asks once in 3 months; after it the partner waits as long")
    void theCustomerOnceInThreeMonths() {
        moveTo(LocalDate.parse("2026-01-05"));
        Bound bound = bound("1");
        String key = requested(bound);
        reject(ADMIN, key, "answer-request");

        assertRefused(409, "CHANGE_BLOCKED", "CUSTOMER_LIMIT", () -> requested(bound));
        assertThat(check(bound, "disassociate")).containsExactly("CUSTOMER_FILED");
        assertThat(check(bound, "switch")).containsExactly("CUSTOMER_FILED");
        moveTo(LocalDate.parse("2026-04-06"));
        assertThat(check(bound, "disassociate")).isEmpty();
        requested(bound);
    }

    @Test
    @Rule("CUS-23")
    @DisplayName("What the partner asked for does not count against the customer")
    void eachSideForItself() {
        Bound bound = bound("1");
        String key = filed(bound, bound.ending());
        answer(bound, "refuse");
        assertThat(status(key)).isEqualTo("rejected");

        requested(bound);
    }

    @RepeatedTest(5)
    @Rule("CUS-23")
    @DisplayName("Of requests at the same moment, from both sides, one is taken")
    void atTheSameMoment() throws Exception {
        Bound bound = bound("1");
        String token = myPartnerToken(bound);
        asCustomer(() -> {
            myPartner.sendCode(token);
            return null;
        });
        String code = lastCode(bound.mobile());
        Callable<String> partner = () -> filed(bound, bound.ending());
        Callable<String> customer = () -> asCustomer(() -> myPartner.end(token,
                MyPartnerEndForm.of(Map.of("acknowledged", "true", "smsCode", code))));

        List<String> outcomes = atOnce(partner, partner, customer);

        assertThat(outcomes).as("%s", outcomes).filteredOn(outcome -> outcome.startsWith("CHG-")).hasSize(1);
        assertThat(filings(bound)).isOne();
    }

    @RepeatedTest(5)
    @Rule("CUS-25")
    @DisplayName("Of an answer and a withdrawal at the same moment one counts")
    void answerOrWithdrawal() throws Exception {
        Bound bound = bound("1");
        String key = filed(bound, bound.ending());
        String token = token(bound.email(), "change");
        asCustomer(() -> {
            offers.sendCode(token);
            return null;
        });
        String code = lastCode(bound.mobile());

        List<String> outcomes = atOnce(() -> asCustomer(() -> offers.answer(token, ChangeAnswerForm.of(
                Map.of("answer", "refuse", "smsCode", code)))).name(), () -> {
            complete(ADMIN, key, "withdraw-request");
            return "WITHDRAWN";
        });

        assertThat(outcomes).as("%s", outcomes).filteredOn(List.of("REJECTED", "WITHDRAWN")::contains).hasSize(1);
        assertThat(status(key).toUpperCase()).isIn(outcomes);
        assertThat(change(key).history()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"CREDIT_ACCOUNT, creditAccount, true", "STORED_VALUE_CARD, storedValue, 5.00", "BONUS_BALANCE, bonusBalance, 8.00"})
    @Rule("CUS-24")
    @DisplayName("A switch to 代售 also passes the rows of type 2 of the association check")
    void aSwitchToResale(String code, String fact, String value) {
        Bound bound = bound("1");
        fact(bound, fact, typed(value));
        fact(bound, "reservedInstances", 1);

        assertThat(check(bound, "switch")).containsExactlyInAnyOrder("RESERVED_INSTANCE", code);
        assertThat(check(bound, "disassociate")).isEmpty();
        assertRefused(409, "CHANGE_BLOCKED", code, () -> filed(bound, bound.switching("2")));
        Bound resale = bound("2");
        fact(resale, fact, typed(value));
        assertThat(check(resale, "switch")).as("to 顾问销售").isEmpty();
    }

    @Test
    @Rule({"CUS-27", "CUS-28"})
    @DisplayName("Ending 代售 announces vouchers and money to return, and gives at least 7 days of grace")
    void endingResale() {
        Bound bound = bound("2");
        String key = filed(bound, bound.ending());
        answer(bound, "agree");
        assertThat(events.stream(AssociationEnded.class)).isEmpty();
        apply(key);

        assertThat(events.stream(AssociationEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.changeKey()).isEqualTo(key);
            assertThat(ended.associationKey()).isEqualTo(bound.association());
            assertThat(ended.partnerId()).isEqualTo("cloudstar");
            assertThat(ended.customerId()).isEqualTo(bound.customerId());
            assertThat(ended.type()).isEqualTo("2");
            assertThat(ended.voucherRecordType()).isEqualTo(3);
            assertThat(ended.tradeType()).isEqualTo("BEUNBIND");
        });
        assertThat(account(bound).graceDays()).isEqualTo(7);
    }

    @Test
    @Rule("CUS-27")
    @DisplayName("Ending 顾问销售 returns no money and changes no grace")
    void endingReferral() {
        Bound bound = bound("1");
        int before = account(bound).graceDays();
        String key = filed(bound, bound.ending());
        answer(bound, "agree");
        apply(key);

        assertThat(events.stream(AssociationEnded.class)).singleElement().satisfies(ended -> assertThat(ended.tradeType()).isNull());
        assertThat(account(bound).graceDays()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, , 1", "2, 1, BEUNBIND, 0"})
    @Rule("CUS-27")
    @DisplayName("Switching reclaims vouchers, from 代售 the money too; becoming 代售 gives at least 1 day of grace")
    void switching(String from, String to, String tradeType, int grace) {
        Bound bound = bound(from);
        String key = filed(bound, bound.switching(to));
        answer(bound, "agree");
        apply(key);

        assertThat(events.stream(AssociationSwitched.class)).singleElement().satisfies(switched -> {
            assertThat(switched.from()).isEqualTo(from);
            assertThat(switched.to()).isEqualTo(to);
            assertThat(switched.voucherRecordType()).isEqualTo(8);
            assertThat(switched.tradeType()).isEqualTo(tradeType);
        });
        assertThat(account(bound).graceDays()).isEqualTo(grace);
    }

    @Test
    @Rule("CUS-27")
    @DisplayName("A longer grace stays")
    void aLongerGraceStays() {
        Bound bound = bound("2");
        accounts.grace(bound.customerId(), 30);
        String key = filed(bound, bound.ending());
        answer(bound, "agree");
        apply(key);

        assertThat(account(bound).graceDays()).isEqualTo(30);
    }

    @Test
    @Rule("CUS-28")
    @DisplayName("A request is carried out once, however often it is tried")
    void once() {
        Bound bound = bound("2");
        String key = filed(bound, bound.switching("1"));
        answer(bound, "agree");
        apply(key);

        execution.apply(key);

        assertThat(events.stream(AssociationSwitched.class)).hasSize(1);
        assertThat(change(key).history()).filteredOn(entry -> "completed".equals(entry.to())).hasSize(1);
    }

    @Test
    @Rule("CUS-28")
    @DisplayName("When booking fails the bond stays as it was, an incident stands, and the retry mends it")
    void failureLeavesTheBond() {
        Bound bound = bound("2");
        String key = filed(bound, bound.ending());
        answer(bound, "agree");
        ApplicationListener<PayloadApplicationEvent<AssociationEnded>> failing = ApplicationListener.forPayload(ended -> {
            throw new IllegalStateException("the money cannot be booked");
        });
        context.addApplicationListener(failing);
        try {
            Job job = job(key, "apply-change");
            while (job(key, "apply-change").getRetries() > 0) {
                assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("cannot be booked");
            }
        } finally {
            context.removeApplicationListener(failing);
        }

        assertThat(runtime.createIncidentQuery().processInstanceId(instance(key).getId()).activityId("apply-change").count()).isOne();
        assertThat(status(key)).isEqualTo("agreed");
        assertThat(bond(bound).type()).isEqualTo("2");
        assertThat(associationStatus(bound)).isEqualTo("associated");
        assertThat(account(bound).graceDays()).isZero();

        apply(key);
        assertThat(status(key)).isEqualTo("completed");
        assertThat(bond(bound)).isNull();
    }

    /** Type at the purchase, who paid, and who gets the refund while associated, after an end and after a switch. */
    @ParameterizedTest
    @CsvSource({"1, customer, customer, customer, customer", "1, balance, customer, customer, customer", "1, partner, partner, partner, partner",
            "2, customer, customer, customer, customer", "2, balance, customer, partner, partner", "2, partner, partner, partner, partner"})
    @Rule("CUS-31")
    @DisplayName("Refunds go to whoever paid, but of 代售 balance, once the bond is ended or switched, to the partner")
    void refundTargets(String type, String paidBy, String associated, String ended, String switched) {
        assertThat(refunds.target(type, paidBy, "associated")).isEqualTo(associated);
        assertThat(refunds.target(type, paidBy, "disassociate")).isEqualTo(ended);
        assertThat(refunds.target(type, paidBy, "switch")).isEqualTo(switched);
    }

    @Test
    @Rule("CUS-31")
    @DisplayName("Both sides see where refunds go before they consent")
    void bothSidesSeeIt() {
        Bound told = bound("2");
        String key = filed(told, told.ending());
        assertThat(offers.read(token(told.email(), "change")).refunds())
                .anySatisfy(route -> assertThat(route.paidBy().code() + route.target().code()).isEqualTo("balancepartner"));
        assertThat(change(key).refunds()).extracting(ChangeView.Refund::refundTo).extracting("code").contains("partner");
        Bound asked = bound("2");
        assertThat(myPartner.read(myPartnerToken(asked)).refunds()).isNotEmpty();
        assertThat(change(requested(asked)).refunds()).isNotEmpty();
    }

    @Test
    @Rule("CUS-32")
    @DisplayName("An account that is bound, or has a change open, is not closed")
    void noClosing() {
        Bound bound = bound("1");
        assertRefused(409, "ACCOUNT_BOUND", "", () -> fact(bound, "closedAt", now()));
        filed(bound, bound.ending());
        bonds.end(bound.customerId());
        assertRefused(409, "ACCOUNT_BOUND", "", () -> fact(bound, "closedAt", now()));
        jdbc.sql("update association_change set open_association = null where customer_id = ?").param(bound.customerId()).update();
        fact(bound, "closedAt", now());
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** What each of the calls answers, or the code with which it is refused, when all begin at once. */
    @SafeVarargs
    private static List<String> atOnce(Callable<String>... calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.length);
        CyclicBarrier together = new CyclicBarrier(calls.length);
        try {
            List<Future<String>> futures = Stream.of(calls).map(call -> threads.submit(() -> {
                together.await();
                try {
                    return call.call();
                } catch (RuntimeException e) {
                    return e.getMessage() == null ? e.toString() : e.getMessage();
                }
            })).toList();
            return IntStream.range(0, calls.length).mapToObj(i -> result(futures.get(i))).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static String result(Future<String> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
