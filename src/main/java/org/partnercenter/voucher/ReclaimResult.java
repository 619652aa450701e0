package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;

/**
 * What became of each voucher, or quota, that was to be taken back (VCH-12, VCH-21).
 *
 * @param total the sum of what came back, in CNY; what lapsed is in it
 */
public record ReclaimResult(String total, List<Reclaimed> reclaimed, List<Failed> failed) {

    /** What came back of one; {@code lapsed} when it reached no quota (VCH-13). */
    public record Reclaimed(String key, String amount, boolean lapsed) {
    }

    /**
     * One that stays as it was, and why.
     *
     * @param status the HTTP status of the same refusal of a single one
     */
    public record Failed(String key, int status, String code, String message) {
    }

    /** 400 unless these are 1 to so many keys, each once. */
    static void requireKeys(String field, Collection<String> keys, int most) {
        if (keys.isEmpty() || keys.size() > most || new HashSet<>(keys).size() < keys.size()) {
            throw Refusal.field(field, "must name 1 to " + most + ", each once");
        }
    }

    /** Collects a result. */
    static final class Collector {

        private final List<Reclaimed> reclaimed = new ArrayList<>();
        private final List<Failed> failed = new ArrayList<>();
        private BigDecimal total = BigDecimal.ZERO;

        void returned(String key, VoucherReturns.Returned returned) {
            reclaimed.add(new Reclaimed(key, Money.text(returned.amount()), returned.lapsed()));
            total = total.add(returned.amount());
        }

        void failed(String key, Refusal refusal) {
            failed.add(new Failed(key, refusal.status(), refusal.code(), refusal.getMessage()));
        }

        ReclaimResult result() {
            return new ReclaimResult(Money.text(total), List.copyOf(reclaimed), List.copyOf(failed));
        }
    }
}
