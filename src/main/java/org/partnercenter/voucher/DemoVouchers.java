package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.process.StartUpStep;
import org.partnercenter.platform.security.RunAs;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Quotas and vouchers of the demo in every status, made by the same steps as real ones, some days ago. */
@Component
@Profile("demo & !prod")
@Order(62)
class DemoVouchers implements StartUpStep {

    private static final Duration YEAR = Duration.ofDays(365);

    private final DemoWork work;
    private final RunAs runAs;
    private final VoucherQuotas quotas;
    private final ResellerQuotas resellerQuotas;
    private final Vouchers vouchers;
    private final VoucherUsages usages;
    private final VoucherExpiry expiry;
    private final QuotaRecords records;
    private final Bonds bonds;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoVouchers(DemoWork work, RunAs runAs, VoucherQuotas quotas, ResellerQuotas resellerQuotas, Vouchers vouchers, VoucherUsages usages,
                 VoucherExpiry expiry, QuotaRecords records, Bonds bonds, PlatformTransactionManager transactions, Clock clock) {
        this.work = work;
        this.runAs = runAs;
        this.quotas = quotas;
        this.resellerQuotas = resellerQuotas;
        this.vouchers = vouchers;
        this.usages = usages;
        this.expiry = expiry;
        this.records = records;
        this.bonds = bonds;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void run() {
        // payout slips make quotas of their own
        if (records.list(ListQuery.LARGEST, Actor.current()).items().stream().anyMatch(quota -> quota.slipKey() == null)) {
            return;
        }
        List<String> customers = bonds.ofPartner("cloudstar").stream().map(Bond::customerId).toList();
        states();
        if (customers.size() >= 3) {
            issued(customers);
            expired(customers);
        }
        own();
        resellers();
    }

    /** Quotas that nothing was issued from. */
    private void states() {
        String frozen = quota("cloudstar", "30000.00", 20, YEAR, UseLimits.NONE);
        at(6, "operations", () -> quotas.move(frozen, QuotaStatus.FROZEN, "额度使用异常，核查中", Actor.current()));
        String invalid = quota("cloudstar", "8000.00", 25, YEAR, UseLimits.NONE);
        at(15, "operations", () -> quotas.move(invalid, QuotaStatus.INVALID, "活动取消", Actor.current()));
        String adjusted = quota("cloudstar", "60000.00", 12, YEAR, UseLimits.NONE);
        at(1, "operations", () -> quotas.adjust(adjusted, new BigDecimal("90000.00"), "四季度追加", Actor.current()));
        at(1, "operations2", () -> quotas.grant(grant("cloudstar", "20000.00", YEAR, UseLimits.NONE), Actor.current()));
        quota("bluewave", "15000.00", 9, YEAR, UseLimits.NONE);
    }

    private void issued(List<String> customers) {
        String quota = quota("cloudstar", "200000.00", 9, YEAR, UseLimits.NONE);
        List<String> some = customers.subList(0, 3);
        List<String> made = issue(8, "cloudstar-finance", quota, "1000.00", some, "新客户上云礼包");
        made.addAll(issue(7, "cloudstar-admin", quota, "2500.00", some, "季度促销"));
        issue(6, "cloudstar-finance", quota, "500.00", List.of(customers.get(0), "unknown-customer"), "转介绍奖励");
        use(5, event(made.get(0), UsageEvent.Kind.USE, "1000.00"), event(made.get(1), UsageEvent.Kind.USE, "320.50"));
        use(4, event(made.get(3), UsageEvent.Kind.LOCK, null));
        use(3, event(made.get(4), UsageEvent.Kind.FREEZE, null));
        use(2, event(made.get(5), UsageEvent.Kind.REVOKE, null));
        at(2, "cloudstar-finance", () -> vouchers.reclaim(List.of(made.get(2), made.get(3)), "发错客户", null, Actor.current()));
        String limited = quota("cloudstar", "50000.00", 9, YEAR, new UseLimits(List.of("hws.service.type.ec2", "hws.service.type.rds"), List.of()));
        issue(5, "cloudstar-finance", limited, "800.00", some.subList(0, 2), null);
    }

    /** A quota whose period is over, with vouchers whose rests went back. */
    private void expired(List<String> customers) {
        String quota = quota("cloudstar", "5000.00", 30, Duration.ofDays(28), UseLimits.NONE);
        issue(8, "cloudstar-finance", quota, "300.00", customers.subList(0, 2), "限时体验");
        work.at(daysAgo(1), () -> {
            while (expiry.work()) {
                // portion by portion
            }
        });
    }

    private void own() {
        at(20, "operations", () -> vouchers.own("cloudstar", QuotaKind.VOUCHER, new BigDecimal("10000.00"), clock.instant(), clock.instant().plus(YEAR),
                "PLAN-2026-TEST", "伙伴测试云资源支持", "用于解决方案验证的测试资源", Actor.current()));
        at(40, "operations", () -> vouchers.own("cloudstar", QuotaKind.FLEXI, new BigDecimal("3000.00"), clock.instant(),
                clock.instant().plus(Duration.ofDays(30)), "PLAN-2026-SPRING", "春季现金券", null, Actor.current()));
        at(10, "operations2", () -> vouchers.own("starbridge", QuotaKind.VOUCHER, new BigDecimal("6000.00"), clock.instant(), clock.instant().plus(YEAR),
                "PLAN-2026-TEST", "伙伴测试云资源支持", null, Actor.current()));
    }

    private void resellers() {
        String parent = quota("starbridge", "100000.00", 14, YEAR, UseLimits.NONE);
        String child = give(8, parent, "20000.00");
        String back = give(7, parent, "5000.00");
        at(3, "starbridge-finance", () -> resellerQuotas.takeBack(List.of(back), "季度内未使用", null, Actor.current()));
        List<String> theirs = bonds.ofPartner("rivertech").stream().map(Bond::customerId).limit(3).toList();
        if (!theirs.isEmpty()) {
            issue(5, "rivertech-finance", child, "600.00", theirs, "首单支持");
        }
        List<String> own = bonds.ofPartner("starbridge").stream().map(Bond::customerId).limit(3).toList();
        if (!own.isEmpty()) {
            issue(5, "starbridge-finance", parent, "1200.00", own, "上云礼包");
        }
    }

    private String give(int daysAgo, String parent, String amount) {
        return at(daysAgo, "starbridge-finance", () -> resellerQuotas.allocate(parent, List.of("rivertech"), new BigDecimal(amount), null, Actor.current()))
                .quotas().get(0).quotaKey();
    }

    /** A quota that was granted so many days ago, good for so long. */
    private String quota(String partnerId, String value, int daysAgo, Duration life, UseLimits limits) {
        String key = at(daysAgo, "operations", () -> quotas.grant(grant(partnerId, value, life, limits), Actor.current()));
        at(daysAgo, "operations2", () -> quotas.confirm(key, new Decision(true, null), Actor.current()));
        return key;
    }

    private QuotaGrant grant(String partnerId, String value, Duration life, UseLimits limits) {
        boolean limited = !limits.equals(UseLimits.NONE);
        return new QuotaGrant(partnerId, limited ? QuotaKind.FLEXI : QuotaKind.VOUCHER, new BigDecimal(value), clock.instant(), clock.instant().plus(life), limits,
                limited ? new BigDecimal("100.00") : null, limited ? new BigDecimal("5000.00") : null, false, "2026 年度客户拓展");
    }

    private List<String> issue(int daysAgo, String userId, String quotaKey, String faceValue, List<String> customers, String memo) {
        VoucherOrder order = new VoucherOrder(quotaKey, customers, new BigDecimal(faceValue), null, null, null, UseLimits.NONE, memo);
        return new ArrayList<>(at(daysAgo, userId, () -> vouchers.issue(order, null, Actor.current())).issued().stream().map(IssueResult.Issued::voucherKey).toList());
    }

    private UsageEvent event(String voucherKey, UsageEvent.Kind kind, String amount) {
        return new UsageEvent("EVT-" + voucherKey + "-" + kind.code(), voucherKey, kind, kind.hasAmount() || kind == UsageEvent.Kind.LOCK ? "CS26" + voucherKey.substring(9) : null,
                amount == null ? null : new BigDecimal(amount), null);
    }

    private void use(int daysAgo, UsageEvent... events) {
        at(daysAgo, "operations", () -> transaction.executeWithoutResult(status -> usages.take(List.of(events).stream()
                .map(e -> new UsageEvent(e.eventId(), e.voucherKey(), e.kind(), e.orderId(), e.amount(), clock.instant())).toList())));
    }

    private void at(int daysAgo, String userId, Runnable step) {
        at(daysAgo, userId, () -> {
            step.run();
            return null;
        });
    }

    private <T> T at(int daysAgo, String userId, Supplier<T> step) {
        List<T> answer = new ArrayList<>();
        work.at(daysAgo(daysAgo), () -> answer.add(runAs.user(userId, step)));
        return answer.get(0);
    }

    private Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }
}
