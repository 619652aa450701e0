package org.partnercenter.programme;

import java.time.Clock;
import java.time.LocalDate;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.partner.Partners;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens before and at the end of a membership's term (PRG-14). Each step locks the partner's row first. */
@Service
@Transactional
public class Renewals {

    private final MembershipRepository memberships;
    private final ProgrammeTables tables;
    private final Eligibility eligibility;
    private final CloudAccounts accounts;
    private final MembershipClosing closing;
    private final Partners partners;
    private final Terms terms;
    private final MembershipJournal journal;
    private final Clock clock;

    Renewals(MembershipRepository memberships, ProgrammeTables tables, Eligibility eligibility, CloudAccounts accounts,
             MembershipClosing closing, Partners partners, Terms terms, MembershipJournal journal, Clock clock) {
        this.memberships = memberships;
        this.tables = tables;
        this.eligibility = eligibility;
        this.accounts = accounts;
        this.closing = closing;
        this.partners = partners;
        this.terms = terms;
        this.journal = journal;
        this.clock = clock;
    }

    /** Reminds the partner that the term ends (PRG-14). */
    public void remind(String key) {
        memberships.find(key).filter(Membership::isJoined).ifPresent(m -> terms.remind(m, policy(m)));
    }

    /**
     * The term is over and the programme renews by itself: the conditions decide (PRG-14). Throws where nothing can be said about the
     * cloud account now; the job is tried again.
     *
     * @return whether the membership goes on
     */
    public boolean renew(String key) {
        Membership membership = locked(key);
        membership.require(MembershipStatus.JOINED);
        Policy policy = policy(membership);
        accounts.find(partners.get(membership.partnerId));
        Eligibility.Findings findings = eligibility.of(policy, membership);
        if (!findings.met()) {
            expire(membership, findings.text());
            return false;
        }
        membership.renew(policy.lastDay(membership.termUntil.plusDays(1)));
        memberships.update(membership);
        terms.start(membership);
        journal.write(membership, membership.status.status(), membership.termUntil == null ? "已续期，长期有效 Renewed until ended"
                : "已续期至 Renewed until " + membership.termUntil);
        return true;
    }

    /** Whether the membership's present term ends some day. */
    @Transactional(readOnly = true)
    public boolean hasTerm(String key) {
        return memberships.find(key).filter(m -> m.termUntil != null).isPresent();
    }

    /** The term is over and a next one has to be applied for. */
    public void expire(String key) {
        Membership membership = locked(key);
        membership.require(MembershipStatus.JOINED);
        expire(membership, null);
    }

    private void expire(Membership membership, String reasons) {
        LocalDate today = WorkingCalendar.today(clock);
        if (!today.isAfter(membership.termUntil)) {
            // an administrator ran the timer early: it is over from today on
            membership.endedOn = today;
        }
        closing.close(membership, MembershipStatus.EXPIRED, reasons);
    }

    private Policy policy(Membership membership) {
        return tables.policy(membership.programmeCode).orElseThrow(() ->
                new IllegalStateException("no row for " + membership.programmeCode + " in programme-policy"));
    }

    private Membership locked(String key) {
        memberships.find(key).ifPresent(found -> partners.lock(found.partnerId));
        return memberships.locked(key);
    }
}
