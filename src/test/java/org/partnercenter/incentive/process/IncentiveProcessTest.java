package org.partnercenter.incentive.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.partnercenter.incentive.DeliveryProjectView;
import org.partnercenter.incentive.IncentiveKind;
import org.partnercenter.incentive.IncentiveView;
import org.partnercenter.incentive.Incentives;
import org.partnercenter.incentive.Opportunities;
import org.partnercenter.incentive.Opportunity;
import org.partnercenter.incentive.OpportunityStatus;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.tenancy.StartTenant;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.beans.factory.annotation.Autowired;

/** Takes delivery projects and incentives along their processes, in January 2026, as far as a test needs them. */
abstract class IncentiveProcessTest extends ProcessTest {

    static final LocalDate REGISTERED_ON = LocalDate.parse("2026-01-05");
    static final LocalDate ENTERED_ON = LocalDate.parse("2026-01-20");
    /** The 40th working day after {@link #ENTERED_ON}. */
    static final LocalDate LAST_DAY = LocalDate.parse("2026-03-23");
    static final FileValue DOCUMENT = DemoFiles.pdf("材料.pdf");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Incentives incentives;
    @Autowired
    private Opportunities opportunities;
    @Autowired
    private RecordCollection<DeliveryProjectView> projectRecords;
    @Autowired
    private RecordCollection<IncentiveView> incentiveRecords;

    /** A project of a customer that no other test has, registered on {@link #REGISTERED_ON}. */
    String registered() {
        moveTo(REGISTERED_ON);
        int number = NUMBER.incrementAndGet();
        String opportunity = opportunities.add(new Opportunity("T-" + number, "cloudstar", "迁移", "PO", "客户 " + number, "customer" + number,
                OpportunityStatus.PROGRESSING, REGISTERED_ON, REGISTERED_ON, REGISTERED_ON.plusYears(1), new BigDecimal("500000"),
                List.of("ecs"), false, false, true, null));
        return start("cloudstar-delivery", "delivery-incentive", fields("opportunityKey", opportunity, "customerName", "客户 " + number,
                "customerAccount", "customer" + number, "scene", "poc", "deliveryStart", "2026-01-06", "deliveryEnd", "2026-01-16",
                "annualCloudVolume", "500000.00", "workloadPersonDays", 20, "sow", DOCUMENT, "projectPlan", DOCUMENT));
    }

    String approved() {
        String key = registered();
        approve("reviewer", key, "review-registration");
        return key;
    }

    void requestAcceptance(String key) {
        complete("cloudstar-delivery", key, "request-acceptance", "completedOn", "2026-01-16", "acceptanceReport", DOCUMENT,
                "finalSow", DOCUMENT, "customerEvidence", DOCUMENT);
    }

    /** An accepted project, on the day on which its incentive is entered. */
    String accepted() {
        String key = approved();
        moveTo(ENTERED_ON);
        requestAcceptance(key);
        complete("reviewer", key, "review-acceptance", "decision", "approve", "qualityScore", 90);
        return key;
    }

    /** Answers the key of the incentive that is entered for the project. */
    String entered(String projectKey) {
        complete("operations", projectKey, "enter-incentive", "amount", "52000.00", "calculation", "20 人天 × 2,600.00 元");
        return project(projectKey).incentiveKey();
    }

    /** A delivery incentive of 52,000.00 that awaits its confirmation since {@link #ENTERED_ON}. */
    String deliveryIncentive() {
        return entered(accepted());
    }

    /** An incentive of another kind, published today as an imported one is. */
    String published(IncentiveKind kind, String amount) {
        String key = incentives.generate("cloudstar", kind, "客户", "OPP-2026-000001", new BigDecimal(amount), "计算说明", actor("operations"));
        try (StartTenant tenant = StartTenant.of("cloudstar")) {
            runtime.createMessageCorrelation("incentive-published").processInstanceBusinessKey(key).setVariable("kind", kind.code())
                    .correlateStartMessage();
        }
        return key;
    }

    DeliveryProjectView project(String key) {
        return projectRecords.item(key, actor("cloudstar-delivery"));
    }

    IncentiveView incentive(String key) {
        return incentiveRecords.item(key, actor("cloudstar-finance"));
    }

    String status(String key) {
        return key.startsWith("PRJ") ? project(key).status().code() : incentive(key).status().code();
    }

}
