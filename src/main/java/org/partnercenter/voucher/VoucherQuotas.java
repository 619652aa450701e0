package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The voucher quotas as other modules see them. */
@Service
@Transactional
public class VoucherQuotas {

    static final List<String> AUDIENCE = List.of("partner-finance", "partner-admin");

    private final QuotaRepository quotas;
    private final Partners partners;
    private final Journal journal;
    private final RecordKeys keys;
    private final Clock clock;
    private final int payoutQuotaMonths;

    VoucherQuotas(QuotaRepository quotas, Partners partners, Journal journal, RecordKeys keys, Clock clock,
                  @Value("${voucher.payout-quota-months}") int payoutQuotaMonths) {
        this.quotas = quotas;
        this.partners = partners;
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.payoutQuotaMonths = payoutQuotaMonths;
    }

    /**
     * Makes the one quota that a payout slip is paid with: of kind {@code voucher}, without limits, good from now on for some months
     * (PAY-10, VCH-24). Repeated for the same slip it answers the first one's key and changes nothing.
     *
     * @param value in CNY, above 0
     */
    public String grantForPayout(String partnerId, String slipKey, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("a quota of " + value + " for " + slipKey);
        }
        // of two calls for one slip at the same moment the second finds the first one's quota
        partners.lock(partnerId);
        return quotas.ofSlip(slipKey).orElseGet(() -> makeForPayout(partnerId, slipKey, value));
    }

    private String makeForPayout(String partnerId, String slipKey, BigDecimal value) {
        Instant now = clock.instant();
        Instant end = ZonedDateTime.ofInstant(now, EngineClock.ZONE).plusMonths(payoutQuotaMonths).toInstant();
        Quota quota = Quota.open(keys.next("QTA"), partnerId, QuotaTerms.unlimited(QuotaKind.VOUCHER, now, end),
                new Quota.Source(null, null, slipKey, null), value, now);
        quotas.insert(quota);
        journal.write(new Journal.Change(quota.key, partnerId, "代金券额度 voucher quota " + Money.text(value), null, quota.status.status(),
                slipKey, false, AUDIENCE));
        return quota.key;
    }
}
