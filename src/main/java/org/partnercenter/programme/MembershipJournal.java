package org.partnercenter.programme;

import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.springframework.stereotype.Component;

/** Writes what becomes of a membership; the partner's administrators are told (PRG-08). */
@Component
class MembershipJournal {

    static final List<String> AUDIENCE = List.of("partner-admin");

    private final Journal journal;

    MembershipJournal(Journal journal) {
        this.journal = journal;
    }

    void write(Membership membership, Status before, String comment) {
        journal.write(new Journal.Change(membership.key, membership.partnerId, membership.nameZh + " " + membership.nameEn, before,
                membership.status.status(), comment, false, AUDIENCE));
    }
}
