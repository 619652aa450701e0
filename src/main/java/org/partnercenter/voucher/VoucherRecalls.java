package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The automatic causes that take vouchers back (VCH-16). What caused one only has it written down, and a process started whose first step
 * is a job: that takes the vouchers back, a portion in each transaction, is retried until it is done, and waits for those that an order
 * holds. Once for each voucher and cause.
 */
@Service
@Transactional
public class VoucherRecalls {

    /** How many vouchers one transaction takes back. */
    private static final int PORTION = 200;

    private final RecallRepository recalls;
    private final VoucherRepository vouchers;
    private final QuotaRepository quotas;
    private final QuotaLocks locks;
    private final ResellerQuotas resellerQuotas;
    private final OperationRepository operations;
    private final VoucherReturns returns;
    private final RecallInstances instances;
    private final Notices notices;
    private final RecordKeys keys;
    private final JdbcClient jdbc;
    private final Clock clock;

    VoucherRecalls(RecallRepository recalls, VoucherRepository vouchers, QuotaRepository quotas, QuotaLocks locks, ResellerQuotas resellerQuotas,
                   OperationRepository operations, VoucherReturns returns, RecallInstances instances, Notices notices, RecordKeys keys,
                   JdbcClient jdbc, Clock clock) {
        this.recalls = recalls;
        this.vouchers = vouchers;
        this.quotas = quotas;
        this.locks = locks;
        this.resellerQuotas = resellerQuotas;
        this.operations = operations;
        this.returns = returns;
        this.instances = instances;
        this.notices = notices;
        this.keys = keys;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Something has caused these vouchers to go back; nothing happens when there are none, or when this cause was there before. */
    void cause(String partnerId, OperationType type, String causeKey, Recall.Target target) {
        Instant now = clock.instant();
        Recall wanted = new Recall(null, partnerId, type, causeKey, target, now, null);
        if (recalls.isKnown(partnerId, type, causeKey) || !vouchers.has(wanted, now) && givenQuotas(wanted).isEmpty()) {
            return;
        }
        String key = keys.next("VRC");
        recalls.insert(key, wanted);
        instances.begin(key, partnerId);
    }

    /** Orders have let go of these vouchers: recalls that wait for them go on. Each is woken once, a second time in one transaction fails. */
    void unlocked(Collection<Voucher> vouchers) {
        vouchers.stream().map(voucher -> voucher.partnerId).distinct().sorted().flatMap(partnerId -> recalls.open(partnerId).stream())
                .forEach(instances::goOn);
    }

    /** Takes back the next portion; answers what comes then. 409 {@code QUOTA_BUSY} while others work at the quotas. */
    public RecallStep work(String recallKey) {
        Instant now = clock.instant();
        Recall recall = recalls.locked(recallKey);
        if (recall.doneAt() != null) {
            return RecallStep.DONE;
        }
        Collection<String> given = givenQuotas(recall);
        Collection<String> concerned = new TreeSet<>(vouchers.quotasOf(recall, now));
        concerned.addAll(resellerQuotas.withParents(given, recall.target().giverId()));
        Map<String, Quota> locked = locks.lock(concerned);
        // also those that an order holds are locked: whoever lets go of one now finds this recall waiting
        List<Voucher> left = vouchers.locked(recall, now, PORTION);
        List<Voucher> free = left.stream().filter(voucher -> voucher.lockedBy == null).toList();
        free.forEach(voucher -> takeBack(recall, voucher, locked));
        if (!free.isEmpty()) {
            return RecallStep.MORE;
        }
        resellerQuotas.takeBackAll(given, locked, recall.causeKey());
        if (!left.isEmpty()) {
            return RecallStep.LOCKED;
        }
        recalls.done(recallKey, now);
        tell(recall);
        return RecallStep.DONE;
    }

    private void takeBack(Recall recall, Voucher voucher, Map<String, Quota> locked) {
        if (operations.happened(voucher.key, recall.type(), recall.causeKey())) {
            throw new IllegalStateException(recall.key() + " has taken " + voucher.key + " back before");
        }
        returns.close(voucher, voucher.quotaKey == null ? null : locked.get(voucher.quotaKey), VoucherStatus.RECLAIMED,
                new VoucherReturns.Cause(recall.type(), null, recall.causeKey()));
    }

    private Collection<String> givenQuotas(Recall recall) {
        return recall.target().giverId() == null ? List.of() : quotas.given(recall.target().giverId(), recall.partnerId());
    }

    private void tell(Recall recall) {
        record Sum(long count, BigDecimal amount) {
        }
        Sum sum = jdbc.sql("""
                        select count(*) as n, coalesce(sum(amount), 0) as amount from voucher_operation
                        where partner_id = ? and operation_type = ? and cause_key = ?""")
                .params(recall.partnerId(), recall.type().number(), recall.causeKey())
                .query((row, n) -> new Sum(row.getLong("n"), row.getBigDecimal("amount"))).single();
        if (sum.count() > 0) {
            notices.send(new Notice(Audience.partner(recall.partnerId(), VoucherQuotas.AUDIENCE),
                    recall.target().voucherKey() == null ? recall.causeKey() : recall.target().voucherKey(),
                    recall.type().label().zh() + "：" + sum.count() + " 张代金券", sum.count() + " vouchers reclaimed: " + recall.type().label().en(),
                    "共 " + Money.text(sum.amount()) + " 元 · " + Money.text(sum.amount()) + " CNY in all"));
        }
    }
}
