package org.partnercenter.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnercenter.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The application is killed (SIGKILL) at a random moment of everything that moves money, started again on the same database, and what was
 * not heard of is done again: in the end everything happened once. The moments are those of a seed; {@code -Dkill.seed} and
 * {@code -Dkill.rounds} choose others.
 */
class KillTest {

    private static final int LATEST_MILLIS = 2500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Test
    @Rule({"PAY-10", "FND-15", "INC-19", "VCH-03"})
    @DisplayName("Killed at any moment and started again, it pays nothing twice and loses nothing")
    void killedAtAnyMoment() throws Exception {
        long seed = Long.getLong("kill.seed", 20261127L);
        int rounds = Integer.getInteger("kill.rounds", 3);
        Random random = new Random(seed);
        List<KillScenario> scenarios = List.of(new PayoutKilled(), new ClaimKilled(), new VoucherKilled(), new PeriodKilled(),
                new FeeImportKilled(), new BillImportKilled());
        Child child = Child.start(directory);
        try {
            for (int round = 1; round <= rounds; round++) {
                Http application = new Http(child.port);
                for (KillScenario scenario : scenarios) {
                    scenario.prepare(application, round);
                }
                triggerAndKill(scenarios, application, child, random.nextInt(LATEST_MILLIS));
                child = Child.start(directory);
                Http again = new Http(child.port);
                scenarios.forEach(scenario -> scenario.repeat(again));
                awaitRest(again, child);
            }
        } finally {
            child.kill();
        }
        JdbcClient database = JdbcClient.create(new DriverManagerDataSource(Child.database(directory), "sa", ""));
        scenarios.forEach(scenario -> scenario.check(database));
        assertThat(incidents(database)).as("incidents; seed %d", seed).isZero();
    }

    @Test
    @DisplayName("What it has answered it still knows when it is killed at that moment")
    void answeredIsKept() throws Exception {
        FeeImportKilled fees = new FeeImportKilled();
        Child child = Child.start(directory);
        try {
            Http application = new Http(child.port);
            fees.prepare(application, 1);
            fees.trigger(application);
            child.kill();
            child = Child.start(directory);
            assertThat(fees.importKey()).isNotNull();
            assertThat(new Http(child.port).get("/api/imports/" + fees.importKey(), "operations").status()).isEqualTo(200);
        } finally {
            child.kill();
        }
    }

    /** All at once, as on a busy day; after so many milliseconds the application dies, wherever they are. */
    private static void triggerAndKill(List<KillScenario> scenarios, Http application, Child child, int afterMillis) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(scenarios.size());
        try {
            List<Future<?>> triggered = new ArrayList<>();
            scenarios.forEach(scenario -> triggered.add(people.submit(() -> scenario.trigger(application))));
            Thread.sleep(afterMillis);
            child.kill();
            for (Future<?> call : triggered) {
                call.get();
            }
        } finally {
            people.shutdownNow();
        }
    }

    /** Until no job is left that could run now. */
    private static void awaitRest(Http application, Child child) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        int quiet = 0;
        while (quiet < 3) {
            int jobs = application.get("/engine-rest/job/count?executable=true", "admin").body().get("count").asInt();
            quiet = jobs == 0 ? quiet + 1 : 0;
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(jobs + " jobs do not come to an end:\n" + child.lastLines());
            }
            Thread.sleep(300);
        }
    }

    /** The demo shows one: a bill whose slip could not be made. */
    private static long incidents(JdbcClient database) {
        return database.sql("select count(*) from act_ru_incident where activity_id_ <> 'create-slip'").query(Long.class).single();
    }
}
