package org.partnercenter.customer;

import java.util.List;
import java.util.stream.Stream;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.stereotype.Component;

/**
 * The audit of reports. The partner's administrators, the account manager and its lead are told of what others did; colleagues, who
 * do not see the record, are not.
 */
@Component
class ReportJournal {

    private static final List<String> AUDIENCE = List.of("partner-admin");

    private final Journal journal;
    private final Notices notices;
    private final AccountManagers managers;

    ReportJournal(Journal journal, Notices notices, AccountManagers managers) {
        this.journal = journal;
        this.notices = notices;
        this.managers = managers;
    }

    /** A step from that status, null for a new record, to the one that the report has now. */
    void write(Report report, ReportStatus from, String comment) {
        Status to = report.status.status();
        journal.write(new Journal.Change(report.key, report.partnerId, report.line(), from == null ? null : from.status(), to, comment, false,
                AUDIENCE));
        String text = comment == null ? report.line() : report.line() + "\n" + comment;
        if (Actor.current().isPartner()) {
            // what the partner itself brought about reaches its other people too: every outcome is told (CUS-06)
            tell(report, to.zh() + " " + report.key, to.en() + ": " + report.key, text);
        } else {
            tellPeople(report, to.zh() + " " + report.key, to.en() + ": " + report.key, text);
        }
    }

    /** Tells everybody concerned of something that changed no status. */
    void tell(Report report, String zh, String en, String text) {
        notices.send(new Notice(Audience.partner(report.partnerId, AUDIENCE), report.key, zh, en, text));
        tellPeople(report, zh, en, text);
    }

    private void tellPeople(Report report, String zh, String en, String text) {
        List<String> users = Stream.concat(Stream.ofNullable(managers.assignee(report.managerId)), managers.users(report.managerId).stream())
                .filter(managers::readsNoAdminNotices).distinct().toList();
        if (!users.isEmpty()) {
            notices.send(new Notice(Audience.users(report.partnerId, users), report.key, zh, en, text));
        }
    }
}
