package org.partnercenter.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/** What is known of customers' accounts, who may change it, and that a customer has one partner at most. */
class CustomerAccountsTest extends ProcessTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private CustomerAccounts accounts;
    @Autowired
    private Bonds bonds;
    @Autowired
    private CustomerAccountController controller;
    @Autowired
    private Journal journal;

    private static String mobile() {
        return "133%08d".formatted(NUMBER.incrementAndGet());
    }

    private Map<String, Object> body(Object... changed) {
        Map<String, Object> body = new HashMap<>(Map.of("customerId", "ac-" + NUMBER.incrementAndGet(), "accountName", "name-" + NUMBER.get()));
        body.putAll(fields(changed));
        return body;
    }

    /** Entered over the API by operations; answers the id. */
    private String entered(Object... facts) {
        String[] id = new String[1];
        as("operations", () -> id[0] = controller.create(body(facts), Actor.current()).customerId());
        return id[0];
    }

    private static Bonds.Terms terms(String type) {
        return new Bonds.Terms(type, "ASC-2026-980001", "cloudstar-sales", "tag", "campaign");
    }

    @Test
    void operationsWritesTheVendorReadsPartnersDoNeither() {
        String id = entered("mobile", mobile(), "cashConsumed", "12.5", "site", "international", "independentMembers", 2);
        as("operations", () -> controller.change(id, Map.of("directSales", true), Actor.current()));

        as("reviewer", () -> {
            CustomerAccountView view = controller.item(id, Actor.current());
            assertThat(view.cashConsumed()).isEqualTo("12.50");
            assertThat(view.directSales()).isTrue();
            assertThat(view.history()).as("every change is on the audit").hasSize(2).allMatch(entry -> entry.by().equals("operations"));
            assertRefused(403, "NOT_ALLOWED", "", () -> controller.change(id, Map.of("directSales", false), Actor.current()));
            assertRefused(403, "NOT_ALLOWED", "", () -> controller.create(body(), Actor.current()));
        });
        as("cloudstar-admin", () -> {
            assertRefused(403, "NOT_ALLOWED", "", () -> controller.list(ListQuery.DEFAULT, Actor.current()));
            assertRefused(403, "NOT_ALLOWED", "", () -> controller.item(id, Actor.current()));
            assertRefused(403, "NOT_ALLOWED", "", () -> controller.create(body(), Actor.current()));
        });
    }

    @Test
    void aWrongFactIsNamedAndChangesNothing() {
        as("operations", () -> {
            assertFieldRefused("accountName", () -> controller.create(Map.of("customerId", "ac-none"), Actor.current()));
            assertFieldRefused("site", () -> controller.create(body("site", "moon"), Actor.current()));
            assertFieldRefused("cashConsumed", () -> controller.create(body("cashConsumed", "12.345"), Actor.current()));
            assertFieldRefused("realName", () -> controller.create(body("realName", 3), Actor.current()));
            assertFieldRefused("graceDays", () -> controller.create(body("graceDays", 3), Actor.current()));
            assertRefused(404, "NOT_FOUND", "", () -> controller.change("nobody", Map.of("directSales", true), Actor.current()));
        });
        assertThat(accounts.find("ac-none")).isEmpty();
    }

    @Test
    @Rule("CUS-15")
    void aMobileCarriesThreeAccounts() {
        String mobile = mobile();
        String first = entered("mobile", mobile);
        entered("mobile", "0086-" + mobile);
        String third = accounts.register(mobile, null, "客户", null, "Passw0rd!").customerId();
        assertThat(accounts.byMobile("0086-" + mobile)).extracting(CustomerAccount::customerId).contains(first, third).hasSize(3);

        assertRefused(409, "MOBILE_LIMIT", "", () -> accounts.register(mobile, null, null, null, "Passw0rd!"));
        String other = entered();
        as("operations", () -> assertRefused(409, "MOBILE_LIMIT", "", () -> controller.change(other, Map.of("mobile", mobile), Actor.current())));

        as("operations", () -> controller.change(first, Map.of("closedAt", "2026-01-01T00:00:00Z"), Actor.current()));
        assertThat(accounts.register(mobile, null, null, null, "Passw0rd!").mobile()).as("a closed one counts no longer").isEqualTo(mobile);
    }

    @RepeatedTest(3)
    @Rule("CUS-15")
    void aMobileCarriesThreeAccountsAlsoWhenTenRegisterAtOnce() throws Exception {
        String mobile = mobile();
        List<Callable<String>> ten = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ten.add(() -> accounts.register(mobile, null, null, null, "Passw0rd!").customerId());
        }

        atOnce(ten);

        assertThat(accounts.byMobile(mobile)).hasSizeBetween(1, 3);
    }

    @Test
    @Rule("CUS-15")
    void anAccountNameBelongsToOneCustomer() {
        accounts.register(mobile(), "The_Name-1", null, null, "Passw0rd!");
        assertRefused(409, "ACCOUNT_NAME_TAKEN", "", () -> accounts.register(mobile(), "the_name-1", null, null, "Passw0rd!"));
        String other = entered();
        as("operations", () -> assertRefused(409, "ACCOUNT_NAME_TAKEN", "",
                () -> controller.change(other, Map.of("accountName", "THE_NAME-1"), Actor.current())));
        assertThat(accounts.byAccountName("THE_name-1")).isPresent();
    }

    @Test
    void aPasswordIsKeptAsAHashOnly() {
        String id = accounts.register(mobile(), null, null, null, "Passw0rd!").customerId();
        assertThat(accounts.passwordMatches(id, "Passw0rd!")).isTrue();
        assertThat(accounts.passwordMatches(id, "passw0rd!")).isFalse();
        assertThat(jdbc.sql("select password_hash from customer_account where customer_id = ?").param(id).query(String.class).single())
                .doesNotContain("Passw0rd!").startsWith("{");
        assertThat(accounts.passwordMatches(entered(), "")).as("an account without one").isFalse();
    }

    @Test
    void factsThatCannotBeHadAreNoFacts() {
        String mobile = mobile();
        String id = entered("mobile", mobile, "email", "Busy@" + mobile + ".example", "customerName", "忙碌 " + mobile, "available", false);
        assertThatThrownBy(() -> accounts.find(id)).isInstanceOf(FactsUnavailable.class);
        assertThatThrownBy(() -> accounts.byMobile(mobile)).isInstanceOf(FactsUnavailable.class);
        assertThatThrownBy(() -> accounts.matching(null, "busy@" + mobile + ".EXAMPLE", null)).isInstanceOf(FactsUnavailable.class);
        assertThatThrownBy(() -> accounts.matching(null, null, " 忙碌  " + mobile)).isInstanceOf(FactsUnavailable.class);
        assertThat(accounts.matching(null, null, null)).isEmpty();
    }

    @Test
    @Rule("CUS-32")
    void aBoundAccountCannotBeClosed() {
        String id = entered();
        bonds.bind(id, "cloudstar", terms("1"));
        Map<String, Object> close = Map.of("closedAt", "2026-01-01T00:00:00Z");
        as("operations", () -> assertRefused(409, "ACCOUNT_BOUND", "", () -> controller.change(id, close, Actor.current())));
        assertThat(accounts.find(id)).isPresent();

        bonds.end(id);
        as("operations", () -> controller.change(id, close, Actor.current()));
        assertThat(accounts.find(id)).as("a closed account is not found").isEmpty();
    }

    @Test
    @Rule("CUS-32")
    void anAccountWithAChangeOpenCannotBeClosed() {
        Map<String, Object> close = Map.of("closedAt", Instant.parse("2026-01-01T00:00:00Z"));
        String held = entered();
        AccountRepository repository = new AccountRepository(jdbc);
        CustomerAccounts holding = new CustomerAccounts(repository, bonds, List.of(held::equals), journal, Clock.systemUTC());
        assertRefused(409, "ACCOUNT_BOUND", "", () -> holding.change(held, close));
    }

    @Test
    @Rule("CUS-17")
    void aBondKeepsWhatItBringsAndItsHistory() {
        String id = entered();
        moveTo(LocalDate.parse("2026-02-02"));
        bonds.bind(id, "cloudstar", terms("1"));
        assertThatThrownBy(() -> bonds.bind(id, "bluewave", terms("1"))).isInstanceOf(AlreadyBound.class).hasMessageNotContaining("cloudstar");
        assertThatThrownBy(() -> bonds.bind(id, "cloudstar", terms("2"))).isInstanceOf(AlreadyBound.class);
        moveTo(LocalDate.parse("2026-02-10"));
        bonds.switchType(id, "2");
        Bond bond = bonds.current(id).orElseThrow();
        assertThat(bond.type()).isEqualTo("2");
        assertThat(bond.tag()).isEqualTo("tag");
        assertThat(bond.campaign()).isEqualTo("campaign");
        assertThat(bond.managerId()).isEqualTo("cloudstar-sales");
        moveTo(LocalDate.parse("2026-02-20"));
        bonds.end(id);

        assertThat(bonds.current(id)).isEmpty();
        assertThat(bonds.history(id)).extracting(Bond::type).containsExactly("1", "2");
        assertThat(bonds.at(id, Instant.parse("2026-02-05T00:00:00Z"))).map(Bond::type).contains("1");
        assertThat(bonds.at(id, Instant.parse("2026-02-15T00:00:00Z"))).map(Bond::type).contains("2");
        assertThat(bonds.at(id, Instant.parse("2026-02-25T00:00:00Z"))).isEmpty();
    }

    @Test
    @Rule("CUS-20")
    void boundAnewToAnotherPartnerACustomerEarnsNoPerformanceForSixMonths() {
        String id = entered();
        moveTo(LocalDate.parse("2026-02-28"));
        assertThat(bonds.bind(id, "cloudstar", terms("1")).performanceExcludedUntil()).as("the first bond").isNull();
        bonds.end(id);
        assertThat(bonds.bind(id, "cloudstar", terms("1")).performanceExcludedUntil()).as("the same partner again").isNull();
        bonds.end(id);
        Instant until = Instant.parse("2026-08-28T02:00:00Z");
        assertThat(bonds.bind(id, "bluewave", terms("1")).performanceExcludedUntil()).isEqualTo(until);
        bonds.switchType(id, "2");
        assertThat(bonds.current(id).orElseThrow().performanceExcludedUntil()).as("a switch changes nothing in it").isEqualTo(until);
    }

    @RepeatedTest(5)
    @Rule("CUS-17")
    void ofSimultaneousBondsOneIsMade() throws Exception {
        String id = entered();

        List<String> answers = atOnce(List.of(() -> bonds.bind(id, "cloudstar", terms("1")).partnerId(),
                () -> bonds.bind(id, "bluewave", terms("1")).partnerId(), () -> bonds.bind(id, "rivertech", terms("2")).partnerId()));

        String winner = bonds.current(id).orElseThrow().partnerId();
        assertThat(answers).containsOnlyOnce(winner).filteredOn("lost"::equals).hasSize(2);
        assertThat(bonds.history(id)).hasSize(1);
    }

    @Test
    @Rule("CUS-05")
    void theVendorsReportCanBeEnded() {
        String id = entered("vendorReported", true);
        as("reviewer", () -> accounts.endVendorReport(id));
        assertThat(accounts.find(id)).map(CustomerAccount::vendorReported).contains(false);
    }

    @Test
    void graceGrowsOnly() {
        String id = entered();
        accounts.grace(id, 7);
        accounts.grace(id, 1);
        assertThat(accounts.find(id)).map(CustomerAccount::graceDays).contains(7);
    }

    private static List<String> atOnce(List<Callable<String>> calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier start = new CyclicBarrier(calls.size());
            List<Future<String>> running = new ArrayList<>();
            for (Callable<String> call : calls) {
                running.add(pool.submit(() -> {
                    start.await();
                    try {
                        return call.call();
                    } catch (AlreadyBound | Refusal | ConcurrencyFailureException | DuplicateKeyException lost) {
                        return "lost";
                    }
                }));
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> future : running) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
