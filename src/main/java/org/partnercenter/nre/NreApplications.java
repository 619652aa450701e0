package org.partnercenter.nre;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.certification.Certifications;
import org.partnercenter.partner.Partners;
import org.partnercenter.payout.PayoutFinished;
import org.partnercenter.payout.Payouts;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.solution.Solutions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applications for 一次性工程费用 NRE: the door of this module. Every method is one step of {@code nre-benefit}, done in its transaction. */
@Service
@Transactional
public class NreApplications {

    /** As payout slips name it. */
    public static final String ORIGIN = "nre";

    private static final List<String> AUDIENCE = List.of("partner-admin", "partner-sales", "partner-delivery");

    private final NreRepository applications;
    private final Solutions solutions;
    private final Partners partners;
    private final Certifications certifications;
    private final Payouts payouts;
    private final SowRules sow;
    private final Attachments attachments;
    private final Journal journal;
    private final RecordKeys keys;
    private final Clock clock;

    NreApplications(NreRepository applications, Solutions solutions, Partners partners, Certifications certifications,
                    Payouts payouts, SowRules sow, Attachments attachments, Journal journal, RecordKeys keys, Clock clock) {
        this.applications = applications;
        this.solutions = solutions;
        this.partners = partners;
        this.certifications = certifications;
        this.payouts = payouts;
        this.sow = sow;
        this.attachments = attachments;
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
    }

    /** What a SOW brings; what is left out of a repeated one keeps its value. */
    public record Sow(JsonNode cloudServices, Upload sowPlan, Upload selfChecklist, Integer workloadPersonDays) {
    }

    /**
     * Applies for a solution of the partner's own with the material of the form; answers the key.
     *
     * @throws Refusal 400 for a solution that is not the partner's, 409 {@code NRE_TAKEN} (NRE-02, NRE-15), 409
     *                 {@code NOT_ELIGIBLE} (NRE-01, NRE-03)
     */
    public String apply(String partnerId, String solutionKey, Upload businessCase, BigDecimal expectedRevenue) {
        NreApplication application = found(partnerId, solutionKey, expectedRevenue);
        attachments.put(application.key, partnerId, "businessCase", businessCase);
        return application.key;
    }

    /** Applies with what the partner wrote into its solution's {@code apply-qualification}; refuses as {@link #apply} does. */
    public String applyFromSolution(String partnerId, String solutionKey) {
        BigDecimal expectedRevenue = solutions.certified(solutionKey).map(Solutions.Certified::expectedRevenue).orElseThrow();
        NreApplication application = found(partnerId, solutionKey, expectedRevenue);
        attachments.copy(solutionKey, application.key, "businessCase");
        return application.key;
    }

    private NreApplication found(String partnerId, String solutionKey, BigDecimal expectedRevenue) {
        Solutions.Certified solution = solutions.certified(solutionKey).filter(s -> s.partnerId().equals(partnerId))
                .orElseThrow(() -> Refusal.field("solutionKey", "is no solution of your organisation"));
        if (solution.nreKey() != null) {
            throw NreRepository.taken(solutionKey);
        }
        requireEligible(solution);
        NreApplication application = new NreApplication(keys.next("NRE"), solutionKey, partnerId, expectedRevenue, clock.instant());
        applications.insert(application);
        solutions.takeOffer(solutionKey, application.key);
        write(application, null, application.status, null);
        return application;
    }

    private void requireEligible(Solutions.Certified solution) {
        if (!partners.get(solution.partnerId()).paths().contains("software")) {
            throw Refusal.conflict("NOT_ELIGIBLE", "only a partner on the software path may apply for NRE");
        }
        if (!solution.certified()) {
            throw Refusal.conflict("NOT_ELIGIBLE", "the solution is not certified: it must be launched first");
        }
        if (!solution.offerOpen() || WorkingCalendar.today(clock).isAfter(solution.nreUntil())) {
            throw Refusal.conflict("NOT_ELIGIBLE", "the benefit ended on " + solution.nreUntil());
        }
    }

    /** Approves or rejects the qualification. */
    public void reviewQualification(String key, Decision decision) {
        NreApplication application = applications.locked(key);
        step(application, decision.approved() ? NreStatus.QUALIFICATION_APPROVED : NreStatus.QUALIFICATION_REJECTED, decision.comment(),
                NreStatus.QUALIFICATION_REVIEWING);
    }

    /** Hands a rejected qualification in again; what is left out keeps its value. */
    public void reviseQualification(String key, Upload businessCase, BigDecimal expectedRevenue) {
        NreApplication application = applications.locked(key);
        if (expectedRevenue != null) {
            application.expectedRevenue = expectedRevenue;
        }
        attachments.put(key, application.partnerId, "businessCase", businessCase);
        step(application, NreStatus.QUALIFICATION_REVIEWING, null, NreStatus.QUALIFICATION_REJECTED);
    }

    /** Takes the SOW, which must cover enough services (NRE-05). */
    public void uploadSow(String key, Sow given) {
        NreApplication application = applications.locked(key);
        List<String> services = given.cloudServices() == null ? application.cloudServices : sow.codes(given.cloudServices());
        if (services.isEmpty()) {
            throw Refusal.field("cloudServices", "is required");
        }
        sow.requireCoverage(services);
        Integer workload = given.workloadPersonDays() == null ? application.workloadPersonDays : given.workloadPersonDays();
        if (workload == null) {
            throw Refusal.field("workloadPersonDays", "is required");
        }
        putRequired(application, "sowPlan", given.sowPlan());
        putRequired(application, "selfChecklist", given.selfChecklist());
        NreStatus before = application.status;
        application.uploadSow(services, workload);
        applications.update(application);
        write(application, before, application.status, null);
    }

    /** Approves the technical evaluation, or returns the SOW with the comment (NRE-06). */
    public void evaluateTechnically(String key, Decision decision) {
        step(applications.locked(key), decision.approved() ? NreStatus.TECHNICAL_APPROVED : NreStatus.TECHNICAL_REJECTED, decision.comment(),
                NreStatus.TECHNICAL_REVIEWING);
    }

    /** The ecosystem manager starts the final evaluation (NRE-07). */
    public void startFinalEvaluation(String key, String note) {
        NreApplication application = applications.locked(key);
        application.note = note;
        step(application, NreStatus.VALUE_REVIEWING, null, NreStatus.TECHNICAL_APPROVED);
    }

    /** The experts' decision; a rejection ends the application for good (NRE-15). */
    public void evaluateBusinessValue(String key, Decision decision) {
        step(applications.locked(key), decision.approved() ? NreStatus.AWAITING_SIGNATURE : NreStatus.VALUE_REJECTED, decision.comment(),
                NreStatus.VALUE_REVIEWING);
    }

    /**
     * Records the agreement that was signed offline, unseen by the partner until it is checked (NRE-10); what is left out of a
     * repeated signing keeps its value.
     */
    public void signAgreement(String key, Upload agreement, BigDecimal amount, JsonNode milestones, String by) {
        NreApplication application = applications.locked(key);
        if (agreement == null && !attachments.has(key, "agreement")) {
            throw Refusal.field("agreement", "is required");
        }
        BigDecimal agreed = amount == null ? application.amount : amount;
        if (agreed == null) {
            throw Refusal.field("amount", "is required");
        }
        if (agreed.signum() <= 0) {
            throw Refusal.field("amount", "must be more than 0");
        }
        List<Milestone.Planned> planned = milestones != null ? MilestonePlan.read(milestones)
                : application.milestones.stream().map(m -> new Milestone.Planned(m.name(), m.share(), m.dueDate())).toList();
        if (planned.isEmpty()) {
            throw Refusal.field("milestones", "is required");
        }
        application.sign(agreed, Milestone.split(agreed, planned), by);
        attachments.put(key, application.partnerId, "agreement", agreement, false);
        applications.update(application);
        applications.saveMilestones(application);
        write(application, NreStatus.AWAITING_SIGNATURE, application.status, null);
    }

    /** The second pair of eyes (NRE-09); answers the number of milestones. */
    public int checkAgreement(String key, Decision decision, String by) {
        NreApplication application = applications.locked(key);
        application.checkAgreement(decision.approved(), by);
        applications.update(application);
        if (decision.approved()) {
            attachments.reveal(key, "agreement");
        }
        // a comment on an unchecked agreement may name its amount, which the partner must not see yet
        journal.write(new Journal.Change(key, application.partnerId, title(application), NreStatus.AGREEMENT_CHECKING.status(),
                application.status.status(), decision.comment(), !decision.approved(), AUDIENCE));
        return application.milestones.size();
    }

    /**
     * Asks for the acceptance of the milestone that is next; needs a valid business certification (NRE-12): 409 {@code NOT_CERTIFIED}, or
     * {@code CERTIFICATION_PENDING} while one is open (CRT-12).
     */
    public void requestAcceptance(String key, Upload material) {
        NreApplication application = applications.locked(key);
        certifications.requireValid(application.partnerId);
        putRequired(application, materialField(application.current()), material);
        Milestone before = application.current();
        application.requestAcceptance();
        applications.saveMilestones(application);
        applications.update(application);
        writeMilestone(application, before, application.current(), null);
    }

    /** Accepts the milestone, which makes its amount payable, or sends it back. */
    public void reviewAcceptance(String key, Decision decision) {
        NreApplication application = applications.locked(key);
        Milestone before = application.current();
        Milestone reviewed = application.reviewAcceptance(decision.approved());
        applications.saveMilestones(application);
        applications.update(application);
        if (decision.approved()) {
            applications.recordPayable(key, reviewed);
        }
        writeMilestone(application, before, reviewed, decision.comment());
    }

    /** All milestones are approved. */
    public void completeAcceptance(String key) {
        step(applications.locked(key), NreStatus.ACCEPTED, null, NreStatus.IN_ACCEPTANCE);
    }

    /** Completes the application when every milestone is paid; answers whether that is so (NRE-14). */
    public boolean completeWhenPaid(String key) {
        NreApplication application = applications.locked(key);
        if (application.allPaid()) {
            step(application, NreStatus.COMPLETED, null, NreStatus.ACCEPTED);
            return true;
        }
        return false;
    }

    /** Asks for a slip of each approved milestone that has none; repeated, nothing changes (NRE-14). */
    public void requestPayouts(String key) {
        NreApplication application = applications.locked(key);
        for (Milestone milestone : application.withoutPayout()) {
            String slip = payouts.request(new Payouts.SlipRequest(application.partnerId, ORIGIN, key, source(key, milestone.no()), ORIGIN,
                    milestone.amount(), title(application) + " 里程碑 " + milestone.no() + " " + milestone.name()));
            application.payBy(milestone.no(), slip);
            applications.recordPayout(key, milestone.no(), slip);
        }
        applications.saveMilestones(application);
        applications.update(application);
    }

    /** The applications with an approved milestone that no slip was asked for, in the order of their keys. */
    @Transactional(readOnly = true)
    public List<String> withoutPayout() {
        return applications.withoutPayout();
    }

    private static String source(String key, int milestoneNo) {
        return key + "/" + milestoneNo;
    }

    /** Marks the milestone that a completed slip has paid, whatever else the application is doing (NRE-14). */
    public void paid(PayoutFinished slip) {
        payMilestone(slip.recordKey(), Integer.parseInt(slip.sourceKey().substring(slip.sourceKey().lastIndexOf('/') + 1)), slip.slipKey());
    }

    void payMilestone(String key, int milestoneNo, String payoutKey) {
        NreApplication application = applications.locked(key);
        Milestone before = application.milestone(milestoneNo);
        application.pay(milestoneNo, payoutKey);
        applications.saveMilestones(application);
        applications.update(application);
        if (before.status() != MilestoneStatus.PAID) {
            writeMilestone(application, before, application.milestone(milestoneNo), null);
        }
    }

    /** The field under which the material of one milestone is kept. */
    static String materialField(Milestone milestone) {
        return "acceptanceMaterial" + milestone.no();
    }

    private void putRequired(NreApplication application, String field, Upload file) {
        if (file == null && !attachments.has(application.key, field)) {
            throw Refusal.field(field.startsWith("acceptanceMaterial") ? "acceptanceMaterial" : field, "is required");
        }
        attachments.put(application.key, application.partnerId, field, file);
    }

    private void step(NreApplication application, NreStatus next, String comment, NreStatus from) {
        application.advance(next, from);
        applications.update(application);
        write(application, from, next, comment);
    }

    private void write(NreApplication application, NreStatus from, NreStatus to, String comment) {
        journal.write(new Journal.Change(application.key, application.partnerId, title(application), from == null ? null : from.status(),
                to.status(), comment, false, AUDIENCE));
    }

    private void writeMilestone(NreApplication application, Milestone from, Milestone to, String comment) {
        journal.write(new Journal.Change(application.key, application.partnerId, title(application) + " " + to.no() + " " + to.name(),
                from.status().inHistory(), to.status().inHistory(), comment, false, AUDIENCE));
    }

    private String title(NreApplication application) {
        return "NRE " + solutions.nameOf(application.solutionKey);
    }
}
