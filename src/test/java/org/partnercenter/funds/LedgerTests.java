package org.partnercenter.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.Refusal;

/** The ledger under one and under many hands: the same on either database. */
abstract class LedgerTests {

    private final LedgerModule module;

    LedgerTests(LedgerModule module) {
        this.module = module;
    }

    @Test
    @Rule("FND-18")
    @DisplayName("Each entry's balance follows from the one before it in its account; the balance is that of the last")
    void balancesFollowEachOther() {
        String partner = module.partner();

        book(partner, Direction.INCOME, "100.00", "a");
        book(partner, Direction.EXPENSE, "30.50", "b");
        book(partner, Direction.INCOME, "0.01", "c");

        assertThat(balances(partner)).extracting(BigDecimal::toPlainString).containsExactly("100.00", "69.50", "69.51");
        assertThat(balance(partner)).isEqualByComparingTo("69.51");
    }

    @Test
    @Rule("FND-15")
    @DisplayName("What is booked again is booked once, and answered with the first entry's key")
    void onceForEachTrade() {
        String partner = module.partner();
        String first = book(partner, Direction.INCOME, "100.00", "a");

        assertThat(book(partner, Direction.INCOME, "100.00", "a")).isEqualTo(first).matches("LED-2026-\\d{6}");
        assertThat(book(partner, Direction.INCOME, "100.00", "b")).isNotEqualTo(first);

        assertThat(balance(partner)).isEqualByComparingTo("200");
    }

    @Test
    @Rule("FND-19")
    @DisplayName("No account falls below 0, and a refused booking leaves nothing behind")
    void neverBelowZero() {
        String partner = module.partner();
        book(partner, Direction.INCOME, "100.00", "a");

        refused(() -> book(partner, Direction.EXPENSE, "100.01", "b"));
        refused(() -> module.ledger.book(booking(partner, FundAccount.CREDIT, Direction.INCOME, "0.01", "c")));
        book(partner, Direction.EXPENSE, "100.00", "d");

        assertThat(balances(partner)).extracting(BigDecimal::toPlainString).containsExactly("100.00", "0.00");
    }

    @RepeatedTest(5)
    @Rule({"FND-18", "FND-19"})
    @DisplayName("Bookings at the same moment, the account's first among them, follow each other; what no longer fits is refused")
    void manyHands() throws Exception {
        String partner = module.partner();
        List<Callable<String>> calls = new ArrayList<>(IntStream.range(0, 4)
                .<Callable<String>>mapToObj(i -> () -> book(partner, Direction.INCOME, "10.00", "in" + i)).toList());
        assertThat(atOnce(calls)).allMatch(key -> key.startsWith("LED-"));

        List<Callable<String>> takers = IntStream.range(0, 4)
                .<Callable<String>>mapToObj(i -> () -> book(partner, Direction.EXPENSE, "15.00", "out" + i)).toList();
        List<String> outcomes = atOnce(takers);

        assertThat(Collections.frequency(outcomes, "INSUFFICIENT_BALANCE")).isEqualTo(2);
        assertThat(balances(partner)).extracting(BigDecimal::toPlainString)
                .containsExactly("10.00", "20.00", "30.00", "40.00", "25.00", "10.00");
        assertThat(balance(partner)).isEqualByComparingTo("10");
    }

    @RepeatedTest(5)
    @Rule("FND-15")
    @DisplayName("Two nodes that book the same at the same moment book it once")
    void twoNodes() throws Exception {
        String partner = module.partner();
        Callable<String> credit = () -> book(partner, Direction.INCOME, "10.00", "CLM-2026-000001");

        assertThat(atOnce(List.of(credit, credit)).stream().distinct()).hasSize(1);
        assertThat(balance(partner)).isEqualByComparingTo("10");
    }

    @Test
    @DisplayName("An amount that is no amount is a fault of the caller")
    void wrongAmounts() {
        for (String amount : List.of("0", "-1", "0.001")) {
            assertThatThrownBy(() -> booking("p", FundAccount.RECHARGE, Direction.INCOME, amount, "a")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("What is owed in invoices counts once for each slip")
    void owedInvoices() {
        String partner = module.partner();
        module.owedInvoices.add(partner, "PAY-" + partner, new BigDecimal("12.50"));
        module.owedInvoices.add(partner, "PAY-" + partner, new BigDecimal("12.50"));
        module.owedInvoices.add(partner, "PAY2-" + partner, new BigDecimal("1"));

        assertThat(module.owedInvoices.of(partner)).isEqualByComparingTo("13.50");
        assertThat(module.owedInvoices.of("nobody")).isEqualByComparingTo("0");
    }

    private String book(String partner, Direction direction, String amount, String tradeId) {
        return module.ledger.book(booking(partner, FundAccount.RECHARGE, direction, amount, tradeId));
    }

    private Booking booking(String partner, FundAccount account, Direction direction, String amount, String tradeId) {
        return new Booking(partner, account, TradeDetail.REMITTANCE, direction, new BigDecimal(amount), module.clock.instant(), tradeId, null);
    }

    private BigDecimal balance(String partner) {
        return module.ledger.balance(partner, FundAccount.RECHARGE);
    }

    private List<BigDecimal> balances(String partner) {
        return module.jdbc.sql("select balance_after from ledger_entry where partner_id = ? order by id").param(partner)
                .query(BigDecimal.class).list();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Refusal.class).hasFieldOrPropertyWithValue("code", "INSUFFICIENT_BALANCE")
                .hasFieldOrPropertyWithValue("status", 409);
    }

    /** What the calls answer: a result, or the code of their refusal. */
    private static List<String> atOnce(List<Callable<String>> calls) throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier barrier = new CyclicBarrier(calls.size());
            List<Future<String>> answers = new ArrayList<>();
            for (Callable<String> call : calls) {
                answers.add(hands.submit(() -> {
                    barrier.await();
                    try {
                        return call.call();
                    } catch (Refusal e) {
                        return e.code();
                    }
                }));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> answer : answers) {
                outcomes.add(answer.get());
            }
            return outcomes;
        } finally {
            hands.shutdownNow();
        }
    }
}
