package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What payout slips take: reserved for a slip, released with it, paid with it (PAY-02, PAY-03, PAY-13). The partner's incentives are
 * reserved one slip after the other, so that none is in two. Amounts in CNY.
 */
@Service
@Transactional
public class SlipIncentives {

    private final IncentiveRepository incentives;
    private final Journal journal;
    private final RecordKeys keys;
    private final Clock clock;

    SlipIncentives(IncentiveRepository incentives, Journal journal, RecordKeys keys, Clock clock) {
        this.incentives = incentives;
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What a slip has got.
     *
     * @param incentiveClass {@code resale} or {@code other}
     */
    public record Reservation(String incentiveClass, List<SlipLine> lines) {

        /** What the slip comes to. */
        public BigDecimal sum() {
            return lines.stream().map(SlipLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** One line of a slip. */
    public record SlipLine(String sourceKey, String kind, BigDecimal amount) {
    }

    /**
     * What could be paid now.
     *
     * @param incentiveClass {@code resale} or {@code other}
     * @param payableSince   when it became payable, by confirmation or by its statement's release
     */
    public record Payable(String key, String kind, String title, String incentiveClass, BigDecimal amount, Instant payableSince) {
    }

    /**
     * Reserves incentives for a slip, with all open negatives of their class (PAY-03): 404 for one that is not this partner's, 409
     * {@code NOT_PAYABLE} and {@code MIXED_CLASSES} (PAY-02), {@code NEGATIVE_SUM} naming the sum.
     */
    public Reservation reserve(String partnerId, Collection<String> incentiveKeys, String slipKey) {
        Set<String> wanted = Set.copyOf(incentiveKeys);
        if (wanted.isEmpty()) {
            throw Refusal.field("incentiveKeys", "must name at least one incentive");
        }
        List<Incentive> locked = incentives.lockedWithNegatives(partnerId, wanted);
        IncentiveClass incentiveClass = requireOneClass(wanted, locked.stream().collect(Collectors.toMap(i -> i.key, Function.identity())));
        List<Incentive> lines = locked.stream()
                .filter(i -> wanted.contains(i.key) || i.isOpenNegative() && i.incentiveClass() == incentiveClass).toList();
        Reservation reservation = new Reservation(incentiveClass.code(),
                lines.stream().map(i -> new SlipLine(i.key, i.kind.code(), i.amount)).toList());
        if (reservation.sum().signum() < 0) {
            throw Refusal.conflict("NEGATIVE_SUM", "with all open negative amounts of this class the sum is " + Money.text(reservation.sum()))
                    .with("sum", Money.text(reservation.sum()));
        }
        change(lines, slipKey, incentive -> incentive.reserve(slipKey));
        return reservation;
    }

    private static IncentiveClass requireOneClass(Set<String> wanted, Map<String, Incentive> found) {
        wanted.stream().filter(key -> !found.containsKey(key)).findAny().ifPresent(key -> {
            throw Refusal.notFound("incentive " + key);
        });
        wanted.stream().sorted().filter(key -> found.get(key).status != IncentiveStatus.PAYABLE).findFirst().ifPresent(key -> {
            throw Refusal.conflict("NOT_PAYABLE", key + " cannot be paid: it is " + found.get(key).status.code());
        });
        List<IncentiveClass> classes = wanted.stream().map(key -> found.get(key).incentiveClass()).distinct().toList();
        if (classes.size() > 1) {
            throw Refusal.conflict("MIXED_CLASSES", "amounts of resale customers and others are paid with slips of their own");
        }
        return classes.get(0);
    }

    /** The slip was cancelled: its incentives are payable again (PAY-13). Repeated, it changes nothing. */
    public void release(String slipKey) {
        change(incentives.lockedOfSlip(slipKey), slipKey, Incentive::unreserve);
    }

    /** The slip is completed: its incentives are paid (PAY-13). Repeated, it changes nothing. */
    public void paid(String slipKey) {
        change(incentives.lockedOfSlip(slipKey).stream().filter(i -> i.status == IncentiveStatus.IN_PAYOUT).toList(), slipKey, Incentive::pay);
    }

    /** All that the partner could have paid now, the negatives that go with it included, the oldest first. */
    @Transactional(readOnly = true)
    public List<Payable> payable(String partnerId) {
        return incentives.payable(partnerId).stream()
                .map(i -> new Payable(i.key, i.kind.code(), i.title, i.incentiveClass().code(), i.amount, i.payableSince)).toList();
    }

    /** The partners that have something above 0 to be paid. */
    @Transactional(readOnly = true)
    public Set<String> partnersWithPayables() {
        return incentives.partnersWithPayables();
    }

    /**
     * Makes the one incentive of a countersigned marketplace bill, of any sign: in payout at once, and never confirmed. Made before, it
     * answers that one's key and nothing changes.
     */
    public String countersigned(String partnerId, String billKey, String title, BigDecimal amount, String calculation) {
        incentives.lockPartner(partnerId);
        return incentives.madeFrom(billKey).orElseGet(() -> {
            Instant now = clock.instant();
            Incentive incentive = new Incentive(keys.next("INC"), partnerId, IncentiveKind.MARKETPLACE, title, billKey, calculation, amount,
                    now, now);
            incentive.onceKey = billKey;
            incentive.status = IncentiveStatus.IN_PAYOUT;
            incentives.insert(incentive);
            incentives.recordAmount(incentive, null, calculation, Actor.current());
            journal.write(new Journal.Change(incentive.key, partnerId, incentive.line(), null, incentive.status.status(), billKey, false,
                    Incentives.AUDIENCE));
            return incentive.key;
        });
    }

    /** Notes the slip that pays a countersigned bill's incentive; 409 {@code NOT_PAYABLE} when another one does. */
    public void attach(String incentiveKey, String slipKey) {
        Incentive incentive = incentives.locked(incentiveKey);
        if (slipKey.equals(incentive.slipKey)) {
            return;
        }
        if (incentive.status != IncentiveStatus.IN_PAYOUT || incentive.slipKey != null) {
            throw Refusal.conflict("NOT_PAYABLE", incentiveKey + " is not waiting for a slip");
        }
        incentive.slipKey = slipKey;
        incentives.update(incentive);
    }

    private void change(List<Incentive> lines, String slipKey, Consumer<Incentive> step) {
        for (Incentive incentive : lines) {
            IncentiveStatus before = incentive.status;
            step.accept(incentive);
            incentives.update(incentive);
            journal.write(new Journal.Change(incentive.key, incentive.partnerId, incentive.line(), before.status(), incentive.status.status(),
                    slipKey, false, Incentives.AUDIENCE));
        }
    }
}
