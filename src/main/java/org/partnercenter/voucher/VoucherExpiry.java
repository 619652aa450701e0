package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Returns the rests of vouchers whose end is past, once each; that they are expired everybody sees without it (VCH-14). */
@Service
@Transactional
public class VoucherExpiry {

    private static final int PORTION = 200;
    private static final VoucherReturns.Cause CAUSE = new VoucherReturns.Cause(OperationType.EXPIRED, null, "expiry");

    private final VoucherRepository vouchers;
    private final QuotaLocks locks;
    private final VoucherReturns returns;
    private final Notices notices;
    private final Clock clock;

    VoucherExpiry(VoucherRepository vouchers, QuotaLocks locks, VoucherReturns returns, Notices notices, Clock clock) {
        this.vouchers = vouchers;
        this.locks = locks;
        this.returns = returns;
        this.notices = notices;
        this.clock = clock;
    }

    /** Returns the next portion of rests; answers whether there may be more. One that an order holds waits until it lets go. */
    public boolean work() {
        Instant now = clock.instant();
        List<Voucher> over = vouchers.over(now, PORTION);
        Map<String, Quota> locked = locks.lock(over.stream().map(v -> v.quotaKey).filter(Objects::nonNull).toList());
        Map<String, List<Voucher>> returned = new TreeMap<>();
        vouchers.locked(over.stream().map(v -> v.key).toList()).values().stream()
                .filter(v -> v.status == VoucherStatus.USABLE && v.lockedBy == null)
                .forEach(v -> returned.computeIfAbsent(v.partnerId, partner -> new ArrayList<>()).add(v));
        returned.forEach((partner, theirs) -> tell(partner, theirs, theirs.stream()
                .map(v -> returns.close(v, v.quotaKey == null ? null : locked.get(v.quotaKey), VoucherStatus.EXPIRED, CAUSE).amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add)));
        return over.size() == PORTION;
    }

    private void tell(String partnerId, List<Voucher> theirs, BigDecimal sum) {
        notices.send(new Notice(Audience.partner(partnerId, VoucherQuotas.AUDIENCE), theirs.get(0).key, "代金券已过期：" + theirs.size() + " 张",
                "Vouchers have expired: " + theirs.size(), "未用余额共 " + Money.text(sum) + " 元 · unused in all: " + Money.text(sum) + " CNY"));
    }
}
