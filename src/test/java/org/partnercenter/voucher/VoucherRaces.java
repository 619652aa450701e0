package org.partnercenter.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

/** What happens at the same moment: the same on either database. */
abstract class VoucherRaces {

    private final VoucherModule module;

    VoucherRaces(VoucherModule module) {
        this.module = module;
    }

    @RepeatedTest(5)
    @Rule("VCH-03")
    @DisplayName("However many issue at once, a quota is never overdrawn")
    void simultaneousIssues() throws Exception {
        String quota = module.granted("cloudstar", "500.00");
        List<String[]> customers = IntStream.range(0, 6).mapToObj(i -> new String[] {module.customer("cloudstar", "2"), module.customer("cloudstar", "1")}).toList();

        List<Integer> issued = atOnce(customers.stream().<Callable<Integer>>map(two -> () ->
                module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "100.00", two)).issued().size()).toList());

        assertThat(issued.stream().mapToInt(Integer::intValue).sum()).isEqualTo(5);
        assertThat(module.quota(quota).balance()).isEqualTo("0.00");
        assertThat(module.jdbc.sql("select sum(face_value) from voucher where quota_key = ?").param(quota).query(BigDecimal.class).single())
                .isEqualByComparingTo("500.00");
    }

    @RepeatedTest(3)
    @Rule({"VCH-12", "VCH-13"})
    @DisplayName("Of two who reclaim one voucher at once one gets it back")
    void simultaneousReclaims() throws Exception {
        String quota = module.granted("cloudstar", "100.00");
        String voucher = module.issued(quota, "100.00", module.customer("cloudstar", "2"));

        List<ReclaimResult> results = atOnce(List.of(() -> module.reclaim(voucher), () -> module.reclaim(voucher)));

        assertThat(results).extracting(r -> r.reclaimed().size()).containsExactlyInAnyOrder(0, 1);
        assertThat(results.stream().flatMap(r -> r.failed().stream())).extracting(ReclaimResult.Failed::code).containsExactly("NOT_RECLAIMABLE");
        assertThat(module.quota(quota).balance()).isEqualTo("100.00");
    }

    @Test
    @Rule("VCH-22")
    @DisplayName("A second operation on a quota waits three seconds for the first, then it is told")
    void busyQuota() throws Exception {
        String quota = module.granted("cloudstar", "100.00");
        String customer = module.customer("cloudstar", "2");
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> first = other.submit(() -> module.transaction.executeWithoutResult(status -> {
                module.locks.lock(List.of(quota));
                held.countDown();
                await(letGo);
            }));
            held.await();
            long start = System.nanoTime();

            Refused.with(409, "QUOTA_BUSY", () -> module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "100.00", customer)));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(6));
            letGo.countDown();
            first.get();
            assertThat(module.issued(quota, "100.00", customer)).as("afterwards").startsWith("CPN-");
        } finally {
            letGo.countDown();
            other.shutdownNow();
        }
    }

    @Test
    @Rule("VCH-22")
    @DisplayName("One that is held shortly is waited for")
    void waitsForAShortOperation() throws Exception {
        String quota = module.granted("cloudstar", "100.00");
        String customer = module.customer("cloudstar", "2");
        CountDownLatch held = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> first = other.submit(() -> module.transaction.executeWithoutResult(status -> {
                module.locks.lock(List.of(quota));
                held.countDown();
                sleep(Duration.ofMillis(500));
            }));
            held.await();

            assertThat(module.issued(quota, "100.00", customer)).startsWith("CPN-");
            first.get();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    @Rule({"VCH-03", "VCH-24"})
    @DisplayName("Who issues does not wait for whoever holds the organisation's row, such as a payout that makes a quota")
    void issuesBesideTheOrganisation() throws Exception {
        String quota = module.granted("cloudstar", "100.00");
        String customer = module.customer("cloudstar", "2");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            module.transaction.executeWithoutResult(status -> {
                module.jdbc.sql("select id from partner where id = 'cloudstar' for update").query(String.class).single();
                assertThat(other.submit(() -> module.issued(quota, "100.00", customer))).succeedsWithin(Duration.ofSeconds(8));
            });
        } finally {
            other.shutdownNow();
        }
    }

    @RepeatedTest(3)
    @Rule("VCH-24")
    @DisplayName("A payout slip makes one quota, also when it is asked for twice at once")
    void oneQuotaForASlip() throws Exception {
        String slip = "PAY-" + System.nanoTime();
        Callable<String> grant = () -> module.quotas.grantForPayout("cloudstar", slip, new BigDecimal("88.00"));

        List<String> keys = atOnce(List.of(grant, grant));

        assertThat(keys.get(0)).isEqualTo(keys.get(1));
        assertThat(module.quota(keys.get(0)).value()).isEqualTo("88.00");
    }

    @RepeatedTest(3)
    @Rule({"VCH-20", "VCH-03"})
    @DisplayName("Two who give the same quota to resellers at once do not give more than there is")
    void simultaneousAllocations() throws Exception {
        String quota = module.granted("starbridge", "100.00");
        Callable<String> give = () -> {
            try {
                return VoucherModule.as(VoucherModule.DISTRIBUTOR, () -> module.resellerQuotas.allocate(quota, List.of("rivertech"), new BigDecimal("60"), null,
                        VoucherModule.DISTRIBUTOR)).total();
            } catch (Refusal refusal) {
                return refusal.code();
            }
        };

        assertThat(atOnce(List.of(give, give))).containsExactlyInAnyOrder("60.00", "QUOTA_EXHAUSTED");
        assertThat(module.quota(quota).balance()).isEqualTo("40.00");
    }

    @Test
    @Rule({"VCH-20", "RSL-10"})
    @DisplayName("A reseller that leaves at the moment gets no quota any more")
    void leavesMeanwhile() throws Exception {
        String quota = module.granted("starbridge", "100.00");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            List<Future<?>> giving = new ArrayList<>();
            module.transaction.executeWithoutResult(status -> {
                module.jdbc.sql("update partner set distributor_id = null where id = 'rivertech'").update();
                giving.add(other.submit(() -> Refused.with(404, "NOT_FOUND", () -> VoucherModule.as(VoucherModule.DISTRIBUTOR, () ->
                        module.resellerQuotas.allocate(quota, List.of("rivertech"), new BigDecimal("60"), null, VoucherModule.DISTRIBUTOR)))));
                sleep(Duration.ofMillis(500));
            });
            giving.get(0).get();
            assertThat(module.quota(quota).balance()).isEqualTo("100.00");
        } finally {
            module.jdbc.sql("update partner set distributor_id = 'starbridge' where id = 'rivertech'").update();
            other.shutdownNow();
        }
    }

    @Test
    @Rule("VCH-16")
    @DisplayName("Whoever lets go of a voucher while a recall looks at it wakes that recall")
    void noLostWakeUp() throws Exception {
        String quota = module.granted("cloudstar", "100.00");
        String customer = module.customer("cloudstar", "2");
        String voucher = module.issued(quota, "100.00", customer);
        module.use(voucher, "a lock 0 -2");
        String recall = module.cause("cloudstar", OperationType.BOND_ENDED, "CHG-" + voucher, Recall.Target.customer(customer));

        List<Object> both = atOnce(List.of(() -> module.work(recall), () -> {
            module.use(voucher, "b unlock 0 -1");
            return "unlocked";
        }));

        if (both.get(0) == RecallStep.LOCKED) {
            assertThat(module.instances.woken).contains(recall);
            assertThat(module.work(recall)).isEqualTo(RecallStep.DONE);
        }
        assertThat(module.voucher(voucher).status().code()).isEqualTo("reclaimed");
        assertThat(module.quota(quota).balance()).isEqualTo("100.00");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What all calls answer, begun at the same moment. */
    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier barrier = new CyclicBarrier(calls.size());
            List<Future<T>> answers = new ArrayList<>();
            for (Callable<T> call : calls) {
                answers.add(people.submit(() -> {
                    barrier.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(answer.get());
            }
            return results;
        } finally {
            people.shutdownNow();
        }
    }
}
