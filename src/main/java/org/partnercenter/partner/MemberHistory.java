package org.partnercenter.partner;

import java.time.Clock;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.security.Logins;
import org.partnercenter.platform.security.Passwords;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what happens to a member's status at the login. */
@Component
class MemberHistory {

    private final MemberRepository members;
    private final Journal journal;
    private final Clock clock;

    MemberHistory(MemberRepository members, Journal journal, Clock clock) {
        this.members = members;
        this.journal = journal;
        this.clock = clock;
    }

    @EventListener
    void on(Passwords.Chosen chosen) {
        if (chosen.first()) {
            write(chosen.userId(), MemberStatus.INITIAL);
        }
    }

    @EventListener
    void on(Logins.Locked locked) {
        write(locked.userId(), MemberStatus.ACTIVE);
    }

    private void write(String userId, MemberStatus from) {
        members.find(userId, clock.instant()).ifPresent(member -> {
            members.touch(userId, clock.instant());
            journal.write(new Journal.Change(member.key(), member.partnerId(), member.displayName(), from.status(), member.status().status(),
                    null, false, List.of()));
        });
    }
}
