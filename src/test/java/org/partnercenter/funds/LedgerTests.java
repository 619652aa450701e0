package org.partnercenter.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
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
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.forms.Decision;

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

    @RepeatedTest(5)
    @Rule("FND-08")
    @DisplayName("Of claims at the same moment those that fit are taken; the others are refused, and the receipt is never exceeded")
    void claimsAtOnce() throws Exception {
        String partner = module.partner();
        String name = module.jdbc.sql("select company_name from partner where id = ?").param(partner).query(String.class).single();
        String receipt = module.receipt(name, "100.00");

        List<String> outcomes = atOnce(IntStream.range(0, 4).<Callable<String>>mapToObj(i -> () -> module.claim(partner, name, "100.00", "40.00")).toList());

        assertThat(Collections.frequency(outcomes, "AMOUNT_EXCEEDS_REST")).isEqualTo(2);
        assertThat(outcomes.stream().filter(outcome -> outcome.startsWith("CLM-")).distinct()).hasSize(2);
        assertThat(reserved(receipt)).isEqualByComparingTo("80");
    }

    @RepeatedTest(5)
    @Rule({"FND-08", "FND-14", "FND-15"})
    @DisplayName("A claim that is withdrawn, approved and credited at the same moment has one of the ends, and the sums agree")
    void decidedAtOnce() throws Exception {
        String partner = module.partner();
        String name = module.jdbc.sql("select company_name from partner where id = ?").param(partner).query(String.class).single();
        String receipt = module.receipt(name, "100.00");
        String claim = module.claim(partner, name, "100.00", "60.00");
        Callable<String> approve = () -> {
            module.claims.review(claim, new Decision(true, null), false, new Actor("finance2", Set.of("finance"), Set.of()));
            module.claims.credit(claim);
            return "credited";
        };
        Callable<String> withdraw = () -> {
            module.claims.withdraw(claim, null, LedgerModule.finance(partner));
            return "withdrawn";
        };
        Callable<String> credit = () -> {
            module.claims.credit(claim);
            return "credited";
        };

        List<String> outcomes = atOnce(List.of(approve, withdraw, credit));

        boolean credited = outcomes.get(0).equals("credited");
        assertThat(outcomes.get(1).equals("withdrawn")).isNotEqualTo(credited);
        assertThat(reserved(receipt)).isEqualByComparingTo("0");
        assertThat(balance(partner)).isEqualByComparingTo(credited ? "60" : "0");
        assertThat(module.jdbc.sql("select credited from remittance_receipt where receipt_key = ?").param(receipt).query(BigDecimal.class).single())
                .isEqualByComparingTo(balance(partner));
    }

    private BigDecimal reserved(String receipt) {
        return module.jdbc.sql("select reserved from remittance_receipt where receipt_key = ?").param(receipt).query(BigDecimal.class).single();
    }

    @RepeatedTest(5)
    @Rule("FND-11")
    @DisplayName("However many agreements are registered at once, five are effective, and one for a payer")
    void agreementsAtOnce() throws Exception {
        String partner = module.partner();
        for (int payer = 0; payer < 3; payer++) {
            register(partner, "payer" + payer);
        }

        List<String> outcomes = atOnce(List.of(() -> register(partner, "x"), () -> register(partner, "x"), () -> register(partner, "y"), () -> register(partner, "z")));

        assertThat(outcomes.stream().filter(outcome -> outcome.startsWith("PPA-"))).hasSize(2);
        assertThat(module.jdbc.sql("select count(*) from payment_agreement where partner_id = ?").param(partner).query(Integer.class).single()).isEqualTo(5);
        assertThat(module.jdbc.sql("select count(*) from payment_agreement where partner_id = ? and payer_key = 'x'").param(partner)
                .query(Integer.class).single()).isLessThanOrEqualTo(1);
    }

    private String register(String partner, String payer) {
        return module.agreements.register(payer, new Upload("a.pdf", "%PDF-1.4".getBytes()), LedgerModule.finance(partner));
    }

    @RepeatedTest(5)
    @Rule({"FND-19", "FND-24"})
    @DisplayName("Money that is allocated and reclaimed at once by several hands is neither made nor lost")
    void allocatedAtOnce() throws Exception {
        String partner = module.partner();
        String customer = module.customer(partner);
        book(partner, Direction.INCOME, "100.00", "a");
        Callable<String> allocate = () -> module.allocate(partner, "allocate", "customerId", customer, "60.00");
        assertThat(Collections.frequency(atOnce(List.of(allocate, allocate, allocate)), "INSUFFICIENT_BALANCE")).isEqualTo(2);

        Callable<String> reclaim = () -> module.allocate(partner, "reclaim", "customerId", customer, "40.00");
        assertThat(Collections.frequency(atOnce(List.of(reclaim, reclaim, reclaim)), "INSUFFICIENT_BALANCE")).isEqualTo(2);

        assertThat(balance(partner)).isEqualByComparingTo("80");
    }

    @RepeatedTest(5)
    @Rule("FND-24")
    @DisplayName("A distributor and its reseller that move money both ways at once wait for each other, never for ever")
    void bothSidesAtOnce() throws Exception {
        String distributor = module.partner();
        String reseller = module.partner();
        module.jdbc.sql("update partner set identity = 'distributor' where id = ?").param(distributor).update();
        module.jdbc.sql("update partner set identity = 'reseller', distributor_id = ? where id = ?").params(distributor, reseller).update();
        book(distributor, Direction.INCOME, "100.00", "a");
        module.allocate(distributor, "allocate", "resellerId", reseller, "50.00");
        String customer = module.customer(reseller);

        List<String> outcomes = atOnce(List.of(() -> module.allocate(distributor, "reclaim", "resellerId", reseller, "40.00"),
                () -> module.allocate(reseller, "allocate", "customerId", customer, "40.00"),
                () -> module.allocate(distributor, "allocate", "resellerId", reseller, "10.00"),
                () -> book(reseller, Direction.INCOME, "5.00", "b")));

        assertThat(outcomes).allMatch(outcome -> outcome.matches("(ALC|LED)-.*|INSUFFICIENT_BALANCE"));
        assertThat(balance(distributor).add(balance(reseller)).add(outcomes.get(1).startsWith("ALC-") ? new BigDecimal("40") : BigDecimal.ZERO))
                .isEqualByComparingTo("105");
    }

    @Test
    @Rule("FND-18")
    @DisplayName("Who opens one account and locks another holds none while it waits for the organisation")
    void openedBeforeLocked() throws Exception {
        List<String> two = IntStream.range(0, 2).mapToObj(i -> module.partner()).sorted().toList();
        book(two.get(0), Direction.INCOME, "100.00", "a");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            List<Future<?>> opening = new ArrayList<>();
            module.transaction.executeWithoutResult(status -> {
                module.jdbc.sql("select id from partner where id = ? for update").param(two.get(1)).query(String.class).single();
                CyclicBarrier begun = new CyclicBarrier(2);
                opening.add(other.submit(() -> module.transaction.executeWithoutResult(its -> {
                    pass(begun);
                    module.ledger.lock(FundAccount.RECHARGE, two.get(0), two.get(1));
                })));
                pass(begun);
                pause();
                book(two.get(0), Direction.EXPENSE, "1.00", "b");
            });
            opening.get(0).get();
        } finally {
            other.shutdownNow();
        }

        assertThat(balance(two.get(0))).isEqualByComparingTo("99");
    }

    private static void pass(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Long enough for the other hand to have come to where it waits. */
    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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

    @Test
    @Rule("FND-19")
    @DisplayName("a balance that the ledger could not keep is refused, not failed on")
    void tooLargeToKeep() {
        String partner = module.partner();
        book(partner, Direction.INCOME, "9999999999999999.99", "a");
        assertThatThrownBy(() -> book(partner, Direction.INCOME, "0.01", "b")).isInstanceOf(Refusal.class)
                .hasFieldOrPropertyWithValue("code", "BALANCE_LIMIT");
        assertThat(module.ledger.balance(partner, FundAccount.RECHARGE)).isEqualByComparingTo("9999999999999999.99");
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
