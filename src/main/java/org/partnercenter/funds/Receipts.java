package org.partnercenter.funds;

import java.time.Clock;
import java.util.List;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the vendor does with receipts that nobody claims. */
@Service
@Transactional
public class Receipts {

    private final ReceiptRepository receipts;
    private final Journal journal;
    private final Notices notices;
    private final Clock clock;
    private final int noticeDays;

    Receipts(ReceiptRepository receipts, Journal journal, Notices notices, Clock clock, @Value("${funds.unclaimed-notice-days}") int noticeDays) {
        this.receipts = receipts;
        this.journal = journal;
        this.notices = notices;
        this.clock = clock;
        this.noticeDays = noticeDays;
    }

    /** Sends the money back (退汇): for {@code finance}; 409 {@code RECEIPT_IN_USE} while a claim holds or has had part of it (FND-17). */
    public void giveBack(String key, String reason, Actor actor) {
        if (!actor.isVendor()) {
            throw Refusal.notFound("receipt");
        }
        if (!actor.hasAny("finance")) {
            throw Refusal.notAllowed("only finance returns a receipt");
        }
        Receipt receipt = receipts.locked(key);
        ReceiptStatus before = receipt.status;
        receipt.giveBack(reason);
        receipts.update(receipt);
        journal.write(new Journal.Change(key, null, receipt.line(), before.status(), receipt.status.status(), reason, true, List.of()));
    }

    /** The receipts that have been unclaimed for so many days that finance is to be told (FND-17). */
    @Transactional(readOnly = true)
    public List<String> longUnclaimed() {
        return receipts.unclaimedSince(WorkingCalendar.today(clock).minusDays(noticeDays));
    }

    /** Tells finance that nobody claims this receipt, once (FND-17). */
    public void remindUnclaimed(String key) {
        Receipt receipt = receipts.locked(key);
        if (receipts.firstReminder(key)) {
            notices.send(new Notice(Audience.vendor("finance"), key, noticeDays + " 天无人认领的汇款 " + key,
                    "A receipt unclaimed for " + noticeDays + " days: " + key, receipt.line() + "\n到账日 received on " + receipt.receivedOn));
        }
    }
}
