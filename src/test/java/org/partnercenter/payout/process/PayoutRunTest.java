package org.partnercenter.payout.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.payout.PayoutProcessTest;
import org.partnercenter.payout.PayoutRuns;
import org.partnercenter.payout.PayoutSettings;
import org.partnercenter.platform.EngineClock;
import org.springframework.beans.factory.annotation.Autowired;

/** The daily run, over its whole model, and what it decides (PAY-11). */
class PayoutRunTest extends PayoutProcessTest {

    private static final LocalDate RELEASED = LocalDate.parse("2026-01-10");

    @Autowired
    private PayoutSettings settings;
    @Autowired
    private PayoutRuns runs;

    @BeforeEach
    void nobodyElse() {
        jdbc.sql("delete from payout_setting").update();
        moveTo(RELEASED);
    }

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("payout-run");
    }

    private static Instant on(LocalDate day) {
        return day.atTime(15, 0).atZone(EngineClock.ZONE).toInstant();
    }

    private String partnerWith(Map<String, Object> setting) {
        String partner = certifiedPartner();
        as(partner + "-finance", () -> settings.put(setting, actor(partner + "-finance")));
        return partner;
    }

    private List<Map<String, Object>> slipsOf(String partner) {
        return jdbc.sql("select slip_key, incentive_class, way, amount, status from payout_slip where partner_id = ? and origin = 'run' order by incentive_class")
                .param(partner).query().listOfRows();
    }

    @Test
    @Rule("PAY-11")
    void theDailyTimerStartsTheRunInTheVendorsTenantWithOneJobForEachPartner() {
        String partner = partnerWith(Map.of("automatic", true, "otherWay", "bank-transfer"));
        payable(partner, "delivery", null, "1500.00", on(RELEASED));
        moveTo(RELEASED.plusDays(5));
        Job timer = management.createJobQuery().processDefinitionKey("payout-run").timers().singleResult();

        management.executeJob(timer.getId());

        ProcessInstance run = runtime.createProcessInstanceQuery().processDefinitionKey("payout-run").singleResult();
        assertThat(run.getTenantId()).isEqualTo("vendor");
        management.createJobQuery().processInstanceId(run.getId()).list().forEach(job -> management.executeJob(job.getId()));
        assertThat(run).isEnded();
        assertThat(slipsOf(partner)).singleElement().satisfies(slip -> assertThat(slip.get("amount").toString()).isEqualTo("1500.00"));
        String slip = slipsOf(partner).get(0).get("slip_key").toString();
        runJob(slip, "payout-requested");
        assertThat(instance(slip)).isWaitingAtExactly("issue-invoice");
        assertThat(instance(slip).getTenantId()).isEqualTo(partner);
    }

    @Test
    @Rule("PAY-11")
    void fromTheFifthCalendarDayOnOneSlipForEachClassOnce() {
        String partner = partnerWith(Map.of("automatic", true, "otherWay", "cloud-account", "resaleWay", "voucher-quota"));
        payable(partner, "delivery", null, "1500.00", on(RELEASED));
        payable(partner, "performance", "2", "20.00", on(RELEASED));
        payable(partner, "claw-back", null, "-300.00", on(RELEASED.plusDays(2)));

        moveTo(RELEASED.plusDays(4));
        runs.run(partner);
        assertThat(slipsOf(partner)).isEmpty();
        moveTo(RELEASED.plusDays(5));
        runs.run(partner);
        runs.run(partner);

        assertThat(slipsOf(partner)).extracting(s -> s.get("incentive_class") + " " + s.get("way") + " " + s.get("amount"))
                .containsExactly("other cloud-account 1200.00", "resale voucher-quota 20.00");
    }

    @Test
    @Rule("PAY-11")
    void belowTheMinimumBankAndAccountWaysWaitForTheNextRelease() {
        String bank = partnerWith(Map.of("automatic", true, "otherWay", "bank-transfer"));
        String owing = partnerWith(Map.of("automatic", true, "otherWay", "cloud-account-uninvoiced"));
        String voucher = partnerWith(Map.of("automatic", true, "otherWay", "voucher-quota"));
        List.of(bank, owing, voucher).forEach(p -> payable(p, "delivery", null, "999.99", on(RELEASED)));

        moveTo(RELEASED.plusDays(6));
        List.of(bank, owing, voucher).forEach(runs::run);
        assertThat(slipsOf(bank)).isEmpty();
        assertThat(slipsOf(owing)).isEmpty();
        assertThat(slipsOf(voucher)).hasSize(1);

        payable(bank, "delivery", null, "0.01", on(RELEASED.plusDays(6)));
        moveTo(RELEASED.plusDays(10));
        runs.run(bank);
        assertThat(slipsOf(bank)).as("the next release is not due yet").isEmpty();
        moveTo(RELEASED.plusDays(11));
        runs.run(bank);
        assertThat(slipsOf(bank)).singleElement().satisfies(s -> assertThat(s.get("amount").toString()).isEqualTo("1000.00"));
    }

    @Test
    @Rule("PAY-11")
    void aCancelledSlipIsNotRequestedAgainForTheSameRelease() {
        String partner = partnerWith(Map.of("automatic", true, "otherWay", "bank-transfer"));
        payable(partner, "delivery", null, "1500.00", on(RELEASED));
        moveTo(RELEASED.plusDays(5));
        runs.run(partner);
        String slip = slipsOf(partner).get(0).get("slip_key").toString();
        as("operations", () -> payouts.cancel(slip, Map.of("reason", "伙伴要求"), actor("operations")));

        moveTo(RELEASED.plusDays(6));
        runs.run(partner);

        assertThat(slipsOf(partner)).hasSize(1);
    }

    @Test
    @Rule({"PAY-11", "PAY-01"})
    void whoDidNotChooseIsFrozenOrNotCertifiedIsLeftAlone() {
        String manual = partnerWith(Map.of("automatic", false, "otherWay", "voucher-quota"));
        String uncertified = partner();
        as(uncertified + "-admin", () -> settings.put(Map.of("automatic", true, "otherWay", "voucher-quota"), actor(uncertified + "-admin")));
        String frozen = partnerWith(Map.of("automatic", true, "otherWay", "voucher-quota"));
        jdbc.sql("update partner set status = 'frozen' where id = ?").param(frozen).update();
        List.of(manual, uncertified, frozen).forEach(p -> payable(p, "delivery", null, "2000.00", on(RELEASED)));

        moveTo(RELEASED.plusDays(5));
        List.of(manual, uncertified, frozen).forEach(runs::run);
        List.of(manual, uncertified, frozen).forEach(p -> assertThat(slipsOf(p)).isEmpty());

        certified(uncertified);
        runs.run(uncertified);
        assertThat(slipsOf(uncertified)).as("once it is certified").hasSize(1);
    }

    @Test
    @Rule({"PAY-05", "PAY-11"})
    void theSettingTakesOnlyWaysOfItsClassFromFinanceAndAdministrator() {
        String partner = certifiedPartner();
        assertFieldRefused("resaleWay", () -> put(partner + "-finance", Map.of("automatic", true, "resaleWay", "bank-transfer")));
        assertFieldRefused("otherWay", () -> put(partner + "-finance", Map.of("automatic", true)));
        assertFieldRefused("automatic", () -> put(partner + "-finance", Map.of("otherWay", "bank-transfer")));
        assertRefused(403, "NOT_ALLOWED", "partner-finance", () -> put(partner + "-sales", Map.of("automatic", false)));
        assertRefused(403, "NOT_ALLOWED", "partner-finance", () -> put("operations", Map.of("automatic", false)));

        put(partner + "-admin", Map.of("automatic", true, "otherWay", "bank-transfer"));
        put(partner + "-finance", Map.of("automatic", false));

        assertThat(settings.item(partner, actor(partner + "-sales")).automatic()).isFalse();
        assertThat(settings.item(partner, actor(partner + "-sales")).otherWay()).isNull();
        assertThat(settings.item(partner, actor("manager")).history()).hasSize(2);
    }

    private void put(String user, Map<String, Object> body) {
        as(user, () -> settings.put(body, actor(user)));
    }
}
