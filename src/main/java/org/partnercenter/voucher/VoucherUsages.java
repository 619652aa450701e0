package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies what orders did with vouchers (VCH-17). A voucher's state is reckoned anew from all its events in the order of {@code at}, so it
 * does not matter in which order, or in how many files, they were told.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class VoucherUsages {

    private final UsageRepository usages;
    private final VoucherRepository vouchers;
    private final QuotaLocks locks;
    private final VoucherReturns returns;
    private final VoucherRecalls recalls;
    private final Journal journal;
    private final Clock clock;

    VoucherUsages(UsageRepository usages, VoucherRepository vouchers, QuotaLocks locks, VoucherReturns returns, VoucherRecalls recalls,
                  Journal journal, Clock clock) {
        this.usages = usages;
        this.vouchers = vouchers;
        this.locks = locks;
        this.returns = returns;
        this.recalls = recalls;
        this.journal = journal;
        this.clock = clock;
    }

    /** Takes events that were not known before; their vouchers exist. */
    public void take(Collection<UsageEvent> events) {
        List<UsageEvent> inOrder = events.stream().sorted(Comparator.comparing(UsageEvent::at)).toList();
        List<String> keys = inOrder.stream().map(UsageEvent::voucherKey).distinct().sorted().toList();
        Map<String, Quota> quotas = locks.lock(vouchers.byKey(keys).values().stream().map(v -> v.quotaKey).filter(Objects::nonNull).distinct().toList());
        Map<String, Voucher> locked = vouchers.locked(keys);
        usages.insert(inOrder);
        Map<String, List<UsageEvent>> all = usages.ofVouchers(keys);
        Map<String, List<UsageEvent>> added = inOrder.stream().collect(Collectors.groupingBy(UsageEvent::voucherKey));
        List<Voucher> changed = new ArrayList<>();
        List<Voucher> unlocked = new ArrayList<>();
        for (String key : keys) {
            Voucher voucher = locked.get(key);
            boolean held = voucher.lockedBy != null;
            apply(voucher, quota(voucher, quotas), Usage.of(all.get(key), voucher.terms.faceValue()), added.get(key));
            changed.add(voucher);
            if (held && voucher.lockedBy == null) {
                unlocked.add(voucher);
            }
        }
        vouchers.update(changed);
        // of all events, not only the new ones: what comes back to a revoked voucher later goes back too
        keys.forEach(key -> all.get(key).stream().filter(e -> e.kind() == UsageEvent.Kind.REVOKE).findFirst()
                .ifPresent(e -> revoke(locked.get(key), quota(locked.get(key), quotas), e)));
        recalls.unlocked(unlocked);
    }

    private static Quota quota(Voucher voucher, Map<String, Quota> quotas) {
        return voucher.quotaKey == null ? null : quotas.get(voucher.quotaKey);
    }

    private void apply(Voucher voucher, Quota quota, Usage usage, List<UsageEvent> added) {
        Instant now = clock.instant();
        VoucherStatus before = voucher.status;
        voucher.lockedBy = usage.lockedBy();
        voucher.frozen = usage.frozen();
        voucher.orderId = usage.orderId();
        voucher.lastUsedAt = usage.lastUsedAt();
        BigDecimal givenUp = voucher.settle(usage.used(), now);
        if (givenUp.signum() > 0) {
            String cause = added.stream().filter(e -> e.kind() == UsageEvent.Kind.REFUND).reduce((a, b) -> b).orElse(added.get(0)).eventId();
            returns.putBack(voucher, quota, givenUp, new VoucherReturns.Cause(OperationType.UNSUBSCRIBED, null, cause));
        }
        if (voucher.status != before) {
            journal.write(new Journal.Change(voucher.key, voucher.partnerId, voucher.title(), before.status(), voucher.status.status(),
                    "余额 balance " + Money.text(voucher.balance), false, List.of()));
        }
    }

    /** The top-up behind it was refunded: what can be spent of it goes back at once, or, while an order holds it, when that lets go (cause 6). */
    private void revoke(Voucher voucher, Quota quota, UsageEvent event) {
        if (voucher.lockedBy != null) {
            recalls.cause(voucher.partnerId, OperationType.REVOKED, event.eventId(), Recall.Target.voucher(voucher.key));
        } else if (voucher.shown(clock.instant()) == VoucherStatus.USABLE) {
            returns.close(voucher, quota, VoucherStatus.RECLAIMED, new VoucherReturns.Cause(OperationType.REVOKED, null, event.eventId()));
        }
    }
}
