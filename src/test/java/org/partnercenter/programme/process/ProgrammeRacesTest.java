package org.partnercenter.programme.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.junit.jupiter.api.RepeatedTest;
import org.partnercenter.Rule;
import org.partnercenter.partner.Identity;

/** What happens at the same moment. */
class ProgrammeRacesTest extends ProgrammeProcessTest {

    @RepeatedTest(3)
    @Rule("PRG-07")
    void ofManyStartsAtTheSameMomentOneIsTaken() throws Exception {
        String partner = partner(Identity.NONE);

        List<String> outcomes = atOnce(5, () -> apply(partner, "co-exploration"));

        assertThat(outcomes).filteredOn(outcome -> outcome.startsWith("JOIN-")).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> outcome.startsWith("ALREADY_MEMBER")).hasSize(4);
        assertThat(count("select count(*) from programme_membership where partner_id = ?", partner)).isEqualTo(1);
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("programme-join").tenantIdIn(partner).count()).isEqualTo(1);
    }

    @RepeatedTest(3)
    @Rule("PRG-09")
    void ofDecidingAndWithdrawingAtTheSameMomentOneHappens() throws Exception {
        String partner = capable();
        String key = apply(partner, "service-capability");
        AtomicInteger who = new AtomicInteger();

        List<String> outcomes = atOnce(2, () -> {
            if (who.getAndIncrement() == 0) {
                approve("reviewer", key, "review-membership");
                return "joined";
            }
            complete(partner + "-admin", key, "withdraw-application");
            return "withdrawn";
        });

        assertThat(outcomes).filteredOn(outcome -> outcome.equals("joined") || outcome.equals("withdrawn")).hasSize(1).first()
                .isEqualTo(status(key));
    }

    private static List<String> atOnce(int people, Callable<String> step) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            CyclicBarrier barrier = new CyclicBarrier(people);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                answers.add(threads.submit(() -> {
                    barrier.await();
                    try {
                        return step.call();
                    } catch (RestException | AssertionError | NullPointerException refused) {
                        return String.valueOf(refused.getMessage());
                    }
                }));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> answer : answers) {
                outcomes.add(answer.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
