package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** People who do something at the same moment. */
final class AtOnce {

    private AtOnce() {
    }

    static List<Reply> atOnce(List<Callable<Reply>> calls) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier barrier = new CyclicBarrier(calls.size());
            List<Future<Reply>> answers = new ArrayList<>();
            for (Callable<Reply> call : calls) {
                answers.add(people.submit(() -> {
                    barrier.await(10, TimeUnit.SECONDS);
                    return call.call();
                }));
            }
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> answer : answers) {
                replies.add(answer.get(60, TimeUnit.SECONDS));
            }
            return replies;
        } finally {
            people.shutdownNow();
        }
    }

    /** Exactly one of them won; answers what another was told. */
    static Reply loser(List<Reply> replies) {
        assertThat(replies.stream().filter(reply -> reply.status < 300)).as("winners among %s", replies).hasSize(1);
        Reply loser = replies.stream().filter(reply -> reply.status >= 300).findFirst().orElseThrow();
        return loser.status(404, 409);
    }
}
