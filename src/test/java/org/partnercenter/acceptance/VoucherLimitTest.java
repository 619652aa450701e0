package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("vouchers end, and nobody gets too many")
class VoucherLimitTest extends AcceptanceTest {

    private Organisation partner;
    private BoundCustomer customer;

    @BeforeEach
    void onboard() {
        partner = Organisation.onboarded("solution-provider");
        customer = BoundCustomer.of(partner, "1");
    }

    @Test
    @Rule("VCH-10")
    void oneCustomerGetsAMillionFromOneQuota() {
        String quota = Vouchers.granted(partner, "5000000.00");
        partner.finance().post("/api/vouchers", Vouchers.issue(quota, "600000.00", customer.id())).ok();
        partner.finance().post("/api/vouchers", Vouchers.issue(quota, "400000.01", customer.id()));
        assertThat(Vouchers.balance(partner, quota)).as("above a million").isEqualTo("4400000.00");
        partner.finance().post("/api/vouchers", Vouchers.issue(quota, "400000.00", customer.id())).ok();
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("4000000.00");
        partner.finance().post("/api/vouchers", Vouchers.issue(quota, "0.01", customer.id()));
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("4000000.00");
    }

    @Test
    @Rule({"VCH-14", "VCH-12"})
    void anExpiredVoucherIsShownSoAtOnce() throws InterruptedException {
        String quota = Vouchers.granted(partner, "100.00");
        Map<String, Object> body = Vouchers.issue(quota, "10.00", customer.id());
        body.put("expireAt", Vouchers.in(Duration.ofSeconds(4)));
        partner.finance().post("/api/vouchers", body).ok();
        String voucher = partner.finance().records("vouchers", "limit=1").get(0).path("key").asText();
        assertThat(Vouchers.status(partner, voucher)).isEqualTo("usable");
        partner.finance().seesStatus("vouchers", voucher, "expired");
        assertThat(partner.finance().records("vouchers", "status=expired")).hasSize(1);
        assertThat(partner.finance().records("vouchers", "status=usable")).isEmpty();
        assertThat(partner.finance().post("/api/vouchers/reclaim", Client.body("voucherKeys", List.of(voucher))).text()).contains("NOT_RECLAIMABLE");
        assertThat(Vouchers.status(partner, voucher)).isEqualTo("expired");
    }

    @Test
    @Rule("VCH-15")
    void aQuotaThatIsOverIsInvalidAtOnce() {
        Map<String, Object> grant = Vouchers.grant(partner, "100.00");
        grant.put("expireAt", Vouchers.in(Duration.ofSeconds(5)));
        String quota = Vouchers.granted(grant);
        partner.finance().seesStatus("voucher-quotas", quota, "invalid");
        Reply refused = partner.finance().post("/api/vouchers", Vouchers.issue(quota, "10.00", customer.id()));
        assertThat(refused.status).as("%s", refused).isEqualTo(409);
        assertThat(partner.finance().records("vouchers", "limit=10")).isEmpty();
        as("operations").post("/api/voucher-quotas/" + quota + "/status", Client.body("status", "normal", "reason", "x")).status(409);
    }

    @Test
    @Rule("VCH-13")
    void whatIsReclaimedFromAnInvalidQuotaLapses() {
        String quota = Vouchers.granted(partner, "100.00");
        String voucher = Vouchers.issued(partner, quota, "40.00", customer.id());
        as("operations").post("/api/voucher-quotas/" + quota + "/status", Client.body("status", "invalid", "reason", "x")).ok();
        partner.finance().post("/api/vouchers/reclaim", Client.body("voucherKeys", List.of(voucher))).ok();
        assertThat(Vouchers.status(partner, voucher)).isEqualTo("reclaimed");
        assertThat(Vouchers.balance(partner, quota)).as("not back to an invalid quota").isIn("60.00", "0.00");
    }

    @Test
    @Rule("VCH-09")
    void aQuotaForFirstComersServesNoFormerCustomerOfAnybody() {
        Map<String, Object> grant = Vouchers.grant(partner, "100.00");
        grant.put("firstAssociatedOnly", true);
        String quota = Vouchers.granted(grant);
        partner.finance().post("/api/vouchers", Vouchers.issue(quota, "10.00", customer.id())).ok();
        assertThat(partner.finance().records("vouchers", "limit=10")).hasSize(1);
    }
}
