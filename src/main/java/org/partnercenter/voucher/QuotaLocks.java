package org.partnercenter.voucher;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.partnercenter.platform.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets one writing operation at a time at a quota: the second waits a little, then it is told (VCH-22). Rows that are held are asked for
 * again and again, because the two databases know no common way to bound a wait, and PostgreSQL gives up the transaction with it.
 */
@Component
class QuotaLocks {

    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private final QuotaRepository quotas;
    private final Duration wait;

    QuotaLocks(QuotaRepository quotas, @Value("${voucher.quota-lock-seconds}") int seconds) {
        this.quotas = quotas;
        this.wait = Duration.ofSeconds(seconds);
    }

    /**
     * These quotas by key, locked until the transaction ends, always in the same order; those that do not exist are left out. 409
     * {@code QUOTA_BUSY} when one is held for longer than the wait. Quotas are locked before customers and vouchers.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Quota> lock(Collection<String> keys) {
        long end = System.nanoTime() + wait.toNanos();
        Map<String, Quota> locked = new TreeMap<>();
        new TreeSet<>(keys).stream().filter(key -> quotas.find(key).isPresent()).forEach(key -> locked.put(key, lock(key, end)));
        return locked;
    }

    private Quota lock(String key, long end) {
        while (true) {
            Quota quota = quotas.lockedIfFree(key).orElse(null);
            if (quota != null) {
                return quota;
            }
            if (System.nanoTime() - end >= 0) {
                throw Refusal.conflict("QUOTA_BUSY", "another operation on " + key + " is running; please try again");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
