package org.partnercenter.partner;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.security.Identities;
import org.partnercenter.platform.security.Logins;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows from a change of a member: for its login, its groups, those under it, and the modules that listen. */
@Component
class MemberChanges {

    private final MemberRepository members;
    private final MemberRules rules;
    private final MemberNotices notices;
    private final Identities identities;
    private final Logins logins;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MemberChanges(MemberRepository members, MemberRules rules, MemberNotices notices, Identities identities, Logins logins, Journal journal,
                  ApplicationEventPublisher events, Clock clock) {
        this.members = members;
        this.rules = rules;
        this.notices = notices;
        this.identities = identities;
        this.logins = logins;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** Makes the member what it is to be; the organisation's row is locked. */
    void apply(Member before, Member after) {
        check(before, after);
        members.update(after);
        if (!before.displayName().equals(after.displayName()) || !before.email().equals(after.email())) {
            identities.rename(after.userId(), after.displayName(), after.email());
        }
        if (leads(before) && !leads(after)) {
            releaseTeam(after);
        }
        if (before.isDisabled() != after.isDisabled() || !before.roles().equals(after.roles())) {
            follow(before, after);
        }
        write(before, after);
    }

    private void check(Member before, Member after) {
        if (!before.email().equalsIgnoreCase(after.email())) {
            rules.requireEmailFree(after);
        }
        if (after.leadId() != null && (!after.leadId().equals(before.leadId()) || !after.has(Role.SALES))) {
            rules.requireLead(after);
        }
        if (!before.customerContact() || before.isDisabled()) {
            rules.requireRoomForContact(after);
        }
        if (manages(before) && !manages(after)) {
            rules.requireAnotherAdministrator(after);
        }
    }

    private static boolean manages(Member member) {
        return member.has(Role.ADMIN) && !member.isDisabled();
    }

    private static boolean leads(Member member) {
        return member.has(Role.SALES_LEAD) && !member.isDisabled();
    }

    /** A lead that leads no more leaves its account managers under nobody (PTR-10). */
    private void releaseTeam(Member lead) {
        List<String> team = members.under(lead.userId());
        if (!team.isEmpty()) {
            members.release(lead.userId(), clock.instant());
            notices.teamReleased(lead, team);
        }
    }

    /** Groups, tenant and sessions follow in the same transaction (PTR-10, PTR-11). */
    private void follow(Member before, Member after) {
        if (after.isDisabled()) {
            identities.leaveAll(after.userId());
        } else {
            identities.join(after.userId(), after.partnerId(), Role.groups(after.roles()));
        }
        if (after.isDisabled() && !before.isDisabled()) {
            logins.disable(after.userId());
            events.publishEvent(new MemberDisabled(after.partnerId(), after.userId()));
        } else if (before.isDisabled() && !after.isDisabled()) {
            logins.enable(after.userId());
        } else {
            logins.endSessions(after.userId());
        }
        if (!before.roles().equals(after.roles())) {
            events.publishEvent(new MemberRolesChanged(after.partnerId(), after.userId(), before.roles(), after.roles()));
        }
    }

    private void write(Member before, Member after) {
        MemberStatus now = members.find(after.userId(), clock.instant()).orElseThrow().status();
        List<String> differences = new ArrayList<>();
        note(differences, "displayName", before.displayName(), after.displayName());
        note(differences, "email", before.email(), after.email());
        note(differences, "mobile", before.mobile(), after.mobile());
        note(differences, "roles", String.join(", ", Role.codes(before.roles())), String.join(", ", Role.codes(after.roles())));
        note(differences, "leadId", before.leadId(), after.leadId());
        note(differences, "customerContact", before.customerContact(), after.customerContact());
        if (now != before.status() || !differences.isEmpty()) {
            journal.write(new Journal.Change(after.key(), after.partnerId(), after.displayName(), before.status().status(), now.status(),
                    differences.isEmpty() ? null : String.join("\n", differences), false, List.of()));
        }
    }

    private static void note(List<String> differences, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            differences.add(field + ": " + (before == null ? "–" : before) + " → " + (after == null ? "–" : after));
        }
    }
}
