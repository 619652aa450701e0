package org.partnercenter.platform.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Rule("RSL-03")
class RevealsTest extends ProcessTest {

    @Autowired
    private Journal journal;
    @Autowired
    private PlatformTransactionManager transactions;
    private Actor sales;
    private Reveals reveals;

    /** Records K1 to K150 of cloudstar with a mobile each. */
    private record Mobiles() implements Revealable {

        @Override
        public String collection() {
            return "mobiles";
        }

        @Override
        public Map<String, Set<String>> columns() {
            return Map.of("mobile", Set.of("partner-admin", "partner-sales"));
        }

        @Override
        public Map<String, String> plain(String column, Collection<String> keys, Actor actor) {
            return keys.stream().filter(key -> key.startsWith("K") && "cloudstar".equals(actor.partnerId()))
                    .collect(Collectors.toMap(key -> key, key -> "138" + key));
        }
    }

    @BeforeEach
    void aNewUser() {
        moveTo(LocalDate.of(2026, 3, 2));
        sales = user("partner-sales");
        reveals = new Reveals(List.of(new Mobiles()), jdbc, journal, clock(), 500);
    }

    private static Clock clock() {
        return Clock.system(EngineClock.ZONE);
    }

    private static Actor user(String group) {
        return new Actor("u" + UUID.randomUUID(), Set.of(group), Set.of("cloudstar"));
    }

    private Map<String, String> reveal(Actor actor, String column, List<String> keys) {
        return new TransactionTemplate(transactions).execute(status -> reveals.reveal("mobiles", column, keys, actor));
    }

    private static List<String> keys(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(i -> "K" + i).toList();
    }

    private long revealed(Actor actor) {
        return count("select count(*) from reveal where user_id = ?", actor.userId());
    }

    @Test
    void eachRevealedKeyIsOnTheAudit() {
        String key = "K" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(reveal(sales, "mobile", List.of(key))).containsExactly(Map.entry(key, "138" + key));
        assertThat(revealed(sales)).isOne();
        assertThat(journal.of(key, sales)).singleElement().satisfies(entry -> {
            assertThat(entry.to()).isEqualTo("revealed");
            assertThat(entry.comment()).isEqualTo("mobile");
        });
    }

    @Test
    void whatIsRefusedRevealsAndCountsNothing() {
        assertRefused(404, "NOT_FOUND", "", () -> reveal(sales, "mobile", List.of("K1", "X1")));
        assertRefused(400, "FIELD_INVALID", "column", () -> reveal(sales, "email", List.of("K1")));
        assertRefused(400, "FIELD_INVALID", "keys", () -> reveal(sales, "mobile", List.of()));
        assertRefused(400, "FIELD_INVALID", "keys", () -> reveal(sales, "mobile", keys(101)));
        assertRefused(403, "NOT_ALLOWED", "", () -> reveal(user("partner-delivery"), "mobile", List.of("K1")));
        assertRefused(404, "NOT_FOUND", "", () -> reveals.reveal("nothing", "mobile", List.of("K1"), sales));
        assertThat(revealed(sales)).isZero();
    }

    @Test
    void fiveHundredADayAndNotOneMore() {
        for (int i = 0; i < 5; i++) {
            reveal(sales, "mobile", keys(100));
        }
        assertRefused(429, "REVEAL_LIMIT", "", () -> reveal(sales, "mobile", List.of("K1")));
        assertThat(revealed(sales)).isEqualTo(500);
        assertThat(reveal(user("partner-admin"), "mobile", List.of("K1"))).as("another user has an own number").hasSize(1);
    }

    @Test
    void theNumberHoldsForCallsAtTheSameMoment() throws Exception {
        reveal(sales, "mobile", keys(60));
        for (int i = 0; i < 4; i++) {
            reveal(sales, "mobile", keys(100));
        }
        CountDownLatch go = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(5);
        try {
            List<Future<Boolean>> calls = IntStream.range(0, 5).mapToObj(i -> pool.submit(() -> {
                go.await();
                try {
                    return reveal(sales, "mobile", keys(20)).size() == 20;
                } catch (Refusal refusal) {
                    return false;
                }
            })).toList();
            go.countDown();
            int served = 0;
            for (Future<Boolean> call : calls) {
                served += call.get() ? 1 : 0;
            }
            assertThat(served).isEqualTo(2);
        } finally {
            pool.shutdown();
        }
        assertThat(revealed(sales)).isEqualTo(500);
    }
}
