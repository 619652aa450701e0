package org.partnercenter.reseller.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.account.Bonds;
import org.partnercenter.partner.Identity;
import org.partnercenter.voucher.VoucherSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** What becomes of quotas and vouchers when a reseller leaves its distributor. */
@DisplayName("The quotas from a distributor")
class QuotasOfACooperationTest extends ResellerProcessTest {

    private VoucherSteps steps;
    @Autowired
    private Bonds bonds;

    @Autowired
    void useVouchers(AutowireCapableBeanFactory beans) {
        steps = beans.createBean(VoucherSteps.class);
    }

    @Test
    @Rule({"RSL-10", "VCH-16", "VCH-21"})
    @DisplayName("go back when the cooperation ends, with the customers' vouchers from them (cause 9); nothing more is issued meanwhile")
    void theCooperationEnds() {
        String distributor = distributor();
        String reseller = organisation(Identity.RESELLER, distributor, "CN");
        String customer = "rsl-customer-" + reseller;
        as("operations", () -> accounts.create(customer, Map.of("accountName", "acc-" + customer, "customerName", "分销客户")));
        bonds.bind(customer, reseller, new Bonds.Terms("2", "ASC-" + reseller, null, null, null));
        String parent = steps.quota(distributor, "100.00");
        String child = steps.give(distributor + "-admin", parent, reseller, "60.00");
        String own = steps.quota(reseller, "10.00");
        String voucher = steps.voucher(reseller + "-admin", child, "25.00", customer, Duration.ofDays(30));
        String kept = steps.voucher(reseller + "-admin", own, "10.00", customer, Duration.ofDays(30));
        String cooperation = jdbc.sql("select cooperation_key from reseller_cooperation where reseller_id = ? and status = 'cooperating'").param(reseller)
                .query(String.class).single();

        as("pdm", () -> cooperations.end(cooperation, null, "渠道调整", actor("pdm")));

        assertThat(steps.quota(child).status().code()).as("nothing is held up").isEqualTo("normal");
        assertRefused(409, "QUOTA_NOT_USABLE", "former", () -> steps.voucher(reseller + "-admin", child, "1.00", customer, Duration.ofDays(30)));
        String recall = jdbc.sql("select recall_key from voucher_recall where cause_key = ?").param(cooperation).query(String.class).single();
        assertThat(instance(recall).getTenantId()).isEqualTo(reseller);
        runJob(recall, "recall-vouchers");
        runJob(recall, "recall-vouchers");

        assertThat(steps.voucher(voucher).status().code()).isEqualTo("reclaimed");
        assertThat(steps.voucher(kept).status().code()).as("not from the distributor").isEqualTo("usable");
        assertThat(steps.quota(child).status().code()).isEqualTo("reclaimed");
        assertThat(steps.quota(parent).balance()).as("quota and vouchers").isEqualTo("100.00");
        assertThat(count("select count(*) from voucher_operation where voucher_key = ? and operation_type = 9", voucher)).isOne();
        assertThat(count("select count(*) from voucher_operation where quota_key = ? and operation_type = 11", child)).isOne();
    }
}
