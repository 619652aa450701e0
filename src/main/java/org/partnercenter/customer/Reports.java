package org.partnercenter.customer;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.partnercenter.account.AccountFacts;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The reports: every method is one step of {@code customer-report}, done in its transaction. Submitting locks the partner's row, so that
 * places are counted one after the other (CUS-02); every other step locks the report.
 */
@Service
@Transactional
public class Reports {

    /** The purposes under which the calendar keeps the report's validity, its reminder and the offer of a manual review. */
    static final String VALIDITY = "report";
    static final String REMINDER = "report-reminder";
    static final String OFFER = "offer";

    private final ReportRepository reports;
    private final ProspectFacts facts;
    private final ReportPermission permission;
    private final ReportJournal journal;
    private final Associations associations;
    private final AccountFacts accounts;
    private final CustomerAccounts accountTable;
    private final Partners partners;
    private final Deadlines deadlines;
    private final RecordKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Limits limits;

    Reports(ReportRepository reports, ProspectFacts facts, ReportPermission permission, ReportJournal journal, Associations associations,
            AccountFacts accounts, CustomerAccounts accountTable, Partners partners, Deadlines deadlines, RecordKeys keys,
            ApplicationEventPublisher events, Clock clock, Limits limits) {
        this.reports = reports;
        this.facts = facts;
        this.permission = permission;
        this.journal = journal;
        this.associations = associations;
        this.accounts = accounts;
        this.accountTable = accountTable;
        this.partners = partners;
        this.deadlines = deadlines;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
        this.limits = limits;
    }

    /** The settings {@code customer.report.*}: places of a partner, and days of calendar time. */
    @Component
    record Limits(@Value("${customer.report.quota}") int quota, @Value("${customer.report.offer-days}") int offerDays,
                  @Value("${customer.report.validity-days}") int validityDays, @Value("${customer.report.reminder-days}") int reminderDays) {
    }

    /**
     * Makes a report, still undecided; answers its key. 403 {@code NO_DEVELOPMENT_PERMISSION}, {@code DISTRIBUTOR_DELISTED}, 409
     * {@code CONTACT_MISSING} (CUS-01), {@code QUOTA_EXCEEDED} (CUS-02), {@code ALREADY_REPORTED_BY_YOU} (CUS-03).
     *
     * @param inviteType the type of the invitation that leaves on acceptance; null for none
     */
    public String submit(String partnerId, Prospect prospect, String remark, String inviteType, Actor reporter) {
        Partner partner = partners.lock(partnerId);
        permission.require(partner);
        requireRoom(partnerId, prospect);
        Report report = new Report(keys.next("REP"), partnerId, reporter.userId(), prospect, remark, clock.instant());
        report.inviteOnAcceptance = inviteType != null;
        report.associationType = inviteType;
        report.inviterId = inviteType == null ? null : reporter.userId();
        reports.insert(report);
        return report.key;
    }

    private void requireRoom(String partnerId, Prospect prospect) {
        if (reports.holders(prospect).stream().anyMatch(holder -> holder.partnerId().equals(partnerId))) {
            throw Refusal.conflict("ALREADY_REPORTED_BY_YOU", "your organisation has reported this customer already: mobile, e-mail or name is the same");
        }
        if (reports.open(partnerId) >= limits.quota()) {
            throw Refusal.conflict("QUOTA_EXCEEDED", "at most " + limits.quota() + " reports may be in review or in force at a time");
        }
    }

    /** What is known about the prospect now, for the decision (CUS-04). */
    public List<String> found(String key) {
        Report report = reports.locked(key);
        return facts.of(report.partnerId, report.prospect);
    }

    /** The decision refuses (CUS-04). */
    public void refuse(String key, String cause) {
        change(key, report -> report.refuse(ReportCause.valueOf(cause)), null);
    }

    /** The decision wants a review, which the partner may apply for in some days (CUS-04). */
    public void offerReview(String key, String cause) {
        change(key, report -> report.offer(ReportCause.valueOf(cause)), null);
        deadlines.startAt(key, OFFER, LocalDate.now(clock).plusDays(limits.offerDays() + 1L).atStartOfDay(EngineClock.ZONE).toInstant());
    }

    /** The partner applies for the review; the checks of the submission are repeated (CUS-04). */
    public void applyForReview(String key, BigDecimal expectedConsumption, String communication, String projectDetails, String customerAccount) {
        Report report = reports.locked(key);
        partners.lock(report.partnerId);
        report.apply(new Report.Application(expectedConsumption, communication, projectDetails, customerAccount));
        requireRoom(report.partnerId, report.prospect);
        deadlines.close(key, OFFER);
        reports.update(report);
    }

    /** The partner gives the report up instead (CUS-04). */
    public void abandon(String key) {
        deadlines.close(key, OFFER);
        change(key, report -> report.refuse(null), null);
    }

    /** Nobody applied in time (CUS-04). */
    public void closeOffer(String key) {
        abandon(key);
    }

    /** The review begins: from here on the report has its place and holds its prospect (CUS-02, CUS-03). */
    public void openReview(String key, String cause) {
        Report report = change(key, r -> r.openReview(ReportCause.valueOf(cause)), null);
        reports.hold(report);
    }

    /**
     * The reviewer decides (CUS-05). 400 for {@code endVendorReport} with a rejection, or where the vendor has reported nobody.
     */
    public void review(String key, Decision decision, boolean endVendorReport) {
        Report report = reports.locked(key);
        if (endVendorReport && (report.cause != ReportCause.REPORTED_BY_VENDOR || !decision.approved())) {
            throw Refusal.field("endVendorReport", "is for the approval of a customer that the vendor has reported");
        }
        if (!decision.approved()) {
            reports.free(change(key, r -> r.reject(decision.comment()), decision.comment()));
            return;
        }
        report.reviewComment = decision.comment();
        reports.update(report);
        if (endVendorReport) {
            accounts.matching(report.prospect.mobile(), report.prospect.email(), report.prospect.name()).stream()
                    .filter(CustomerAccount::vendorReported).forEach(account -> accountTable.endVendorReport(account.customerId()));
        }
    }

    /** The report is in force for some days, counted from now (CUS-06). Answers whether an invitation is to leave at once. */
    public boolean accept(String key) {
        Report report = change(key, Report::accept, reports.locked(key).reviewComment);
        reports.hold(report);
        LocalDate lastDay = LocalDate.now(clock).plusDays(limits.validityDays());
        deadlines.startAt(key, VALIDITY, lastDay.plusDays(1).atStartOfDay(EngineClock.ZONE).toInstant());
        deadlines.startAt(key, REMINDER, lastDay.minusDays(limits.reminderDays()).atTime(LocalTime.of(9, 0)).atZone(EngineClock.ZONE).toInstant());
        return report.inviteOnAcceptance;
    }

    /** The partner wants the customer invited; the mail is the next step. 409 {@code NOT_REPORTED} (CUS-08). */
    public void prepareInvitation(String key, String associationType, Actor inviter) {
        Report report = reports.locked(key);
        report.requireReported();
        report.associationType = associationType;
        report.inviterId = inviter.userId();
        reports.update(report);
    }

    /** Invites the customer, or again when it was invited before (CUS-07, CUS-08). */
    public void invite(String key) {
        Report report = reports.locked(key);
        report.requireReported();
        report.associationKey = associations.invite(new Invite(key, report.partnerId, report.prospect.name(), report.prospect.mobile(),
                report.prospect.email(), report.managerId, report.associationType, report.inviterId));
        reports.update(report);
    }

    /** The partner lets the customer go (CUS-07). 409 {@code NOT_REPORTED}. */
    public void release(String key) {
        reports.locked(key).requireReported();
        end(key, "released");
    }

    /** The time is over; it trusts its timer (CUS-06). */
    public void lapse(String key) {
        end(key, "expired");
    }

    private void end(String key, String lapseCause) {
        Report report = change(key, r -> r.lapse(lapseCause), lapseCause.equals("released") ? "主动释放 released" : "到期 expired");
        leaveForce(report);
        events.publishEvent(new ReportEnded(key, report.partnerId));
    }

    private void leaveForce(Report report) {
        reports.free(report);
        deadlines.close(report.key, VALIDITY);
        deadlines.close(report.key, REMINDER);
    }

    /** Reminds of the days that are left (CUS-06). */
    public void remind(String key) {
        Report report = reports.locked(key);
        deadlines.close(key, REMINDER);
        if (report.status == ReportStatus.REPORTED) {
            String lastDay = deadlines.find(key, VALIDITY).orElseThrow().lastDay().toString();
            journal.tell(report, "报备将于 " + lastDay + " 到期 " + key, "The report ends with " + lastDay + ": " + key,
                    report.line() + "\n" + lastDay + " 24:00 到期，到期后其他伙伴可以报备该客户。\nIt ends with that day; then others may report the customer.");
        }
    }

    /** The customer of a report has joined this partner (CUS-17). */
    @EventListener
    void associated(CustomerAssociated event) {
        if (event.reportKey() != null && reports.find(event.reportKey()).filter(report -> report.status == ReportStatus.REPORTED).isPresent()) {
            leaveForce(change(event.reportKey(), report -> report.associate(event.associationKey()), event.associationKey()));
        }
    }

    /** Whether the report is in force. */
    @Transactional(readOnly = true)
    public boolean isReported(String key) {
        return reports.find(key).filter(report -> report.status == ReportStatus.REPORTED).isPresent();
    }

    /** The partner's report in force of the customer with this account. */
    @Transactional(readOnly = true)
    public Optional<String> reportedBy(String partnerId, CustomerAccount account) {
        return reports.holders(Prospect.of(account)).stream().filter(holder -> holder.partnerId().equals(partnerId))
                .map(ReportRepository.Holder::reportKey).filter(this::isReported).findFirst();
    }

    /** Whether another partner holds the customer with this account (CUS-03). */
    @Transactional(readOnly = true)
    public boolean heldByOther(String partnerId, CustomerAccount account) {
        return reports.holders(Prospect.of(account)).stream().anyMatch(holder -> !holder.partnerId().equals(partnerId));
    }

    private interface Step {
        void on(Report report);
    }

    private Report change(String key, Step step, String comment) {
        Report report = reports.locked(key);
        ReportStatus before = report.status;
        step.on(report);
        reports.update(report);
        journal.write(report, before, comment);
        return report;
    }
}
