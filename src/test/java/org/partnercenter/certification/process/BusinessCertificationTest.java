package org.partnercenter.certification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.certification.CertificationProcessTest;
import org.partnercenter.certification.SupplierAccount;
import org.partnercenter.platform.security.RunAs;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path through {@code business-certification}, and what happens at the same moment. */
class BusinessCertificationTest extends CertificationProcessTest {

    @Autowired
    private RunAs runAs;

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("business-certification");
    }

    @Test
    void aPlainCertificationNeedsATransferAndItsAmountOnly() {
        String partner = partner();
        String key = started(partner);
        ProcessInstance certification = instance(key);
        assertThat(certification.getTenantId()).isEqualTo(partner);
        assertThat(certification).isWaitingAtExactly("send-transfer");
        assertThat(status(key)).isEqualTo("transferring");

        String amount = send(key);
        assertThat(certification).isWaitingAtExactly("enter-amount");
        assertThat(status(key)).isEqualTo("awaiting-amount");
        enter(partner, key, amount);

        assertThat(certification).isEnded().hasPassed("information-certified");
        assertThat(status(key)).isEqualTo("certified");
    }

    @Test
    void differentSupplierDataAskForTheBanksLetterFirst() {
        String partner = partner();
        String code = jdbc.sql("select credit_code from partner where id = ?").param(partner).query(String.class).single();
        suppliers.create(new SupplierAccount(code, company(partner), "11112222333344"), actor("finance"));

        String key = started(partner, "bankCode", "other", "bankName", "城市商业银行");
        assertThat(instance(key)).as("the first row of the table counts").isWaitingAtExactly("upload-bank-letter");
        assertThat(status(key)).isEqualTo("awaiting-letter");
        assertFieldRefused("bankLetter", () -> complete(partner + "-finance", key, "upload-bank-letter"));
        complete(partner + "-admin", key, "upload-bank-letter", "bankLetter", LETTER);
        assertThat(instance(key)).isWaitingAtExactly("review-manually");
        assertThat(status(key)).isEqualTo("manual-reviewing");
        approve("finance", key, "review-manually");

        assertThat(instance(key)).isWaitingAtExactly("send-transfer");
        assertThat(view(key).bankLetter().name()).isEqualTo("银行确认函.pdf");
    }

    @Test
    void equalSupplierDataRaiseNoDoubt() {
        String partner = partner();
        String code = jdbc.sql("select credit_code from partner where id = ?").param(partner).query(String.class).single();
        suppliers.create(new SupplierAccount(code, company(partner), account(partner)), actor("finance"));

        assertThat(instance(started(partner))).isWaitingAtExactly("send-transfer");
    }

    @Test
    void aTypedBankAnIntermediaryAndAnAccountOfAnotherCompanyAreReviewedByHand() {
        String first = partner();
        certified(first);
        String typed = started(partner(), "bankCode", "other", "bankName", "城市商业银行");
        String intermediary = started(partner(), "intermediaryBank", "Bank of Somewhere");
        String elsewhere = started(partner(), "bankAccount", account(first));

        assertThat(List.of(typed, intermediary, elsewhere)).allSatisfy(key -> {
            assertThat(instance(key)).isWaitingAtExactly("review-manually");
            assertThat(status(key)).isEqualTo("manual-reviewing");
        });
        reject("finance", typed, "review-manually");
        assertThat(instance(typed)).isWaitingAtExactly("correct-information");
        assertThat(status(typed)).isEqualTo("rejected");
    }

    @Test
    void aCorrectionIsRoutedAgainAndMayBeWithdrawn() {
        String partner = partner();
        String key = started(partner);
        ProcessInstance certification = instance(key);
        complete("finance", key, "send-transfer", "outcome", "failed", "comment", "账号不存在");
        assertThat(certification).isWaitingAtExactly("correct-information");

        complete(partner + "-finance", key, "correct-information", "action", "submit", "bankAccount", "99998888777766");
        assertThat(certification).isWaitingAtExactly("send-transfer");
        complete("finance", key, "send-transfer", "outcome", "failed", "comment", "账号不存在");
        complete(partner + "-finance", key, "correct-information", "action", "withdraw");

        assertThat(certification).isEnded().hasPassed("certification-withdrawn");
        assertThat(status(key)).isEqualTo("withdrawn");
    }

    @Test
    void aTransferThatDidNotArriveIsTraced() {
        String partner = partner();
        String key = started(partner);
        send(key);
        complete(partner + "-finance", key, "enter-amount", "action", "not-received");
        assertThat(instance(key)).isWaitingAtExactly("trace-transfer");
        complete("finance", key, "trace-transfer", "outcome", "resend");
        assertThat(instance(key)).isWaitingAtExactly("send-transfer");

        send(key);
        complete(partner + "-finance", key, "enter-amount", "action", "not-received");
        complete("finance", key, "trace-transfer", "outcome", "bank-data-wrong", "comment", "支行不符");
        assertThat(instance(key)).isWaitingAtExactly("correct-information");
        assertThat(status(key)).isEqualTo("rejected");
    }

    @Test
    void aLockedCertificationIsUnlockedOrCorrected() {
        String partner = partner();
        String key = started(partner);
        lock(partner, key);
        assertThat(instance(key)).isWaitingAtExactly("request-unlock");
        complete(partner + "-finance", key, "request-unlock", "note", "看错了流水");
        assertThat(instance(key)).isWaitingAtExactly("unlock-certification");
        assertThat(view(key).note()).isEqualTo("看错了流水");
        approve("operations", key, "unlock-certification");
        assertThat(instance(key)).isWaitingAtExactly("send-transfer");

        lock(partner, key);
        complete(partner + "-finance", key, "request-unlock", "note", "又看错了");
        reject("operations", key, "unlock-certification");
        assertThat(instance(key)).isWaitingAtExactly("correct-information");
    }

    @Test
    void anAmountThatIsNotEnteredInTimeLeadsToTheCorrection() {
        String key = started(partner());
        send(key);

        runTimer(key, "amount-entry-ended");

        assertThat(instance(key)).hasPassed("return-for-correction").isWaitingAtExactly("correct-information");
        assertThat(status(key)).isEqualTo("rejected");
    }

    @Test
    void aNewCompanyNameEndsWhateverIsOpen() {
        String partner = partner();
        String key = started(partner);
        ProcessInstance certification = instance(key);

        rename(partner, "新公司");

        assertThat(certification).isEnded().hasPassed("certification-voided");
        assertThat(openTasks(key)).isEmpty();
    }

    @Test
    @Rule("CRT-03")
    void onlyIdsDecisionsAndOutcomesAreVariables() {
        String partner = partner();
        String key = started(partner, "bankCode", "other", "bankName", "城市商业银行");
        approve("finance", key, "review-manually");
        String amount = send(key);
        enter(partner, key, other(amount));

        assertVariables(key, "routing", "reviewDecision", "transferOutcome", "answer");
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance(key).getId()).list()).extracting("name")
                .isSubsetOf("routing", "reviewDecision", "transferOutcome", "answer");
        assertThat(count("select count(*) from act_hi_detail where text_ = ?", amount)).isZero();
    }

    @RepeatedTest(3)
    @Rule("CRT-02")
    void ofTwoStartsAtTheSameMomentOneIsTaken() throws Exception {
        String partner = partner();

        List<String> outcomes = atOnce(2, user -> () -> start(partner + user, "business-certification", information(partner)));

        assertThat(outcomes).filteredOn(outcome -> outcome.startsWith("CRT-")).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> outcome.startsWith("CERTIFICATION_OPEN")).hasSize(1);
        assertThat(count("select count(*) from business_certification where partner_id = ?", partner)).isEqualTo(1);
    }

    @RepeatedTest(3)
    @Rule("CRT-04")
    void answersAtTheSameMomentNeverMakeAFourthTry() throws Exception {
        String partner = partner();
        String key = started(partner);
        String wrong = other(send(key));
        int taken = 0;

        for (int round = 0; round < 3 && status(key).equals("awaiting-amount"); round++) {
            String task = task(key, "enter-amount").getId();
            List<String> outcomes = atOnce(6, user -> () -> runAs.user(partner + user, () -> {
                tasks.complete(task, fields("action", "confirm", "amount", wrong));
                return "taken";
            }));
            taken += (int) outcomes.stream().filter("taken"::equals).count();
            assertThat(view(key).triesLeft()).as("one try for each answer that was taken").isEqualTo(3 - taken);
        }

        assertThat(taken).isEqualTo(3);
        assertThat(status(key)).isEqualTo("locked");
        assertThat(openTasks(key)).containsExactly("request-unlock");
        assertThat(view(key).history()).filteredOn(entry -> entry.comment() != null && entry.comment().contains("AMOUNT_WRONG")).hasSize(3);
    }

    /** What the calls answer, all made at once by finance and administrator in turn: a result or the refusal's text. */
    private static List<String> atOnce(int calls, Function<String, Callable<String>> call) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(calls);
        try {
            CyclicBarrier barrier = new CyclicBarrier(calls);
            List<Future<String>> answers = IntStream.range(0, calls).mapToObj(i -> people.submit(() -> {
                barrier.await();
                try {
                    return call.apply(i % 2 == 0 ? "-finance" : "-admin").call();
                } catch (RestException refused) {
                    return refused.getMessage();
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
