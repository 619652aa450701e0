package org.partnercenter.payout;

import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes a slip's changes: its row, its journal with the partner's notice, and the event for whoever waits for it. */
@Component
class SlipJournal {

    static final List<String> AUDIENCE = List.of("partner-finance", "partner-admin");

    private final SlipRepository slips;
    private final Journal journal;
    private final ApplicationEventPublisher events;

    SlipJournal(SlipRepository slips, Journal journal, ApplicationEventPublisher events) {
        this.slips = slips;
        this.journal = journal;
        this.events = events;
    }

    /** A new slip, which is in the table already. */
    void made(PayoutSlip slip) {
        write(slip, null, null);
    }

    /** Saves the slip in its new status. */
    void changed(PayoutSlip slip, PayoutStatus before, String comment) {
        slips.update(slip);
        write(slip, before, comment);
    }

    /** Keeps what somebody noted, without a new status. */
    void noted(PayoutSlip slip, String comment) {
        journal.write(new Journal.Change(slip.key, slip.partnerId, slip.line(), slip.status.status(), slip.status.status(), comment, false, List.of()));
    }

    private void write(PayoutSlip slip, PayoutStatus before, String comment) {
        Status from = before == null ? null : before.status();
        journal.write(new Journal.Change(slip.key, slip.partnerId, slip.line(), from, slip.status.status(), comment, false, AUDIENCE));
        events.publishEvent(new SlipChanged(slip.key, slip.origin, slip.recordKey, slip.status));
    }
}
