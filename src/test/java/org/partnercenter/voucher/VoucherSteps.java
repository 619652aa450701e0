package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.security.RunAs;
import org.partnercenter.platform.web.RecordCollection;

/** What people do with quotas and vouchers, for tests of other modules' processes. */
public class VoucherSteps {

    private final VoucherQuotas quotas;
    private final ResellerQuotas resellerQuotas;
    private final Vouchers vouchers;
    private final RecordCollection<QuotaView> quotaRecords;
    private final RecordCollection<VoucherView> voucherRecords;
    private final RunAs runAs;
    private final Clock clock;

    VoucherSteps(VoucherQuotas quotas, ResellerQuotas resellerQuotas, Vouchers vouchers, RecordCollection<QuotaView> quotaRecords,
                 RecordCollection<VoucherView> voucherRecords, RunAs runAs, Clock clock) {
        this.quotas = quotas;
        this.resellerQuotas = resellerQuotas;
        this.vouchers = vouchers;
        this.quotaRecords = quotaRecords;
        this.voucherRecords = voucherRecords;
        this.runAs = runAs;
        this.clock = clock;
    }

    /** A quota of this partner, good for 90 days. */
    public String quota(String partnerId, String value) {
        QuotaGrant grant = new QuotaGrant(partnerId, QuotaKind.VOUCHER, new BigDecimal(value), clock.instant(), clock.instant().plus(Duration.ofDays(90)),
                UseLimits.NONE, null, null, false, "季度额度");
        String key = runAs.user("operations", () -> quotas.grant(grant, Actor.current()));
        runAs.user("operations2", () -> {
            quotas.confirm(key, new Decision(true, null), Actor.current());
            return null;
        });
        return key;
    }

    /** A voucher that this person issues, good for so long. */
    public String voucher(String userId, String quotaKey, String faceValue, String customerId, Duration life) {
        VoucherOrder order = new VoucherOrder(quotaKey, List.of(customerId), new BigDecimal(faceValue), null, null, clock.instant().plus(life), UseLimits.NONE, null);
        return runAs.user(userId, () -> vouchers.issue(order, null, Actor.current())).issued().get(0).voucherKey();
    }

    /** The quota that this person of a distributor gives a reseller. */
    public String give(String userId, String quotaKey, String resellerId, String amount) {
        return runAs.user(userId, () -> resellerQuotas.allocate(quotaKey, List.of(resellerId), new BigDecimal(amount), null, Actor.current()))
                .quotas().get(0).quotaKey();
    }

    public QuotaView quota(String key) {
        return runAs.user("operations", () -> quotaRecords.item(key, Actor.current()));
    }

    public VoucherView voucher(String key) {
        return runAs.user("operations", () -> voucherRecords.item(key, Actor.current()));
    }
}
