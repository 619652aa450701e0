package org.partnercenter.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who may join what: every condition is computed here, for the page and for each step that checks it (PRG-03, PRG-04, PRG-07). */
@Component
class Eligibility {

    private final Partners partners;
    private final MembershipRepository memberships;
    private final ProgrammeTables tables;
    private final CloudAccounts accounts;
    private final Clock clock;
    private final int renewalDays;

    Eligibility(Partners partners, MembershipRepository memberships, ProgrammeTables tables, CloudAccounts accounts, Clock clock,
                @Value("${programme.renewal-days}") int renewalDays) {
        this.partners = partners;
        this.memberships = memberships;
        this.tables = tables;
        this.accounts = accounts;
        this.clock = clock;
        this.renewalDays = renewalDays;
    }

    /** The conditions of a programme for one partner, each met or not, and the reasons of those that are not. */
    record Findings(List<Condition> conditions, List<ProgrammeTables.Reason> reasons) {

        boolean met() {
            return conditions.stream().allMatch(Condition::met);
        }

        /** Throws 409 {@code CONDITIONS_NOT_MET} with all reasons. */
        void require() {
            if (!met()) {
                throw Refusal.conflict("CONDITIONS_NOT_MET", conditions.stream().filter(c -> !c.met()).map(c -> c.code() + " " + zh(c))
                        .collect(Collectors.joining("; "))).with("reasons", reasons);
            }
        }

        private String zh(Condition condition) {
            return reasons.stream().filter(r -> r.code().equals(condition.code())).findFirst().map(ProgrammeTables.Reason::zh)
                    .orElse(condition.zh());
        }

        /** All reasons as one text, Chinese and English. */
        String text() {
            return reasons.stream().map(r -> r.zh() + " " + r.en()).collect(Collectors.joining("\n"));
        }
    }

    /** What the partner of a record finds; the record itself does not stand in its own way. */
    Findings of(Policy policy, Membership own) {
        Partner partner = partners.get(own.partnerId);
        List<Membership> all = memberships.ofPartner(partner.id());
        boolean member = all.stream().filter(m -> m.programmeCode.equals(policy.code()) && !m.key.equals(own.key))
                .anyMatch(m -> m.isOpen() && !m.key.equals(own.renewsKey));
        return findings(policy, new Facts(partner, member, today(all), false, accounts.of(partner)));
    }

    /** What the partner finds before it applies; one query for the account, however many programmes are asked for. */
    Findings before(Policy policy, Partner partner, Collection<Membership> all, Facts.Account account) {
        List<Membership> same = all.stream().filter(m -> m.programmeCode.equals(policy.code())).toList();
        return findings(policy, new Facts(partner, place(policy, same) == null, today(all), false, account));
    }

    private Findings findings(Policy policy, Facts facts) {
        List<String> asked = new ArrayList<>(policy.conditions());
        asked.add(Condition.NOT_MEMBER);
        List<ProgrammeTables.Reason> reasons = new ArrayList<>(tables.unmet(asked, facts));
        asked.stream().filter(code -> !Condition.isKnown(code)).forEach(code -> reasons.add(new ProgrammeTables.Reason(code,
                "计划规则有误", "The policy names an unknown condition", "请联系运营人员", "Ask operations")));
        Set<String> unmet = reasons.stream().map(ProgrammeTables.Reason::code).collect(Collectors.toSet());
        return new Findings(asked.stream().map(code -> Condition.of(code, !unmet.contains(code))).toList(), reasons);
    }

    private Set<String> today(Collection<Membership> all) {
        LocalDate today = WorkingCalendar.today(clock);
        return all.stream().filter(m -> m.coversDay(today)).map(m -> m.programmeCode).collect(Collectors.toSet());
    }

    /** The place that a new record of this programme takes, and the membership whose next term it is. */
    record Place(int slot, String renewsKey) {
    }

    /**
     * The place for a new application beside the partner's records of the same programme; null when there is none (PRG-07): a record is
     * open, unless it is a membership in its last days whose programme is renewed by application.
     */
    Place place(Policy policy, Collection<Membership> same) {
        List<Membership> open = same.stream().filter(Membership::isOpen).toList();
        if (open.isEmpty()) {
            return new Place(1, null);
        }
        Membership running = open.get(0);
        boolean lastDays = open.size() == 1 && running.isJoined() && policy.renewsByApplication() && running.termUntil != null
                && !WorkingCalendar.today(clock).isBefore(running.termUntil.minusDays(renewalDays));
        return lastDays ? new Place(3 - running.slot, running.key) : null;
    }
}
