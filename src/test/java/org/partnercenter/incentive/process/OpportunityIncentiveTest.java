package org.partnercenter.incentive.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.incentive.ClaimCap;
import org.partnercenter.incentive.OpportunityClaims;
import org.partnercenter.incentive.IncentiveView;
import org.partnercenter.incentive.Opportunities;
import org.partnercenter.incentive.Opportunity;
import org.partnercenter.incentive.OpportunityStatus;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.programme.Memberships;
import org.springframework.beans.factory.annotation.Autowired;

/** OpportunityClaims of opportunity incentives, from the opportunity's delivery to the confirmed amount. */
class OpportunityIncentiveTest extends ProcessTest {

    private static final FileValue EVIDENCE = DemoFiles.pdf("启动证明.pdf");
    private static final LocalDate DELIVERY_END = LocalDate.parse("2026-01-16");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Opportunities opportunities;
    @Autowired
    private OpportunityClaims claims;
    @Autowired
    private ClaimCap cap;
    @Autowired
    private Memberships memberships;
    @Autowired
    private RecordCollection<IncentiveView> incentives;

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("opportunity-incentive");
    }

    @BeforeEach
    void members() {
        moveTo(LocalDate.parse("2026-01-05"));
        for (String partner : List.of("cloudstar", "bluewave")) {
            as("pdm", () -> memberships.begin(partner, "co-exploration"));
        }
        moveTo(LocalDate.parse("2026-01-20"));
    }

    /** A delivered opportunity with the core tag, of a customer and about an offering that no other has. */
    private String opportunity(String partner) {
        String number = "C-" + NUMBER.incrementAndGet();
        return opportunity(partner, number, List.of(number));
    }

    private String opportunity(String partner, String account, List<String> offerings) {
        return opportunities.add(new Opportunity("claim-" + NUMBER.incrementAndGet(), partner, "首单项目", "PO", "客户 " + account, account,
                OpportunityStatus.DELIVERED, LocalDate.parse("2025-06-02"), LocalDate.parse("2025-12-01"), DELIVERY_END,
                new BigDecimal("480000.00"), offerings, true, false, true, null));
    }

    private Map<String, Object> form(String opportunity, String account) {
        return fields("opportunityKey", opportunity, "customerAccount", account, "claimKind", "first-order", "projectStart", "2025-06-03",
                "startEvidence", EVIDENCE);
    }

    private String claimed(String opportunity) {
        return start("cloudstar-sales", "opportunity-incentive", form(opportunity, "account-" + opportunity));
    }

    private String claimed() {
        return claimed(opportunity("cloudstar"));
    }

    private IncentiveView incentive(String key) {
        return incentives.item(key, actor("cloudstar-sales"));
    }

    private String status(String key) {
        return incentive(key).status().code();
    }

    /** The instance that was started for the claim; the confirmation that it calls has the same key. */
    private ProcessInstance root(String key) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).processDefinitionKey("opportunity-incentive").singleResult();
    }

    @Test
    @Rule("INC-15")
    @DisplayName("A claim is reviewed within three working days, which the partner sees at once")
    void claim() {
        String key = claimed();

        assertThat(key).startsWith("INC-");
        assertThat(root(key)).isWaitingAt("review-claim");
        assertThat(incentive(key).status().code()).isEqualTo("reviewing");
        assertThat(incentive(key).amount()).isNull();
        assertThat(incentive(key).deadline().at()).isEqualTo(endOf(LocalDate.parse("2026-01-23")));
        assertThat(task(key, "review-claim").getDueDate()).isEqualTo(endOf(LocalDate.parse("2026-01-23")));
        assertThat(incentive(key).claimKind()).isEqualTo("first-order");
        assertThat(incentive(key).startEvidence().name()).isEqualTo("启动证明.pdf");
        assertThat(incentive(key).processInstanceId()).isEqualTo(root(key).getId());
        assertVariables(key);
    }

    @Test
    @Rule({"INC-15", "INC-16", "INC-06"})
    @DisplayName("Rejected with a reason it comes back; approved, the amount is published under the same key and confirms itself")
    void revisedAndApproved() {
        String key = claimed();
        String instance = root(key).getId();

        assertFieldRefused("comment", () -> complete("operations", key, "review-claim", "decision", "reject"));
        assertFieldRefused("amount", () -> complete("operations", key, "review-claim", "decision", "reject", "comment", "材料", "amount", "1"));
        reject("operations", key, "review-claim");
        assertThat(status(key)).isEqualTo("review-rejected");
        assertThat(noticeTexts("cloudstar-sales", key)).anyMatch(text -> text.contains(REASON));
        assertThat(root(key)).isWaitingAt("revise-claim");
        complete("cloudstar-admin", key, "revise-claim", "claimKind", "sustained");
        assertThat(incentive(key).claimKind()).isEqualTo("sustained");
        assertThat(incentive(key).projectStart()).isEqualTo("2025-06-03");

        assertFieldRefused("amount", () -> complete("operations", key, "review-claim", "decision", "approve"));
        assertFieldRefused("amount", () -> complete("operations", key, "review-claim", "decision", "approve", "amount", "0"));
        assertRefused(409, "ABOVE_CAP", "80000.00", () -> complete("operations", key, "review-claim", "decision", "approve", "amount", "80000.01"));
        complete("operations", key, "review-claim", "decision", "approve", "amount", "80000.00", "comment", "2/12");

        assertThat(status(key)).isEqualTo("awaiting-confirmation");
        assertThat(incentive(key).amount()).isEqualTo("80000.00");
        assertThat(incentive(key).processInstanceId()).as("the root's").isEqualTo(instance);
        assertThat(incentive(key).deadline().workingDaysLeft()).isEqualTo(10);
        assertThat(incentives.item(key, actor("cloudstar-finance")).actions()).extracting("code").containsExactly("check-incentive");
        complete("cloudstar-finance", key, "check-incentive", "decision", "confirm");
        assertThat(status(key)).isEqualTo("payable");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count()).isZero();
        assertThat(incentive(key).history()).extracting("to").containsExactly("reviewing", "review-rejected", "reviewing",
                "awaiting-confirmation", "awaiting-confirmation", "payable");
    }

    @Test
    @Rule("INC-08")
    @DisplayName("Whoever approved the amount cannot confirm it")
    void fourEyes() {
        String key = claimed();
        complete("admin", key, "review-claim", "decision", "approve", "amount", "100.00");

        assertRefused(403, "FOUR_EYES", "", () -> complete("admin", key, "check-incentive", "decision", "confirm"));
    }

    @Test
    @Rule("INC-14")
    @DisplayName("A claim can be taken back until it is approved, and its opportunity claimed again")
    void withdrawn() {
        String opportunity = opportunity("cloudstar");
        String key = claimed(opportunity);

        assertRefused(404, "NOT_FOUND", "", () -> as("bluewave-sales", () -> claims.withdraw(key, actor("bluewave-sales"))));
        assertRefused(403, "NOT_ALLOWED", "", () -> as("cloudstar-finance", () -> claims.withdraw(key, actor("cloudstar-finance"))));
        as("cloudstar-sales", () -> claims.withdraw(key, actor("cloudstar-sales")));

        assertThat(status(key)).isEqualTo("cancelled");
        assertThat(root(key)).isNull();
        String again = claimed(opportunity);
        complete("operations", again, "review-claim", "decision", "approve", "amount", "100.00");
        assertRefused(409, "NOT_WITHDRAWABLE", "", () -> as("cloudstar-sales", () -> claims.withdraw(again, actor("cloudstar-sales"))));
    }

    @Test
    @Rule("INC-14")
    @DisplayName("An opportunity is claimed once, also after its claim was paid or cancelled by an answer")
    void once() {
        String opportunity = opportunity("cloudstar");
        String key = claimed(opportunity);
        assertRefused(409, "ALREADY_CLAIMED_OPPORTUNITY", "", () -> claimed(opportunity));
        complete("operations", key, "review-claim", "decision", "approve", "amount", "100.00");
        complete("cloudstar-finance", key, "check-incentive", "decision", "confirm");

        assertRefused(409, "ALREADY_CLAIMED_OPPORTUNITY", "", () -> claimed(opportunity));
    }

    @Test
    @Rule("INC-14")
    @DisplayName("No two running claims of a partner share an offering, no two of any partners a customer in overlapping periods")
    void overlap() {
        String shared = "offering-" + NUMBER.incrementAndGet();
        claimed(opportunity("cloudstar", "a" + shared, List.of(shared)));
        assertRefused(409, "CLAIM_OVERLAP", "", () -> claimed(opportunity("cloudstar", "b" + shared, List.of("x" + shared, shared))));

        String account = "Customer-" + NUMBER.incrementAndGet();
        String first = opportunity("cloudstar");
        String key = start("cloudstar-sales", "opportunity-incentive", form(first, account));
        String others = opportunity("bluewave");
        assertRefused(409, "CLAIM_OVERLAP", "", () -> start("bluewave-sales", "opportunity-incentive", form(others, account.toUpperCase())));
        complete("operations", key, "review-claim", "decision", "approve", "amount", "100.00");
        complete("cloudstar-finance", key, "check-incentive", "decision", "confirm");
        assertThat(start("bluewave-sales", "opportunity-incentive", form(others, account))).startsWith("INC-");
    }

    @Test
    @Rule("INC-13")
    @DisplayName("Only a member of co-exploration that is no reseller claims, for its own delivered core opportunity whose delivery is over")
    void eligibility() {
        String own = opportunity("cloudstar");
        assertRefused(404, "NOT_FOUND", "", () -> claimed(opportunity("bluewave")));
        assertRefused(404, "NOT_FOUND", "", () -> claimed("OPP-2020-999999"));
        assertFieldRefused("projectStart", () -> start("cloudstar-sales", "opportunity-incentive",
                fields("opportunityKey", own, "customerAccount", "a", "claimKind", "sustained", "projectStart", "2025-06-02", "startEvidence", EVIDENCE)));
        jdbc.sql("update opportunity set core = false where opportunity_key = ?").param(own).update();
        assertFieldRefused("opportunityKey", () -> claimed(own));
        jdbc.sql("update opportunity set core = true, status = 'progressing' where opportunity_key = ?").param(own).update();
        assertFieldRefused("opportunityKey", () -> claimed(own));
        jdbc.sql("update opportunity set status = 'delivered' where opportunity_key = ?").param(own).update();
        moveTo(DELIVERY_END);
        assertFieldRefused("opportunityKey", () -> claimed(own));
        moveTo(DELIVERY_END.plusDays(1));
        assertThat(claimed(own)).startsWith("INC-");

        String starbridge = opportunity("starbridge");
        assertRefused(409, "NOT_ELIGIBLE", "co-exploration", () -> start("starbridge-sales", "opportunity-incentive", form(starbridge, "a")));
        String rivertech = opportunity("rivertech");
        assertRefused(409, "NOT_ELIGIBLE", "reseller", () -> start("rivertech-sales", "opportunity-incentive", form(rivertech, "a")));
    }

    @ParameterizedTest
    @CsvSource({"first-order, true, 480000.00, 240000.00", "first-order, true, 900000.00, 300000.00", "first-order, true, 0.01, 0.00",
        "first-order, false, 480000.00, 50000.00", "sustained, true, 480000.00, 80000.00", "sustained, true, 100.05, 16.67",
        "sustained, true, 9999999.00, 150000.00", "sustained, false, 12.00, 50000.00", "first-order, true, , 0.00"})
    @Rule("INC-16")
    @DisplayName("The cap follows the kind of claim and whether the customer is new, never a fraction of a cent more")
    void cap(String claimKind, boolean newCustomer, BigDecimal volume, BigDecimal most) {
        assertThat(cap.of(claimKind, newCustomer, volume)).isEqualByComparingTo(most);
    }
}
