package org.partnercenter.voucher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.voucher.VoucherSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Every path through {@code voucher-expiry}. */
@DisplayName("The hourly run")
class VoucherExpiryTest extends ProcessTest {

    private static final Duration LIFE = Duration.ofDays(7);

    private VoucherSteps steps;
    @Autowired
    private CustomerAccounts accounts;
    @Autowired
    private Bonds bonds;

    @Autowired
    void useVouchers(AutowireCapableBeanFactory beans) {
        steps = beans.createBean(VoucherSteps.class);
    }

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("voucher-expiry");
    }

    private List<ProcessInstance> runs() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("voucher-expiry").list();
    }

    private Job timer() {
        return management.createJobQuery().processDefinitionKey("voucher-expiry").timers().singleResult();
    }

    @Test
    @Rule("VCH-14")
    @DisplayName("returns the rests of expired vouchers in the vendor's tenant, a portion in each transaction, once")
    void returnsRests() {
        as("operations", () -> accounts.create("exp-1", Map.of("accountName", "exp_1", "customerName", "到期客户")));
        bonds.bind("exp-1", "cloudstar", new Bonds.Terms("2", "ASC-E-1", null, null, null));
        String quota = steps.quota("cloudstar", "300.00");
        String voucher = null;
        for (int i = 0; i < 100; i++) {
            voucher = steps.voucher("cloudstar-finance", quota, "1.00", "exp-1", LIFE);
        }
        as("operations", () -> accounts.create("exp-2", Map.of("accountName", "exp_2", "customerName", "到期客户二")));
        bonds.bind("exp-2", "cloudstar", new Bonds.Terms("2", "ASC-E-2", null, null, null));
        as("operations", () -> accounts.create("exp-3", Map.of("accountName", "exp_3", "customerName", "到期客户三")));
        bonds.bind("exp-3", "cloudstar", new Bonds.Terms("2", "ASC-E-3", null, null, null));
        for (int i = 0; i < 100; i++) {
            steps.voucher("cloudstar-finance", quota, "1.00", "exp-2", LIFE);
        }
        steps.voucher("cloudstar-finance", quota, "1.00", "exp-3", LIFE);
        moveTo(today().plusDays(8));

        management.executeJob(timer().getId());
        ProcessInstance run = runs().get(0);
        assertThat(run.getTenantId()).isEqualTo("vendor");
        assertThat(steps.voucher(voucher).status().code()).as("before the job ran").isEqualTo("expired");
        assertThat(steps.quota(quota).balance()).isEqualTo("99.00");
        Job portion = management.createJobQuery().processInstanceId(run.getId()).singleResult();
        management.executeJob(portion.getId());
        assertThat(steps.quota(quota).balance()).isEqualTo("299.00");
        management.executeJob(management.createJobQuery().processInstanceId(run.getId()).singleResult().getId());

        assertThat(runs()).isEmpty();
        assertThat(steps.quota(quota).balance()).isEqualTo("300.00");
        assertThat(count("select count(*) from voucher_operation where quota_key = ? and operation_type = 4", quota)).isEqualTo(201);
        assertThat(timer()).as("the next one is set").isNotNull();
        assertThat(count("select count(*) from notice where user_id = 'cloudstar-finance' and zh like '代金券已过期%'")).isEqualTo(2);
    }
}
