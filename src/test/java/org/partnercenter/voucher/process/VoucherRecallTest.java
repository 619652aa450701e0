package org.partnercenter.voucher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.customer.AssociationEnded;
import org.partnercenter.customer.AssociationSwitched;
import org.partnercenter.customer.CustomerAssociated;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.files.Imports;
import org.partnercenter.voucher.VoucherSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every path through {@code voucher-recall}. */
@DisplayName("What takes vouchers back by itself")
class VoucherRecallTest extends ProcessTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration LONG = Duration.ofDays(60);

    private VoucherSteps steps;
    @Autowired
    private CustomerAccounts accounts;
    @Autowired
    private Bonds bonds;
    @Autowired
    private Imports imports;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    void useVouchers(AutowireCapableBeanFactory beans) {
        steps = beans.createBean(VoucherSteps.class);
    }

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("voucher-recall");
    }

    /** A customer with the bond under which it got vouchers. */
    private record Bound(String customer, String association) {
    }

    private Bound bound(String partner, String type) {
        int number = NUMBER.incrementAndGet();
        Bound bound = new Bound("vch-" + number, "ASC-V-" + number);
        as("operations", () -> accounts.create(bound.customer, Map.of("accountName", "vch_" + number, "customerName", "券客户" + number)));
        bonds.bind(bound.customer, partner, new Bonds.Terms(type, bound.association, null, null, null));
        return bound;
    }

    /** Publishes an event as modules do: in a transaction, while somebody acts. */
    private void announce(Object event) {
        as("cloudstar-admin", () -> new TransactionTemplate(transactions).executeWithoutResult(status -> events.publishEvent(event)));
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    private void ended(Bound bound, String change) {
        announce(new AssociationEnded(change, bound.association, "cloudstar", bound.customer, "2", now(), 3, null));
    }

    private String recall(String causeKey) {
        return jdbc.sql("select recall_key from voucher_recall where cause_key = ?").param(causeKey).query(String.class).single();
    }

    private void run(String recall) {
        runJob(recall, "recall-vouchers");
    }

    /** Operations bring in usage events; answers when they are taken. */
    private void usage(String... rows) {
        String csv = "eventId,voucherKey,event,orderId,amount,at\n" + String.join("\n", rows);
        String key = actorsImport(csv);
        runJob(key, "take-file");
        assertThat(jdbc.sql("select status from import_run where run_key = ?").param(key).query(String.class).single()).isEqualTo("done");
    }

    private String actorsImport(String csv) {
        String[] key = new String[1];
        as("operations", () -> key[0] = imports.submit(imports.offeredKinds(actor("operations")).stream().filter(k -> k.name().equals("voucher-usage"))
                .findFirst().orElseThrow(), "usage.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), actor("operations")).key());
        return key[0];
    }

    @Test
    @Rule({"VCH-16", "CUS-27"})
    @DisplayName("is a job in the issuer's tenant that holds nothing up (cause 3)")
    void theBondEnded() {
        Bound bound = bound("cloudstar", "2");
        Bound other = bound("cloudstar", "2");
        String quota = steps.quota("cloudstar", "100.00");
        String voucher = steps.voucher("cloudstar-finance", quota, "60.00", bound.customer, LONG);
        String others = steps.voucher("cloudstar-finance", quota, "10.00", other.customer, LONG);

        ended(bound, "CHG-T-1");

        String recall = recall("CHG-T-1");
        ProcessInstance instance = instance(recall);
        assertThat(instance.getTenantId()).isEqualTo("cloudstar");
        assertThat(steps.voucher(voucher).status().code()).as("not in the cause's transaction").isEqualTo("usable");
        run(recall);
        run(recall);

        assertThat(instance).isEnded().hasPassed("vouchers-recalled").hasNotPassed("voucher-unlocked");
        assertThat(steps.voucher(voucher).status().code()).isEqualTo("reclaimed");
        assertThat(steps.voucher(others).status().code()).isEqualTo("usable");
        assertThat(steps.quota(quota).balance()).isEqualTo("90.00");
        assertThat(count("select count(*) from voucher_operation where voucher_key = ? and operation_type = 3 and cause_key = 'CHG-T-1'", voucher)).isOne();
        assertThat(notices("cloudstar-finance", "CHG-T-1")).containsExactly("解绑自动回收：1 张代金券");
        ended(bound, "CHG-T-1");
        assertThat(count("select count(*) from voucher_recall where cause_key = 'CHG-T-1'")).as("once").isOne();
    }

    @Test
    @Rule("VCH-16")
    @DisplayName("starts nothing where no vouchers are")
    void nothingToDo() {
        ended(bound("cloudstar", "2"), "CHG-T-2");
        assertThat(count("select count(*) from voucher_recall where cause_key = 'CHG-T-2'")).isZero();
    }

    @Test
    @Rule("VCH-16")
    @DisplayName("waits for a voucher that an order holds, and takes it once it is let go")
    void lockedByAnOrder() {
        Bound bound = bound("cloudstar", "2");
        String quota = steps.quota("cloudstar", "100.00");
        String voucher = steps.voucher("cloudstar-finance", quota, "60.00", bound.customer, LONG);
        usage(voucher + "-1," + voucher + ",lock,ORD-1,," + now());
        ended(bound, "CHG-T-3");
        String recall = recall("CHG-T-3");
        run(recall);
        assertThat(instance(recall)).isWaitingAtExactly("voucher-unlocked");
        assertThat(steps.voucher(voucher)).extracting(v -> v.status().code(), v -> v.lockedBy()).containsExactly("usable", "ORD-1");

        usage(voucher + "-2," + voucher + ",unlock,ORD-1,," + now());
        ProcessInstance instance = instance(recall);
        run(recall);
        run(recall);

        assertThat(instance).isEnded();
        assertThat(steps.voucher(voucher).status().code()).isEqualTo("reclaimed");
        assertThat(steps.quota(quota).balance()).isEqualTo("100.00");
    }

    @Test
    @Rule({"VCH-16", "VCH-17"})
    @DisplayName("is woken once by a file in which several of its vouchers are let go")
    void severalLetGoAtOnce() {
        Bound bound = bound("cloudstar", "2");
        String quota = steps.quota("cloudstar", "100.00");
        String first = steps.voucher("cloudstar-finance", quota, "60.00", bound.customer, LONG);
        String second = steps.voucher("cloudstar-finance", quota, "40.00", bound.customer, LONG);
        usage(first + "-1," + first + ",lock,ORD-1,," + now(), second + "-1," + second + ",lock,ORD-1,," + now());
        ended(bound, "CHG-T-33");
        String recall = recall("CHG-T-33");
        run(recall);
        assertThat(instance(recall)).isWaitingAtExactly("voucher-unlocked");

        usage(first + "-2," + first + ",unlock,ORD-1,," + now(), second + "-2," + second + ",unlock,ORD-1,," + now());
        run(recall);
        run(recall);

        assertThat(steps.quota(quota).balance()).isEqualTo("100.00");
    }

    @Test
    @Rule({"VCH-16", "CUS-27"})
    @DisplayName("takes what was issued under the former type when the type is switched (cause 8), not what comes later")
    void theTypeWasSwitched() {
        Bound bound = bound("cloudstar", "1");
        String quota = steps.quota("cloudstar", "100.00");
        String before = steps.voucher("cloudstar-finance", quota, "60.00", bound.customer, LONG);
        bonds.switchType(bound.customer, "2");
        announce(new AssociationSwitched("CHG-T-4", bound.association, "cloudstar", bound.customer, "1", "2", now(), 8, null));
        String after = steps.voucher("cloudstar-finance", quota, "10.00", bound.customer, LONG);

        run(recall("CHG-T-4"));
        run(recall("CHG-T-4"));

        assertThat(steps.voucher(before).status().code()).isEqualTo("reclaimed");
        assertThat(steps.voucher(after).status().code()).isEqualTo("usable");
        assertThat(count("select count(*) from voucher_operation where voucher_key = ? and operation_type = 8", before)).isOne();
    }

    @Test
    @Rule("VCH-16")
    @DisplayName("takes what is left from an earlier bond when the customer joins another partner (cause 7)")
    void joinsAnotherPartner() {
        Bound bound = bound("cloudstar", "2");
        String quota = steps.quota("cloudstar", "100.00");
        String left = steps.voucher("cloudstar-finance", quota, "60.00", bound.customer, LONG);
        bonds.end(bound.customer);
        bonds.bind(bound.customer, "bluewave", new Bonds.Terms("2", "ASC-NEW-7", null, null, null));

        announce(new CustomerAssociated("ASC-NEW-7", null, "bluewave", bound.customer, "2", now()));

        String recall = recall("ASC-NEW-7");
        assertThat(instance(recall).getTenantId()).as("the issuer's").isEqualTo("cloudstar");
        run(recall);
        run(recall);
        assertThat(steps.voucher(left).status().code()).isEqualTo("reclaimed");
        assertThat(count("select count(*) from voucher_operation where voucher_key = ? and operation_type = 7", left)).isOne();
    }

    @Test
    @Rule("VCH-16")
    @DisplayName("is cause 9 when the customer moves from one reseller to another")
    void movesBetweenResellers() {
        Bound bound = bound("rivertech", "2");
        String quota = steps.give("starbridge-finance", steps.quota("starbridge", "100.00"), "rivertech", "50.00");
        String left = steps.voucher("rivertech-finance", quota, "20.00", bound.customer, LONG);
        bonds.end(bound.customer);
        jdbc.sql("update partner set identity = 'reseller' where id = 'bluewave'").update();
        try {
            announce(new CustomerAssociated("ASC-NEW-9", null, "bluewave", bound.customer, "2", now()));
        } finally {
            jdbc.sql("update partner set identity = 'solution-provider' where id = 'bluewave'").update();
        }
        run(recall("ASC-NEW-9"));
        run(recall("ASC-NEW-9"));

        assertThat(count("select count(*) from voucher_operation where voucher_key = ? and operation_type = 9", left)).isOne();
        assertThat(steps.quota(quota).balance()).isEqualTo("50.00");
    }

    @Test
    @Rule({"VCH-16", "VCH-22"})
    @DisplayName("is retried when somebody works at the quota for too long")
    void busyQuota() throws Exception {
        Bound bound = bound("cloudstar", "2");
        String quota = steps.quota("cloudstar", "100.00");
        String voucher = steps.voucher("cloudstar-finance", quota, "60.00", bound.customer, LONG);
        ended(bound, "CHG-T-5");
        String recall = recall("CHG-T-5");
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> busy = other.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                jdbc.sql("select * from voucher_quota where quota_key = ? for update").param(quota).query().listOfRows();
                held.countDown();
                try {
                    letGo.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            held.await();
            assertThatThrownBy(() -> run(recall)).hasMessageContaining("another operation");
            assertThat(job(recall, "recall-vouchers").getRetries()).as("tried again by itself").isPositive();
            letGo.countDown();
            busy.get();
        } finally {
            letGo.countDown();
            other.shutdownNow();
        }

        run(recall);
        run(recall);
        assertThat(steps.voucher(voucher).status().code()).isEqualTo("reclaimed");
    }

    @Test
    @Rule("VCH-17")
    @DisplayName("is not done by a usage file with a fault: it is refused whole, and one that is known counts once")
    void usageFiles() {
        Bound bound = bound("cloudstar", "2");
        String voucher = steps.voucher("cloudstar-finance", steps.quota("cloudstar", "100.00"), "60.00", bound.customer, LONG);
        String use = voucher + "-u," + voucher + ",use,ORD-1,20.00," + now();
        String faulty = actorsImport("eventId,voucherKey,event,orderId,amount,at\n" + use + "\nx,CPN-0000-000000,use,ORD-1,1.00," + now() + "\ny," + voucher
                + ",use,,1.00," + now() + "\nz," + voucher + ",use,ORD-1,0.00," + now() + "\nw," + voucher + ",revoke,,," + now().plusSeconds(9999));
        runJob(faulty, "take-file");
        List<Map<String, Object>> told = jdbc.sql("select faults from import_run where run_key = ?").param(faulty).query().listOfRows();
        assertThat(told.toString()).contains("VOUCHER_UNKNOWN", "orderId", "amount", "future");
        assertThat(steps.voucher(voucher).balance()).isEqualTo("60.00");

        usage(use);
        usage(use, voucher + "-v," + voucher + ",use,ORD-2,5.00," + now());
        assertThat(steps.voucher(voucher).balance()).isEqualTo("35.00");
        String changed = actorsImport("eventId,voucherKey,event,orderId,amount,at\n" + use.replace("20.00", "21.00"));
        runJob(changed, "take-file");
        assertThat(jdbc.sql("select status from import_run where run_key = ?").param(changed).query(String.class).single()).isEqualTo("refused");
    }
}
