package org.partnercenter.customer.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.voucher.VoucherSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** What becomes of a customer's vouchers when its bond changes. */
@DisplayName("The vouchers of a customer")
class VouchersOfABondTest extends AssociationChangeProcessTest {

    private VoucherSteps steps;

    @Autowired
    void useVouchers(AutowireCapableBeanFactory beans) {
        steps = beans.createBean(VoucherSteps.class);
    }

    private void recall(String changeKey) {
        String recall = jdbc.sql("select recall_key from voucher_recall where cause_key = ?").param(changeKey).query(String.class).single();
        runJob(recall, "recall-vouchers");
        runJob(recall, "recall-vouchers");
    }

    @Test
    @Rule({"CUS-27", "CUS-28"})
    @DisplayName("go back to the quota when the association ends (record type 3), after it has ended")
    void theAssociationEnds() {
        Bound bound = bound("2");
        String quota = steps.quota("cloudstar", "100.00");
        String voucher = steps.voucher("cloudstar-finance", quota, "60.00", bound.customerId(), Duration.ofDays(30));
        String key = filed(bound, bound.ending());
        answer(bound, "agree");
        apply(key);
        assertThat(bond(bound)).as("nothing holds it up").isNull();
        assertThat(steps.voucher(voucher).status().code()).isEqualTo("usable");

        recall(key);

        assertThat(steps.voucher(voucher).status().code()).isEqualTo("reclaimed");
        assertThat(steps.quota(quota).balance()).isEqualTo("100.00");
        assertThat(count("select count(*) from voucher_operation where voucher_key = ? and operation_type = 3", voucher)).isOne();
    }

    @Test
    @Rule("CUS-27")
    @DisplayName("go back to the quota when the type is switched (record type 8)")
    void theTypeIsSwitched() {
        Bound bound = bound("1");
        String quota = steps.quota("cloudstar", "100.00");
        String voucher = steps.voucher("cloudstar-finance", quota, "60.00", bound.customerId(), Duration.ofDays(30));
        String key = filed(bound, bound.switching("2"));
        answer(bound, "agree");
        apply(key);

        recall(key);

        assertThat(steps.voucher(voucher).status().code()).isEqualTo("reclaimed");
        assertThat(count("select count(*) from voucher_operation where voucher_key = ? and operation_type = 8", voucher)).isOne();
    }
}
