package org.partnercenter.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.csv.CsvSheet;
import org.partnercenter.platform.forms.Decision;
import org.springframework.dao.ConcurrencyFailureException;

/** What happens to slips at the same moment: the same on either database. */
abstract class PayoutRaces {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Actor OPERATIONS = new Actor("operations", Set.of("operations"), Set.of("vendor", PayoutModule.PARTNER));

    private final PayoutModule module;

    PayoutRaces(PayoutModule module) {
        this.module = module;
    }

    private static String number() {
        return "%08d".formatted(NUMBER.incrementAndGet());
    }

    @RepeatedTest(8)
    @Rule("PAY-02")
    @DisplayName("Of two slips with one incentive at the same moment one is made")
    void oneIncentiveInTwoSlips() throws Exception {
        String incentive = module.payable("100.00");
        String other = module.payable("50.00");

        List<String> outcomes = atOnce(() -> module.payouts.requestByPartner(PayoutModule.PARTNER, List.of(incentive), "bank-transfer"),
                () -> module.payouts.requestByPartner(PayoutModule.PARTNER, List.of(other, incentive), "voucher-quota"));

        assertThat(outcomes).containsOnlyOnce("NOT_PAYABLE").anyMatch(outcome -> outcome.startsWith("PAY-"));
        assertThat(module.count("select count(*) from payout_line where source_key = ?", incentive)).isOne();
    }

    @RepeatedTest(8)
    @Rule("PAY-07")
    @DisplayName("Of two slips with one invoice at the same moment one has it")
    void oneInvoiceForTwoSlips() throws Exception {
        String first = module.awaitingInvoice();
        String second = module.awaitingInvoice();
        String number = number();

        List<String> outcomes = atOnce(() -> invoice(first, number), () -> invoice(second, number));

        assertThat(outcomes).containsOnlyOnce("FIELD_INVALID").containsOnlyOnce("invoiced");
        assertThat(module.count("select count(*) from payout_invoice where in_use = ?", "1100204130/" + number)).isOne();
        assertThat(List.of(module.status(first), module.status(second))).containsExactlyInAnyOrder("invoice-reviewing", "awaiting-invoice");
    }

    private String invoice(String slip, String number) {
        module.reviews.issueInvoice(slip, InvoiceJson.of(number, "100.00"), Map.of());
        return "invoiced";
    }

    @RepeatedTest(8)
    @Rule({"PAY-10", "PAY-13"})
    @DisplayName("Paid twice at the same moment a slip has one instruction")
    void paidTwice() throws Exception {
        String slip = module.approved(number());
        Callable<String> pay = () -> {
            module.payments.pay(slip);
            return "paid";
        };

        atOnce(pay, pay);

        assertThat(module.count("select count(*) from payment_instruction where slip_key = ?", slip)).isOne();
    }

    @RepeatedTest(8)
    @Rule("PAY-10")
    @DisplayName("Of two files made at the same moment an instruction is in one")
    void exportedTwice() throws Exception {
        String slip = module.approved(number());
        module.payments.pay(slip);
        Callable<String> export = () -> {
            module.instructions.export(null, PayoutModule.FINANCE);
            return "exported";
        };

        assertThat(atOnce(export, export)).containsOnly("exported");

        assertThat(module.count("select count(distinct batch_key) from payment_instruction where slip_key = ? and status = 'exported'", slip)).isOne();
    }

    @RepeatedTest(8)
    @Rule("PAY-10")
    @DisplayName("A transfer that is returned while a file is made is not in the file")
    void exportedOrReturned() throws Exception {
        String slip = module.approved(number());
        module.payments.pay(slip);

        List<String> outcomes = atOnce(() -> {
            module.instructions.export(null, PayoutModule.FINANCE);
            return "exported";
        }, () -> {
            module.payments.returned(slip, "x");
            return "returned";
        });

        assertThat(outcomes).containsExactly("exported", "returned");
        assertThat(module.count("select count(*) from payment_instruction where slip_key = ? and status = 'returned'", slip)).isOne();
        assertThat(files(slip)).doesNotContain(slip);
    }

    @Test
    @Rule("PAY-10")
    @DisplayName("A file written again leaves out what the bank has paid or returned")
    void writtenAgain() {
        String waiting = module.approved(number());
        String paid = module.approved(number());
        String returned = module.approved(number());
        List.of(waiting, paid, returned).forEach(module.payments::pay);
        module.instructions.export(null, PayoutModule.FINANCE);
        assertThat(files(paid)).contains(waiting, paid, returned);

        module.payments.paid(paid, "REF-1", LocalDate.parse("2026-01-20"));
        module.payments.returned(returned, "x");

        assertThat(files(paid)).contains(waiting).doesNotContain(paid, returned);
    }

    @Test
    @Rule("PAY-10")
    @DisplayName("A slip whose money came back is not completed without paying it again")
    void failedIsNotCompleted() {
        String slip = module.approved(number());
        module.payments.pay(slip);
        module.payments.returned(slip, "x");

        assertThatThrownBy(() -> module.payouts.complete(slip)).isInstanceOf(Refusal.class);

        assertThat(module.status(slip)).isEqualTo("failed");
    }

    @Test
    @Rule("PAY-10")
    @DisplayName("A transfer confirmed without a file is never put into one")
    void paidWithoutFile() {
        String slip = module.approved(number());
        module.payments.pay(slip);
        module.payments.paid(slip, "REF-1", LocalDate.parse("2026-01-20"));

        module.instructions.export(null, PayoutModule.FINANCE);

        assertThat(module.count("select count(*) from payment_instruction where slip_key = ? and batch_key is not null", slip)).isZero();
    }

    /** What the files that this slip's instructions are in say when they are written now. */
    private String files(String slip) {
        List<String> batches = module.jdbc.sql("select batch_key from payment_instruction where slip_key = ? and batch_key is not null").param(slip)
                .query(String.class).list();
        return batches.stream().map(batch -> new String(CsvSheet.bytes(sheet -> module.instructions.write(Map.of("batch", batch),
                PayoutModule.FINANCE, sheet)), StandardCharsets.UTF_8)).collect(Collectors.joining());
    }

    @RepeatedTest(8)
    @Rule("PAY-13")
    @DisplayName("Of approving and cancelling at the same moment one happens")
    void approvedOrCancelled() throws Exception {
        String slip = module.awaitingInvoice();
        invoice(slip, number());
        module.reviews.reviewInvoice(slip, new Decision(true, null));

        List<String> outcomes = atOnce(() -> {
            module.reviews.reviewPayout(slip, new Decision(true, null));
            return "paying";
        }, () -> {
            module.payouts.cancel(slip, Map.of("reason", "x"), OPERATIONS);
            return "cancelled";
        });

        assertThat(outcomes).filteredOn(outcome -> outcome.equals(module.status(slip))).hasSize(1);
        assertThat(outcomes).filteredOn(List.of("ALREADY_DECIDED", "NOT_CANCELLABLE")::contains).hasSize(1);
    }

    @RepeatedTest(8)
    @Rule({"NRE-14", "PAY-13"})
    @DisplayName("Asked for twice at the same moment a milestone has one slip")
    void askedForTwice() throws Exception {
        Payouts.SlipRequest request = new Payouts.SlipRequest(PayoutModule.PARTNER, "nre", "NRE-1", "NRE-1/" + NUMBER.incrementAndGet(), "nre",
                new BigDecimal("10.00"), "里程碑");

        List<String> outcomes = atOnce(() -> module.payouts.request(request), () -> module.payouts.request(request));

        assertThat(outcomes).hasSize(2).allMatch(outcome -> outcome.startsWith("PAY-"));
        assertThat(outcomes.get(0)).isEqualTo(outcomes.get(1));
    }

    @RepeatedTest(4)
    @Rule("PAY-11")
    @DisplayName("Two runs at the same moment request once")
    void twoRuns() throws Exception {
        module.jdbc.sql("delete from payout_run_decision").update();
        module.jdbc.sql("update incentive set status = 'paid' where status = 'payable'").update();
        module.jdbc.sql("delete from payout_setting").update();
        module.jdbc.sql("insert into payout_setting values (?, true, 'bank-transfer', null, current_timestamp, current_timestamp)")
                .param(PayoutModule.PARTNER).update();
        module.clock.set("2026-01-20T10:00");
        String incentive = module.payable("2000.00");
        module.clock.set("2026-01-25T10:00");
        Callable<String> run = () -> {
            module.runs.run(PayoutModule.PARTNER);
            return "ran";
        };

        assertThat(atOnce(run, run)).containsOnly("ran");

        assertThat(module.count("select count(*) from payout_line where source_key = ?", incentive)).isOne();
        module.clock.set("2026-01-20T10:00");
    }

    /** What the calls answer: a result, or the code of their refusal; a lost lock is tried again, as the doors do. */
    @SafeVarargs
    private static List<String> atOnce(Callable<String>... calls) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(calls.length);
        try {
            CyclicBarrier barrier = new CyclicBarrier(calls.length);
            List<Future<String>> answers = new ArrayList<>();
            for (Callable<String> call : calls) {
                answers.add(people.submit(() -> {
                    barrier.await();
                    return answer(call);
                }));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> answer : answers) {
                outcomes.add(answer.get());
            }
            return outcomes;
        } finally {
            people.shutdownNow();
        }
    }

    private static String answer(Callable<String> call) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call();
            } catch (Refusal e) {
                return e.code();
            } catch (ConcurrencyFailureException e) {
                if (attempt == 4) {
                    throw e;
                }
            }
        }
    }
}
