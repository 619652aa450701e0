package org.partnercenter.certification;

import java.util.List;
import java.util.Set;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.partnercenter.platform.notice.Outbox;
import org.springframework.stereotype.Component;

/** Writes what happens to a certification, and tells the partner: of a result by notice, mail and SMS (CRT-11). */
@Component
class CertificationJournal {

    private static final List<String> AUDIENCE = List.of("partner-finance", "partner-admin");
    private static final Set<CertificationStatus> RESULTS = Set.of(CertificationStatus.CERTIFIED, CertificationStatus.REJECTED,
            CertificationStatus.LOCKED, CertificationStatus.VOIDED);

    private final Journal journal;
    private final Notices notices;
    private final Outbox outbox;

    CertificationJournal(Journal journal, Notices notices, Outbox outbox) {
        this.journal = journal;
        this.notices = notices;
        this.outbox = outbox;
    }

    /** Writes a change of the status, or an event that leaves it; a result that is new goes out. */
    void write(Certification certification, CertificationStatus before, String comment) {
        boolean result = certification.status != before && RESULTS.contains(certification.status);
        journal.write(new Journal.Change(certification.key, certification.partnerId, certification.companyName,
                before == null ? null : before.status(), certification.status.status(), comment, false, result ? List.of() : AUDIENCE));
        if (result) {
            send(certification, comment);
        }
    }

    private void send(Certification certification, String comment) {
        Status status = certification.status.status();
        String text = certification.companyName + (comment == null ? "" : "\n" + comment);
        Notice notice = new Notice(Audience.partner(certification.partnerId, AUDIENCE), certification.key,
                "商业信息" + status.zh() + " " + certification.key, "Business certification " + status.en().toLowerCase() + ": " + certification.key,
                text);
        notices.send(notice);
        BusinessInformation contact = certification.information;
        outbox.mail(certification.partnerId, contact.financeContactEmail(), notice.zh() + " | " + notice.en(), text);
        outbox.sms(certification.partnerId, contact.financeContactMobile(),
                "【伙伴中心】" + notice.zh() + (comment == null ? "" : "：" + comment));
    }
}
