package org.partnercenter.incentive.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.NewPartner;
import org.partnercenter.partner.Onboarding;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.programme.Memberships;
import org.springframework.beans.factory.annotation.Autowired;

/** What a partner does not redeem in time after its identity has ended. */
class RedemptionRunTest extends MoneyProcessTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Memberships memberships;
    @Autowired
    private Onboarding onboarding;

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("redemption-run");
    }

    /** An incentive that can be paid. */
    private String payable(String partner, String amount) {
        String id = "R" + NUMBER.incrementAndGet();
        imported("incentives", "lineId,partnerId,kind,amount,calculation", id + "," + partner + ",dedicated-staff," + amount + ",6 months");
        String key = jdbc.sql("select incentive_key from incentive where once_key = ?").param("line/" + id).query(String.class).single();
        complete(partner + "-finance", key, "check-incentive", "decision", "confirm");
        return key;
    }

    private Job nightly() {
        return management.createJobQuery().processDefinitionKey("redemption-run").timers().singleResult();
    }

    private void night(String day) {
        moveTo(LocalDate.parse(day).atTime(0, 30).atZone(EngineClock.ZONE).toInstant());
        management.executeJob(nightly().getId());
        partnerJobs().forEach(job -> management.executeJob(job.getId()));
    }

    private List<Job> partnerJobs() {
        return management.createJobQuery().processDefinitionKey("redemption-run").messages().list();
    }

    private void endIdentity(String partner) {
        as("pdm", () -> memberships.begin(partner, "solution-provider"));
        String membership = jdbc.sql("select membership_key from programme_membership where partner_id = ? and programme_code = 'solution-provider'")
                .param(partner).query(String.class).single();
        as("pdm", () -> memberships.end(membership, Map.of("reason", "不再合作"), actor("pdm")));
    }

    @Test
    @Rule({"INC-21", "PAY-04"})
    @DisplayName("Payable amounts of a partner whose identity ended lapse after the last day to redeem, and pay off negatives first")
    void unredeemed() {
        moveTo(LocalDate.parse("2026-01-20"));
        String negative = payable("northgate", "530.00");
        String first = payable("northgate", "80.00");
        String second = payable("northgate", "500.00");
        String kept = payable("cloudstar", "500.00");
        jdbc.sql("update incentive set amount = -530, kind = 'claw-back' where incentive_key = ?").param(negative).update();
        endIdentity("northgate");

        night("2027-01-20");
        assertThat(status(first)).isEqualTo("payable");
        night("2027-01-21");

        assertThat(status(first)).isEqualTo("offset");
        assertThat(status(negative)).isEqualTo("offset");
        assertThat(status(second)).isEqualTo("lapsed");
        assertThat(incentive(second).offsetAmount()).isEqualTo("450.00");
        assertThat(status(kept)).isEqualTo("payable");
        assertThat(slips.payable("northgate")).isEmpty();
        night("2027-01-22");
        assertThat(nightly()).isNotNull();
    }

    @Test
    @Rule("INC-21")
    @DisplayName("What goes wrong with one partner holds up no other; done late, it leaves alone who has an identity again")
    void oneJobPerPartner() {
        moveTo(LocalDate.parse("2026-01-20"));
        String first = newPartner("920000000077000011");
        String second = newPartner("920000000077000024");
        String broken = payableNow(first);
        String fine = payableNow(second);
        endIdentity(first);
        endIdentity(second);
        jdbc.sql("update incentive set kind = 'broken' where incentive_key = ?").param(broken).update();
        moveTo(LocalDate.parse("2027-02-20").atTime(0, 30).atZone(EngineClock.ZONE).toInstant());
        management.executeJob(nightly().getId());

        assertThat(partnerJobs()).hasSizeGreaterThanOrEqualTo(2);
        List<Job> failed = partnerJobs().stream().filter(job -> fails(job.getId())).toList();

        assertThat(failed).hasSize(1);
        jdbc.sql("update incentive set kind = 'dedicated-staff' where incentive_key = ?").param(broken).update();
        assertThat(status(fine)).isEqualTo("lapsed");
        as("pdm", () -> memberships.begin(first, "solution-provider"));
        management.executeJob(failed.get(0).getId());
        assertThat(status(broken)).isEqualTo("payable");
        assertThat(partnerJobs()).isEmpty();
    }

    /** Of this test alone: what becomes of its identity is nobody else's. */
    private String newPartner(String creditCode) {
        String id = "rdm" + NUMBER.incrementAndGet();
        onboarding.onboard(new NewPartner(id, "兑现 " + id, creditCode, "CN", Identity.NONE, List.of(), null, null, "pdm"), () -> { });
        return id;
    }

    private String payableNow(String partner) {
        String key = "INC-2019-%06d".formatted(NUMBER.incrementAndGet());
        jdbc.sql("""
                        insert into incentive (incentive_key, partner_id, kind, title, origin_key, calculation, generated_at, created_at, updated_at,
                          status, amount, offset_amount, clawed_back_amount, payable_since)
                        select ?, ?, 'dedicated-staff', '客户', 'x', 'x', t, t, t, 'payable', 80, 0, 0, t from (select current_timestamp as t) n""")
                .params(key, partner).update();
        return key;
    }

    private boolean fails(String job) {
        try {
            management.executeJob(job);
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }

    @Test
    @DisplayName("It runs in the vendor's tenant")
    void ofTheVendor() {
        night("2026-01-21");

        assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey("redemption-run").list())
                .isNotEmpty().allMatch(run -> "vendor".equals(run.getTenantId()));
    }

    @Test
    @Rule("INC-21")
    @DisplayName("A partner that has an identity again keeps what it earned")
    void identityAgain() {
        moveTo(LocalDate.parse("2026-01-20"));
        String key = payable("bluewave", "80.00");
        endIdentity("bluewave");
        moveTo(LocalDate.parse("2026-03-01"));
        as("pdm", () -> memberships.begin("bluewave", "solution-provider"));

        night("2027-03-01");

        assertThat(status(key)).isEqualTo("payable");
    }
}
