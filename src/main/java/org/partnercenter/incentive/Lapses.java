package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.springframework.stereotype.Component;

/** A positive incentive lapses, and pays off the open negatives of its class before anything is lost (PAY-04). */
@Component
class Lapses {

    private final IncentiveRepository incentives;
    private final Journal journal;
    private final RecordKeys keys;
    private final Clock clock;

    Lapses(IncentiveRepository incentives, Journal journal, RecordKeys keys, Clock clock) {
        this.incentives = incentives;
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
    }

    /** Lets one of that status lapse; 409 {@code ALREADY_DECIDED} when it has another by now (INC-02). */
    void lapse(String key, IncentiveStatus expected) {
        List<Incentive> locked = incentives.lockedWithNegatives(incentives.partnerOf(key), List.of(key));
        Incentive positive = locked.stream().filter(i -> i.key.equals(key)).findFirst().orElseThrow();
        positive.require(expected);
        if (positive.amount.signum() < 0) {
            throw new IllegalStateException("a negative incentive never lapses: " + key);
        }
        List<Incentive> negatives = locked.stream()
                .filter(i -> i.isOpenNegative() && i.incentiveClass() == positive.incentiveClass()).toList();
        settle(positive, negatives, Offset.of(positive.amount, negatives.stream().map(i -> i.amount).toList()));
    }

    private void settle(Incentive positive, List<Incentive> negatives, Offset offset) {
        IncentiveStatus before = positive.status;
        positive.lapse(offset);
        save(positive, before, negatives.isEmpty() ? null
                : "冲抵负激励 Offset " + Money.text(offset.used()) + ": " + String.join(" ", negatives.stream().map(i -> i.key).toList()));
        for (int i = 0; i < negatives.size(); i++) {
            negatives.get(i).offset(offset.covered().get(i));
            save(negatives.get(i), IncentiveStatus.PAYABLE, "由失效激励冲抵 Offset by " + positive.key);
        }
        if (offset.owes()) {
            owe(positive, negatives, offset.rest());
        }
    }

    /** The one negative that is left of all; it belongs to the kind and the class of the first of them. */
    private void owe(Incentive positive, List<Incentive> negatives, BigDecimal rest) {
        Incentive first = negatives.get(0);
        Instant now = clock.instant();
        Incentive owed = new Incentive(keys.next("INC"), positive.partnerId, first.kind, first.title, positive.key,
                "冲抵后余额 Left after the offset by " + positive.key, rest, now, now);
        owed.associationType = first.associationType;
        owed.status = IncentiveStatus.PAYABLE;
        owed.payableSince = now;
        incentives.insert(owed);
        journal.write(new Journal.Change(owed.key, owed.partnerId, owed.line(), null, owed.status.status(), owed.calculation, false,
                Incentives.AUDIENCE));
    }

    private void save(Incentive incentive, IncentiveStatus before, String comment) {
        incentives.update(incentive);
        journal.write(new Journal.Change(incentive.key, incentive.partnerId, incentive.line(), before.status(), incentive.status.status(),
                comment, false, Incentives.AUDIENCE));
    }
}
