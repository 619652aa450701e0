package org.partnercenter.customer;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.stereotype.Component;

/**
 * The audit of associations. The partner's administrators, the account manager and its lead are told of what others did; colleagues,
 * who do not see the record, are not.
 */
@Component
class AssociationJournal {

    private static final List<String> AUDIENCE = List.of("partner-admin");

    private final Journal journal;
    private final Notices notices;
    private final AccountManagers managers;

    AssociationJournal(Journal journal, Notices notices, AccountManagers managers) {
        this.journal = journal;
        this.notices = notices;
        this.managers = managers;
    }

    /** A step from that status, null for a new record, to the one that the association has now. */
    void write(Association association, AssociationStatus from, String comment) {
        Status to = association.status.status();
        journal.write(new Journal.Change(association.key, association.partnerId, association.line(), from == null ? null : from.status(), to,
                comment, false, AUDIENCE));
        tell(association, to.zh() + " " + association.key, to.en() + ": " + association.key,
                comment == null ? association.line() : association.line() + "\n" + comment);
    }

    /** Tells of something that changed no status. */
    void tell(Association association, String zh, String en, String text) {
        List<String> users = Stream.concat(Stream.ofNullable(managers.assignee(association.managerId)),
                managers.users(association.managerId).stream()).filter(Objects::nonNull).filter(managers::readsNoAdminNotices).distinct().toList();
        if (!Actor.current().isPartner() && !users.isEmpty()) {
            notices.send(new Notice(Audience.users(association.partnerId, users), association.key, zh, en, text));
        }
    }
}
