package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.forms.Decision;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The delivery projects: every method is one step of {@code delivery-incentive}, done in its transaction. */
@Service
@Transactional
public class DeliveryProjects {

    private static final List<String> AUDIENCE = List.of("partner-delivery", "partner-admin");

    private final DeliveryProjectRepository projects;
    private final Opportunities opportunities;
    private final Incentives incentives;
    private final Partners partners;
    private final Attachments attachments;
    private final Journal journal;
    private final RecordKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeliveryProjects(DeliveryProjectRepository projects, Opportunities opportunities, Incentives incentives, Partners partners,
                     Attachments attachments, Journal journal, RecordKeys keys, ApplicationEventPublisher events, Clock clock) {
        this.projects = projects;
        this.opportunities = opportunities;
        this.incentives = incentives;
        this.partners = partners;
        this.attachments = attachments;
        this.journal = journal;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /** Registers a project (INC-09, INC-10); answers its key. */
    public String register(String partnerId, String opportunityKey, Registration registration, Upload sow, Upload projectPlan) {
        requireEarning(partnerId);
        opportunities.requireRegistrable(opportunityKey, partnerId);
        registration.check(WorkingCalendar.today(clock));
        projects.requireFree(registration, null);
        DeliveryProject project = new DeliveryProject(keys.next("PRJ"), partnerId, opportunityKey, registration, clock.instant());
        projects.insert(project);
        putRegistrationFiles(project, sow, projectPlan);
        write(project, null, null);
        return project.key;
    }

    /** A reseller earns no incentives of its own (RSL-09). */
    private void requireEarning(String partnerId) {
        if (partners.get(partnerId).identity() == Identity.RESELLER) {
            throw Refusal.conflict("NOT_ELIGIBLE", "a reseller earns no incentives of its own");
        }
    }

    /** Approves the registration or sends it back. */
    public void reviewRegistration(String key, Decision decision) {
        DeliveryProject project = projects.locked(key);
        ProjectStatus before = project.status;
        project.reviewRegistration(decision.approved());
        save(project, before, decision.comment());
    }

    /** Registers a rejected project anew, for the same opportunity; what is left out keeps its value (INC-09, INC-10). */
    public void reviseRegistration(String key, Registration revision, Upload sow, Upload projectPlan) {
        DeliveryProject project = projects.locked(key);
        ProjectStatus before = project.status;
        opportunities.requireRegistrable(project.opportunityKey, project.partnerId);
        Registration revised = revision.over(project.registration);
        revised.check(WorkingCalendar.today(clock));
        projects.requireFree(revised, key);
        project.revise(revised);
        putRegistrationFiles(project, sow, projectPlan);
        save(project, before, null);
    }

    private void putRegistrationFiles(DeliveryProject project, Upload sow, Upload projectPlan) {
        attachments.put(project.key, project.partnerId, "sow", sow);
        attachments.put(project.key, project.partnerId, "projectPlan", projectPlan);
    }

    /** Asks for the acceptance of a delivered project; when repeated, what is left out stays (INC-12). */
    public void requestAcceptance(String key, Acceptance acceptance) {
        DeliveryProject project = projects.locked(key);
        ProjectStatus before = project.status;
        project.requestAcceptance(acceptance.completedOn(), WorkingCalendar.today(clock));
        putRequired(project, "acceptanceReport", acceptance.acceptanceReport());
        putRequired(project, "finalSow", acceptance.finalSow());
        putRequired(project, "customerEvidence", acceptance.customerEvidence());
        save(project, before, null);
    }

    private void putRequired(DeliveryProject project, String field, Upload file) {
        if (file == null && !attachments.has(project.key, field)) {
            throw Refusal.field(field, "is required");
        }
        attachments.put(project.key, project.partnerId, field, file);
    }

    /** Accepts the project with the quality score of its delivery, or sends the acceptance back. */
    public void reviewAcceptance(String key, Decision decision, Integer qualityScore) {
        DeliveryProject project = projects.locked(key);
        ProjectStatus before = project.status;
        project.reviewAcceptance(decision.approved(), qualityScore);
        save(project, before, decision.comment());
    }

    /**
     * Generates the incentive of an accepted project, once; answers its key. A large project needs a partner with a capability
     * label: 409 {@code CAPABILITY_LABEL_REQUIRED} (INC-11).
     */
    public String enterIncentive(String key, BigDecimal amount, String calculation, String comment, Actor actor) {
        DeliveryProject project = projects.locked(key);
        project.requireUndecided();
        if (amount.signum() <= 0) {
            throw Refusal.field("amount", "must be more than 0");
        }
        if (project.registration.isLarge() && partners.get(project.partnerId).capabilityLabels().isEmpty()) {
            throw Refusal.conflict("CAPABILITY_LABEL_REQUIRED",
                    "a project of 1,000,000 CNY a year or more needs a partner with at least one capability label");
        }
        project.generated(incentives.generate(project.partnerId, IncentiveKind.DELIVERY, project.registration.customerName(), key,
                amount, calculation, actor));
        projects.update(project);
        // the status stays: the partner is told of the incentive itself
        journal.write(new Journal.Change(key, project.partnerId, project.registration.customerName(), project.status.status(),
                project.status.status(), comment == null ? project.incentiveKey : project.incentiveKey + "\n" + comment, false, List.of()));
        return project.incentiveKey;
    }

    /** Declines an incentive for an accepted project; none is generated, and its days are free again (INC-10). */
    public void decline(String key, String comment) {
        DeliveryProject project = projects.locked(key);
        ProjectStatus before = project.status;
        project.decline();
        save(project, before, comment);
    }

    /** Whether this person may take back a project of its own organisation that has this status. */
    public static boolean mayWithdraw(String statusCode, Actor actor) {
        return actor.isPartner() && isWithdrawer(actor) && StatusCode.of(ProjectStatus.class, statusCode).isWithdrawable();
    }

    private static boolean isWithdrawer(Actor actor) {
        return actor.hasAny("partner-delivery", "partner-admin");
    }

    /**
     * Takes a project back before it is accepted, and tells {@link ProjectWithdrawn}: 404 for another organisation's, 403 for other
     * roles, 409 {@code NOT_WITHDRAWABLE} later, {@code PARTNER_FROZEN} while frozen (PTR-05).
     */
    public void withdraw(String key, Actor actor) {
        projects.find(key).filter(found -> actor.sees(found.partnerId)).orElseThrow(() -> Refusal.notFound("delivery project"));
        if (!isWithdrawer(actor)) {
            throw Refusal.notAllowed("only partner-delivery and partner-admin may withdraw a project");
        }
        if (actor.isPartner()) {
            partners.requireActive(actor.partnerId());
        }
        DeliveryProject project = projects.locked(key);
        ProjectStatus before = project.status;
        project.withdraw();
        save(project, before, null);
        events.publishEvent(new ProjectWithdrawn(key));
    }

    private void save(DeliveryProject project, ProjectStatus before, String comment) {
        projects.update(project);
        write(project, before, comment);
    }

    private void write(DeliveryProject project, ProjectStatus before, String comment) {
        journal.write(new Journal.Change(project.key, project.partnerId, project.registration.customerName(),
                before == null ? null : before.status(), project.status.status(), comment, false, AUDIENCE));
    }
}
