package org.partnercenter.nre;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.solution.SolutionProcessTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Takes NRE applications along {@code nre-benefit}, step by step, as far as a test needs them. */
public abstract class NreProcessTest extends SolutionProcessTest {

    protected static final FileValue AGREEMENT = DemoFiles.pdf("NRE协议.pdf");
    protected static final FileValue MATERIAL = DemoFiles.docx("验收材料.docx", "验收材料");
    protected static final List<String> SERVICES = List.of("modelarts", "gaussdb", "cce", "obs");

    private static final AtomicInteger INVOICE = new AtomicInteger();

    @Autowired
    protected NreApplications applications;
    @Autowired
    private NreRecords records;

    /** An application whose qualification is in review, from the offer of a launched solution. */
    protected String appliedFor() {
        return qualificationAppliedFor(launched("cloudstar"));
    }

    protected String qualified() {
        String key = appliedFor();
        approve("operations", key, "review-qualification");
        return key;
    }

    protected void uploadSow(String key, List<String> services) {
        complete("cloudstar-delivery", key, "upload-sow", "cloudServices", services, "sowPlan", MATERIAL, "selfChecklist", MATERIAL,
                "workloadPersonDays", 120);
    }

    protected String technicallyApproved() {
        String key = qualified();
        uploadSow(key, SERVICES);
        approve("psa", key, "evaluate-technically");
        return key;
    }

    /** Passed by the experts: the agreement is to be signed. */
    protected String awaitingSignature() {
        String key = technicallyApproved();
        complete("pdm", key, "start-final-evaluation", "note", "请重点评估复用价值");
        approve("expert", key, "evaluate-business-value");
        return key;
    }

    protected static Map<String, Object> milestone(String name, String share) {
        return Map.of("name", name, "share", share, "dueDate", "2027-03-31");
    }

    /** Milestones named M1, M2 and so on. */
    protected static List<Map<String, Object>> milestones(String... shares) {
        return IntStream.range(0, shares.length).mapToObj(i -> milestone("M" + (i + 1), shares[i])).toList();
    }

    protected void sign(String key, String amount, String... shares) {
        complete("pdm", key, "sign-agreement", "agreement", AGREEMENT, "amount", amount, "milestones", milestones(shares));
    }

    protected String inAcceptance(String amount, String... shares) {
        String key = awaitingSignature();
        sign(key, amount, shares);
        approve("operations", key, "check-agreement");
        return key;
    }

    protected void acceptMilestone(String key) {
        complete("cloudstar-delivery", key, "request-acceptance", "acceptanceMaterial", MATERIAL);
        approve("psa", key, "review-acceptance");
    }

    /** Runs the step that asks for the payouts; answers the slip of that milestone. */
    protected String payoutOf(String key, int milestone) {
        runJob(key, "request-payout");
        return application(key, "operations").milestones().get(milestone - 1).payoutKey();
    }

    /** Takes the milestone's slip to the confirmed transfer; answers its key. */
    protected String paid(String key, int milestone) {
        String slip = application(key, "operations").milestones().get(milestone - 1).payoutKey();
        String amount = application(key, "operations").milestones().get(milestone - 1).amount();
        runJob(slip, "payout-requested");
        complete("cloudstar-finance", slip, "issue-invoice", "invoices", List.of(Map.of("number", "2631%016d".formatted(INVOICE.incrementAndGet()),
                "amount", amount, "issuedOn", "2026-01-05")), "invoiceFile1", AGREEMENT);
        approve("finance", slip, "review-invoice");
        approve("finance", slip, "review-payout");
        runJob(slip, "check-payment-certification");
        complete("finance", slip, "confirm-transfer", "outcome", "paid", "bankReference", "BK", "paidOn", today().toString());
        return slip;
    }

    /** The application as this user sees it. */
    protected NreView application(String key, String userId) {
        return records.item(key, actor(userId));
    }

    protected String status(String key) {
        return application(key, "operations").status().code();
    }

    /** The statuses of the milestones, in order. */
    protected List<String> milestoneStatuses(String key) {
        return application(key, "operations").milestones().stream().map(m -> m.status().code()).toList();
    }
}
