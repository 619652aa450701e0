package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.springframework.stereotype.Component;

/**
 * Takes what is left of vouchers back into their quotas and writes it down, whatever the cause (VCH-12, VCH-13). The caller has locked
 * the quota, then the voucher, and has decided that it is to go back.
 */
@Component
class VoucherReturns {

    private final QuotaRepository quotas;
    private final VoucherRepository vouchers;
    private final OperationRepository operations;
    private final Journal journal;
    private final Clock clock;

    VoucherReturns(QuotaRepository quotas, VoucherRepository vouchers, OperationRepository operations, Journal journal, Clock clock) {
        this.quotas = quotas;
        this.vouchers = vouchers;
        this.operations = operations;
        this.journal = journal;
        this.clock = clock;
    }

    /** Why something goes back; remark and cause may be null. */
    record Cause(OperationType type, String remark, String key) {
    }

    /** What went back of a voucher; {@code lapsed} when it reached no quota. */
    record Returned(BigDecimal amount, boolean lapsed) {
    }

    /** The whole rest goes back and the voucher ends in this state. {@code quota} is null for one that the vendor issued. */
    Returned close(Voucher voucher, Quota quota, VoucherStatus end, Cause cause) {
        Instant now = clock.instant();
        VoucherStatus before = voucher.status;
        Returned returned = putBack(voucher, quota, voucher.close(end, now), cause, now);
        vouchers.update(voucher);
        journal.write(new Journal.Change(voucher.key, voucher.partnerId, voucher.title(), before.status(), end.status(),
                cause.type().label().zh() + " " + Money.text(returned.amount()) + (returned.lapsed() ? "，未退回额度" : ""), false, List.of()));
        return returned;
    }

    /** An amount goes back that the voucher no longer has: an order gave it up after the voucher's end (VCH-17). */
    Returned putBack(Voucher voucher, Quota quota, BigDecimal amount, Cause cause) {
        return putBack(voucher, quota, amount, cause, clock.instant());
    }

    private Returned putBack(Voucher voucher, Quota quota, BigDecimal amount, Cause cause, Instant now) {
        boolean reached = quota != null && quota.putBack(amount, now);
        if (reached) {
            quotas.update(quota);
        }
        operations.write(new VoucherOperation(cause.type(), VoucherOperation.Subject.of(voucher), amount, null, !reached, cause.remark(), null,
                cause.key(), now));
        return new Returned(amount, !reached);
    }
}
