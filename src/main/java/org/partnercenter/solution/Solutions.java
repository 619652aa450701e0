package org.partnercenter.solution;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.forms.Decision;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The joint solutions: the door of this module. Every method is one step of {@code solution-launch}, done in its transaction. */
@Service
@Transactional
public class Solutions {

    /** The purpose under which the calendar keeps the end of the NRE offer. */
    public static final String NRE_OFFER = "nre-offer";

    /** What the journal says of a deleted draft; no record ever has this status. */
    private static final StatusCode DELETED = () -> new Status("deleted", "已删除", "Deleted");
    private static final List<String> AUDIENCE = List.of("partner-admin", "partner-sales", "partner-delivery");

    private final SolutionRepository solutions;
    private final FeatureList featureList;
    private final Attachments attachments;
    private final Journal journal;
    private final RecordKeys keys;
    private final Deadlines deadlines;
    private final Clock clock;
    private final int nreValidityMonths;

    Solutions(SolutionRepository solutions, FeatureList featureList, Attachments attachments, Journal journal, RecordKeys keys,
              Deadlines deadlines, Clock clock, @Value("${nre.validity-months}") int nreValidityMonths) {
        this.solutions = solutions;
        this.featureList = featureList;
        this.attachments = attachments;
        this.journal = journal;
        this.keys = keys;
        this.deadlines = deadlines;
        this.clock = clock;
        this.nreValidityMonths = nreValidityMonths;
    }

    /** What somebody fills in to found a solution. */
    public record Application(String brand, String product, String commonName, String summary, Upload presentation, Upload featureList) {
    }

    /** What the NRE module asks about a solution. */
    public record Certified(String key, String partnerId, boolean certified, LocalDate nreUntil, boolean offerOpen, String nreKey, BigDecimal expectedRevenue) {
    }

    /** Founds a solution as a draft, or submits it at once; answers its key. 409 {@code NAME_TAKEN} (SOL-02). */
    public String apply(String partnerId, Application application, boolean submit) {
        featureList.validate(application.featureList());
        Solution solution = new Solution(keys.next("SOL"), partnerId, application.brand(), application.product(),
                application.commonName(), application.summary(), clock.instant());
        solutions.insert(solution);
        putMaterial(solution, application.presentation(), application.featureList());
        if (submit) {
            submit(solution);
        } else {
            write(solution, "initiation", null, solution.initiation, null);
        }
        return solution.key;
    }

    /** Saves a draft; what is left out keeps its value. */
    public void saveDraft(String key, String summary, Upload presentation, Upload features) {
        Solution solution = edited(key, summary, presentation, features);
        solutions.update(solution);
        write(solution, "initiation", solution.initiation, solution.initiation, null);
    }

    /** Submits a draft, or a rejected initiation again (SOL-04, SOL-06). */
    public void submit(String key, String summary, Upload presentation, Upload features) {
        submit(edited(key, summary, presentation, features));
    }

    private Solution edited(String key, String summary, Upload presentation, Upload features) {
        // reading a workbook takes a while: before the row is locked
        featureList.validate(features);
        Solution solution = solutions.locked(key);
        solution.edit(summary);
        putMaterial(solution, presentation, features);
        return solution;
    }

    private void putMaterial(Solution solution, Upload presentation, Upload features) {
        attachments.put(solution.key, solution.partnerId, "presentation", presentation);
        attachments.put(solution.key, solution.partnerId, "featureList", features);
    }

    private void submit(Solution solution) {
        requireFile(solution, "presentation", "to submit");
        requireFile(solution, "featureList", "to submit");
        Initiation before = solution.initiation;
        solution.submit();
        solutions.update(solution);
        write(solution, "initiation", before, solution.initiation, null);
    }

    /** Deletes a draft for good; its name is free again, its key is not (SOL-03). */
    public void deleteDraft(String key) {
        Solution solution = solutions.locked(key);
        if (solution.initiation != Initiation.DRAFT) {
            throw Refusal.alreadyDecided();
        }
        write(solution, "initiation", Initiation.DRAFT, DELETED, null);
        attachments.deleteAll(key);
        solutions.delete(key);
    }

    /** Approves or rejects the initiation (SOL-06, SOL-09). */
    public void reviewInitiation(String key, Decision decision) {
        Solution solution = solutions.locked(key);
        solution.reviewInitiation(decision.approved());
        solutions.update(solution);
        write(solution, "initiation", Initiation.REVIEWING, solution.initiation, decision.comment());
    }

    /** Asks for joint design and verification; possible as soon as the initiation is submitted (SOL-07). */
    public void requestVerification(String key, String designLead) {
        Solution solution = solutions.locked(key);
        solution.requestVerification(designLead);
        solutions.update(solution);
        write(solution, "verification", Verification.NONE, solution.verification, null);
    }

    /** Hands the design over to verification; what is left out keeps its value. */
    public void completeDesign(String key, String architectureNote, Boolean architectureChanged) {
        Solution solution = solutions.locked(key);
        solution.completeDesign(architectureNote, architectureChanged);
        solutions.update(solution);
        write(solution, "verification", Verification.DESIGNING, solution.verification, null);
    }

    /** Approves the verification with its test report, or sends the design back. */
    public void verify(String key, Decision decision, Upload testReport) {
        Solution solution = solutions.locked(key);
        attachments.put(key, solution.partnerId, "testReport", testReport);
        if (decision.approved()) {
            requireFile(solution, "testReport", "to approve");
        }
        solution.verify(decision.approved());
        solutions.update(solution);
        write(solution, "verification", Verification.VERIFYING, solution.verification, decision.comment());
    }

    /** Hands in the configurator, as a link or as a file: exactly one of the two. Nothing at all keeps what was handed in before. */
    public void developConfigurator(String key, String link, Upload file) {
        Solution solution = solutions.locked(key);
        if (link != null && file != null) {
            throw Refusal.field("configuratorFile", "give either the link or the file, not both");
        }
        if (link != null) {
            solution.configuratorLink = link;
            attachments.retire(key, "configuratorFile");
        } else if (file != null) {
            solution.configuratorLink = null;
            attachments.put(key, solution.partnerId, "configuratorFile", file);
        } else if (solution.configuratorLink == null && !attachments.has(key, "configuratorFile")) {
            throw Refusal.field("configuratorLink", "give the link or the file");
        }
        solutions.update(solution);
        write(solution, "configurator", solution.configurator, solution.configurator, null);
    }

    /** Accepts the configurator, or sends it back. */
    public void confirmConfigurator(String key, Decision decision) {
        Solution solution = solutions.locked(key);
        solution.confirmConfigurator(decision.approved());
        solutions.update(solution);
        write(solution, "configurator", Configurator.DEVELOPING, solution.configurator, decision.comment());
    }

    /** The ecosystem manager begins to list the co-selling product. */
    public void startListing(String key, String productName, String shopUrl) {
        Solution solution = solutions.locked(key);
        solution.startListing(productName, shopUrl);
        solutions.update(solution);
        write(solution, "listing", Listing.REQUESTED, solution.listing, null);
    }

    /** The co-selling product is listed under this id. */
    public void finishListing(String key, String productId) {
        Solution solution = solutions.locked(key);
        solution.finishListing(productId);
        solutions.update(solution);
        write(solution, "listing", Listing.LISTING, solution.listing, null);
    }

    /** Keeps a launch application without submitting it (SOL-15). */
    public void saveLaunch(String key, Upload salesGuide, Upload architectureMail) {
        Solution solution = withLaunchMaterial(key, salesGuide, architectureMail);
        Launch before = solution.launch;
        solution.saveLaunch();
        solutions.update(solution);
        write(solution, "launch", before, solution.launch, null);
    }

    /** Applies for the launch; SOL-14 says what must be there. */
    public void applyForLaunch(String key, Upload salesGuide, Upload architectureMail) {
        Solution solution = withLaunchMaterial(key, salesGuide, architectureMail);
        requireFile(solution, "salesGuide", "to submit");
        if (Boolean.TRUE.equals(solution.architectureChanged)) {
            requireFile(solution, "architectureMail", "because the architecture changed");
        }
        Launch before = solution.launch;
        solution.applyForLaunch();
        solutions.update(solution);
        write(solution, "launch", before, solution.launch, null);
    }

    private Solution withLaunchMaterial(String key, Upload salesGuide, Upload architectureMail) {
        Solution solution = solutions.locked(key);
        attachments.put(key, solution.partnerId, "salesGuide", salesGuide);
        attachments.put(key, solution.partnerId, "architectureMail", architectureMail);
        return solution;
    }

    /** Approves or rejects the launch. */
    public void reviewLaunch(String key, Decision decision) {
        Solution solution = solutions.locked(key);
        solution.reviewLaunch(decision.approved());
        solutions.update(solution);
        write(solution, "launch", Launch.REVIEWING, solution.launch, decision.comment());
    }

    /** 云软件 certification of a launched solution (SOL-16), which opens the NRE offer for its validity (NRE-03). */
    public void certify(String key) {
        Solution solution = solutions.locked(key);
        LocalDate lastDay = WorkingCalendar.today(clock).plusMonths(nreValidityMonths);
        solution.certify(clock.instant(), lastDay);
        solutions.update(solution);
        deadlines.startAt(key, NRE_OFFER, WorkingCalendar.endOf(lastDay));
    }

    /** Notes what the partner applies for NRE with; the NRE module takes it over in the same transaction. */
    public void prepareQualification(String key, Upload businessCase, BigDecimal expectedRevenue) {
        Solution solution = solutions.locked(key);
        attachments.put(key, solution.partnerId, "businessCase", businessCase);
        solution.expectedRevenue = expectedRevenue;
        solutions.update(solution);
    }

    /** The NRE application that takes the offer; it is taken only once (NRE-02). */
    public void takeOffer(String key, String nreKey) {
        Solution solution = solutions.locked(key);
        solution.nreKey = nreKey;
        solution.offerOpen = false;
        solutions.update(solution);
        deadlines.close(key, NRE_OFFER);
    }

    /** Closes an offer that was taken elsewhere or has run out. */
    public void closeOffer(String key) {
        Solution solution = solutions.locked(key);
        solution.offerOpen = false;
        solutions.update(solution);
        deadlines.close(key, NRE_OFFER);
    }

    /** A solution as the NRE module sees it, locked until the transaction ends. */
    public Optional<Certified> certified(String key) {
        return solutions.find(key).map(found -> solutions.locked(found.key))
                .map(s -> new Certified(s.key, s.partnerId, s.isCertified(), s.nreUntil, s.offerOpen, s.nreKey, s.expectedRevenue));
    }

    /** The solution's name, for notices. */
    @Transactional(readOnly = true)
    public String nameOf(String key) {
        return solutions.find(key).map(Solution::name).orElse(key);
    }

    /** Names of solutions by key, in one query. */
    @Transactional(readOnly = true)
    public Map<String, String> names(Collection<String> keys) {
        return solutions.names(keys);
    }

    private void requireFile(Solution solution, String field, String when) {
        if (!attachments.has(solution.key, field)) {
            throw Refusal.field(field, "is required " + when);
        }
    }

    private void write(Solution solution, String track, StatusCode from, StatusCode to, String comment) {
        journal.write(new Journal.Change(solution.key, solution.partnerId, solution.name(),
                from == null ? null : Tracks.part(track, from), Tracks.part(track, to), comment, false, AUDIENCE));
    }
}
