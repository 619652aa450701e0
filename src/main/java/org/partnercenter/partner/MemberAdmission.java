package org.partnercenter.partner;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.security.Identities;
import org.partnercenter.platform.security.Logins;
import org.partnercenter.platform.security.Passwords;
import org.springframework.stereotype.Component;

/** Makes members: the row, the engine's user, its groups and its tenant, in the caller's transaction (PTR-08, PTR-11). */
@Component
class MemberAdmission {

    private final MemberRepository members;
    private final MemberRules rules;
    private final Partners partners;
    private final Identities identities;
    private final Logins logins;
    private final Passwords passwords;
    private final Journal journal;
    private final Clock clock;

    MemberAdmission(MemberRepository members, MemberRules rules, Partners partners, Identities identities, Logins logins, Passwords passwords,
                    Journal journal, Clock clock) {
        this.members = members;
        this.rules = rules;
        this.partners = partners;
        this.identities = identities;
        this.logins = logins;
        this.passwords = passwords;
        this.journal = journal;
        this.clock = clock;
    }

    /** Makes a member whose first login asks for a password of its own; answers the initial one. */
    String admit(String partnerId, NewMember added) {
        Member member = add(partnerId, added, MemberStatus.INITIAL);
        String initial = passwords.random(member.userId());
        let(member, initial);
        logins.initial(member.userId(), passwords.initialUntil());
        return initial;
    }

    /** Makes a member with a password that it may keep. */
    void admit(String partnerId, NewMember added, String password) {
        let(add(partnerId, added, MemberStatus.ACTIVE), password);
    }

    private Member add(String partnerId, NewMember added, MemberStatus status) {
        partners.lock(partnerId);
        if (members.isTaken(added.userId()) || identities.exists(added.userId())) {
            throw MemberFields.taken(added.userId());
        }
        Instant now = clock.instant();
        Member member = new Member(added.userId(), partnerId, added.displayName(), added.email(), added.mobile(), Role.checked(added.roles()),
                added.leadId(), added.customerContact(), status, now, now);
        rules.requireEmailFree(member);
        rules.requireLead(member);
        rules.requireRoomForContact(member);
        members.insert(member);
        journal.write(new Journal.Change(member.key(), partnerId, member.displayName(), null, status.status(), null, false, List.of()));
        return member;
    }

    private void let(Member member, String password) {
        identities.create(member.userId(), member.displayName(), member.email(), password);
        identities.join(member.userId(), member.partnerId(), Role.groups(member.roles()));
        logins.admit(member.userId());
    }
}
