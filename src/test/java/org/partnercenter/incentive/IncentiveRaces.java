package org.partnercenter.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.dao.ConcurrencyFailureException;

/** What happens at the same moment, and how much lists ask of the database: the same on either. */
abstract class IncentiveRaces {

    private final IncentiveModule module;
    private static int customers;

    IncentiveRaces(IncentiveModule module) {
        this.module = module;
    }

    @RepeatedTest(10)
    @Rule("INC-02")
    @DisplayName("Of confirming and lapsing at the same moment one happens, and the other is told so")
    void confirmOrLapse() throws Exception {
        module.clock.set("2026-01-20T10:00");
        String key = module.published("3000");

        List<String> outcomes = atOnce(() -> {
            module.incentives.confirm(key, null, IncentiveModule.FINANCE);
            return "payable";
        }, () -> {
            module.incentives.lapse(key);
            return "lapsed";
        });

        assertThat(outcomes).containsOnlyOnce("ALREADY_DECIDED");
        assertThat(outcomes).contains(module.incentive(key).status().code());
        assertThat(module.incentive(key).history()).hasSize(2);
    }

    @RepeatedTest(10)
    @Rule("INC-10")
    @DisplayName("Of two first registrations for a customer at the same moment one is taken")
    void overlappingRegistrations() throws Exception {
        module.clock.set("2026-01-20T10:00");
        String customer = "customer-" + customers++;
        LocalDate start = LocalDate.parse("2026-02-02");
        Callable<String> register = () -> module.register("cloudstar", IncentiveModule.registration(customer, start, start.plusDays(3)));

        List<String> outcomes = atOnce(register, register);

        assertThat(outcomes).containsOnlyOnce("PROJECT_OVERLAP");
        assertThat(outcomes).anyMatch(outcome -> outcome.startsWith("PRJ-"));
    }

    @RepeatedTest(10)
    @Rule("INC-10")
    @DisplayName("The same for a customer that has a project on other days")
    void overlappingRegistrationsOfAKnownCustomer() throws Exception {
        module.clock.set("2026-01-20T10:00");
        String customer = "customer-" + customers++;
        LocalDate start = LocalDate.parse("2026-02-02");
        module.register("bluewave", IncentiveModule.registration(customer, start.plusDays(10), start.plusDays(12)));
        Callable<String> register = () -> module.register("cloudstar", IncentiveModule.registration(customer, start, start.plusDays(3)));

        List<String> outcomes = atOnce(register, register);

        assertThat(outcomes).containsOnlyOnce("PROJECT_OVERLAP");
        assertThat(outcomes).anyMatch(outcome -> outcome.startsWith("PRJ-"));
    }

    @RepeatedTest(10)
    @Rule("PAY-02")
    @DisplayName("Of two slips for one incentive at the same moment one gets it")
    void reservedTwice() throws Exception {
        String key = module.payable("3000");
        String first = "PAY-" + customers++;
        String second = "PAY-" + customers++;

        List<String> outcomes = atOnce(() -> module.slips.reserve("cloudstar", List.of(key), first).incentiveClass(),
                () -> module.slips.reserve("cloudstar", List.of(key), second).incentiveClass());

        assertThat(outcomes).containsExactlyInAnyOrder("other", "NOT_PAYABLE");
        assertThat(module.incentive(key).slipKey()).isIn(first, second);
        module.slips.paid(module.incentive(key).slipKey());
    }

    @RepeatedTest(10)
    @Rule("PAY-03")
    @DisplayName("Of two slips at the same moment one carries the open negative")
    void negativeOnce() throws Exception {
        String negative = module.payable("-100");
        String one = module.payable("3000");
        String other = module.payable("3000");
        String first = "PAY-" + customers++;
        String second = "PAY-" + customers++;

        List<String> outcomes = atOnce(() -> module.slips.reserve("cloudstar", List.of(one), first).sum().toPlainString(),
                () -> module.slips.reserve("cloudstar", List.of(other), second).sum().toPlainString());

        assertThat(outcomes).containsExactlyInAnyOrder("2900.00", "3000.00");
        assertThat(module.incentive(negative).status().code()).isEqualTo("in-payout");
        module.slips.paid(first);
        module.slips.paid(second);
    }

    @RepeatedTest(10)
    @Rule("PAY-04")
    @DisplayName("Two that lapse at the same moment both pay off the same negative")
    void lapsedTwice() throws Exception {
        module.clock.set("2026-01-20T10:00");
        module.payable("-600");
        String one = module.published("200");
        String other = module.published("100");

        atOnce(() -> lapse(one), () -> lapse(other));

        assertThat(module.slips.payable("cloudstar")).filteredOn(p -> p.amount().signum() < 0).singleElement()
                .satisfies(left -> assertThat(left.amount()).isEqualByComparingTo("-300"));
        String slip = "PAY-" + customers++;
        module.slips.reserve("cloudstar", List.of(module.payable("300")), slip);
        module.slips.paid(slip);
    }

    @RepeatedTest(10)
    @Rule({"PAY-03", "PAY-04"})
    @DisplayName("A negative is paid off by one that lapses or goes with a slip, never both")
    void lapsedOrReserved() throws Exception {
        module.clock.set("2026-01-20T10:00");
        module.payable("-100");
        String lapsing = module.published("200");
        String paid = module.payable("3000");
        String slip = "PAY-" + customers++;

        List<String> outcomes = atOnce(() -> lapse(lapsing),
                () -> module.slips.reserve("cloudstar", List.of(paid), slip).sum().toPlainString());

        String used = module.incentive(lapsing).offsetAmount();
        assertThat(outcomes.get(1) + " " + used).isIn("2900.00 0.00", "3000.00 100.00");
        module.slips.paid(slip);
    }

    private String lapse(String key) {
        module.incentives.lapse(key);
        return key;
    }

    @RepeatedTest(5)
    @DisplayName("A bill countersigned twice at the same moment makes one incentive")
    void countersignedTwice() throws Exception {
        String bill = "BIL-2026-%06d".formatted(customers++);
        Callable<String> make = () -> module.slips.countersigned("bluewave", bill, "云商店", new BigDecimal("10"), "1 笔");

        List<String> keys = atOnce(make, make);

        assertThat(keys.get(0)).startsWith("INC-").isEqualTo(keys.get(1));
    }

    @RepeatedTest(10)
    @Rule("INC-14")
    @DisplayName("Of two claims of one opportunity at the same moment one is taken")
    void claimedTwice() throws Exception {
        module.clock.set("2026-01-20T10:00");
        String number = "c" + customers++;
        String opportunity = module.claimable("cloudstar", number);
        Callable<String> claim = () -> module.claim("cloudstar", opportunity, number);

        List<String> outcomes = atOnce(claim, claim);

        assertThat(outcomes).containsOnlyOnce("ALREADY_CLAIMED_OPPORTUNITY").anyMatch(outcome -> outcome.startsWith("INC-"));
    }

    @RepeatedTest(10)
    @Rule("INC-14")
    @DisplayName("Of two claims for one customer, or about one offering, at the same moment one is taken")
    void overlappingClaims() throws Exception {
        module.clock.set("2026-01-20T10:00");
        String account = "c" + customers++;
        String own = module.claimable("cloudstar", account + "a");
        String others = module.claimable("bluewave", account + "b");
        assertThat(atOnce(() -> module.claim("cloudstar", own, account), () -> module.claim("bluewave", others, account)))
                .containsOnlyOnce("CLAIM_OVERLAP").anyMatch(outcome -> outcome.startsWith("INC-"));

        String one = module.claimable("cloudstar", account + "c");
        String two = module.claimable("cloudstar", account + "c");
        assertThat(atOnce(() -> module.claim("cloudstar", one, account + 1), () -> module.claim("cloudstar", two, account + 2)))
                .containsOnlyOnce("CLAIM_OVERLAP").anyMatch(outcome -> outcome.startsWith("INC-"));
    }

    @RepeatedTest(5)
    @Rule("INC-19")
    @DisplayName("A period closed by two nodes at the same moment makes each statement formal once")
    void closedTwice() throws Exception {
        module.clock.set("2026-01-20T10:00");
        String period = "%04d-01".formatted(1900 + customers++ % 100);
        module.line("cloudstar", period);
        module.line("bluewave", period);
        module.statements.estimate(period, List.of("bluewave", "cloudstar"));
        module.statements.close(period);
        Callable<String> portion = () -> String.valueOf(module.statements.closePortion(period, 1).issued().size());

        List<String> outcomes = atOnce(portion, portion, portion);

        assertThat(outcomes).containsExactlyInAnyOrder("1", "1", "0");
        assertThat(module.jdbc.sql("select count(*) from incentive where title like ?").param("%" + period).query(Integer.class).single()).isEqualTo(2);
    }

    @RepeatedTest(3)
    @Rule({"INC-19", "INC-20"})
    @DisplayName("A line that moves to another period while its own is closed is paid once")
    void movedWhileClosed() throws Exception {
        module.clock.set("2026-01-20T10:00");
        int year = 1700 + customers++ % 100;
        String closing = year + "-09";
        String next = year + "-10";
        String line = "moved-" + closing;
        assertThat(module.importLine(line, closing, false)).isEqualTo("imported");
        CountDownLatch closed = new CountDownLatch(1);
        ExecutorService people = Executors.newSingleThreadExecutor();
        Future<String> moved = people.submit(() -> {
            closed.await();
            return answer(() -> module.importLine(line, next, false));
        });

        module.inTransaction(() -> {
            module.statements.close(closing);
            module.statements.closePortion(closing, 10);
            closed.countDown();
            waitFor(moved);
        });

        assertThat(moved.get()).isEqualTo("PERIOD_CLOSED");
        people.shutdown();
        module.statements.close(next);
        module.statements.closePortion(next, 10);
        assertThat(module.jdbc.sql("select sum(amount) from incentive where title like ? or title like ?").params("%" + closing, "%" + next)
                .query(BigDecimal.class).single()).isEqualByComparingTo("10");
    }

    /** Gives the other a moment to run into the lock, or to be done where there is none. */
    private static void waitFor(Future<?> other) {
        try {
            other.get(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // it waits, as it should
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("A list asks the database as often for many rows as for one")
    void noQueryPerRow() {
        module.clock.set("2026-01-20T10:00");
        for (int i = 0; i < 3; i++) {
            module.published("3000");
            module.register("cloudstar", module.registration("customer-" + customers++));
        }
        assertThat(asked(() -> module.incentiveRecords.list(page(3), IncentiveModule.FINANCE)))
                .isEqualTo(asked(() -> module.incentiveRecords.list(page(1), IncentiveModule.FINANCE)));
        assertThat(asked(() -> module.projectRecords.list(page(3), IncentiveModule.DELIVERY)))
                .isEqualTo(asked(() -> module.projectRecords.list(page(1), IncentiveModule.DELIVERY)));
        assertThat(asked(() -> module.opportunities.list(page(3), IncentiveModule.DELIVERY)))
                .isEqualTo(asked(() -> module.opportunities.list(page(1), IncentiveModule.DELIVERY)));
    }

    private static ListQuery page(int limit) {
        return new ListQuery(List.of(), null, 0, limit, "-createdAt");
    }

    private int asked(Runnable list) {
        int before = module.connectionsTaken();
        list.run();
        return module.connectionsTaken() - before;
    }

    /** What both calls answer: a result, or the code of their refusal; a lost lock is tried again, as the doors do. */
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
