package org.partnercenter.voucher;

import static org.mockito.Mockito.mock;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.partnercenter.account.AccountFixture;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.calendar.MovableClock;
import org.partnercenter.partner.PartnerFixture;
import org.partnercenter.partner.VerificationCodes;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.notice.Notices;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The voucher module on a database of its own, with the modules that it stands on and without the engine. */
final class VoucherModule implements AutoCloseable {

    static final Actor FINANCE = partner("cloudstar", "finance");
    static final Actor STRANGER = partner("bluewave", "finance");
    static final Actor DISTRIBUTOR = partner("starbridge", "finance");
    static final Actor RESELLER = partner("rivertech", "finance");
    static final Actor OPERATIONS = vendor("operations");
    static final Actor OPERATIONS2 = vendor("operations2");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final MovableClock clock = new MovableClock("2026-03-02T10:00");
    final Notices notices = mock(Notices.class);
    final VerificationCodes codes = mock(VerificationCodes.class);
    final Instances instances = new Instances();
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Bonds bonds;
    final CustomerAccounts accounts;
    final VoucherQuotas quotas;
    final ResellerQuotas resellerQuotas;
    final Vouchers vouchers;
    final VoucherExpiry expiry;
    final VoucherRecalls recalls;
    final VoucherUsages usages;
    final QuotaRecords quotaRecords;
    final VoucherRecords voucherRecords;
    final OperationRecords operations;
    final QuotaLocks locks;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** On a new H2 database in memory. */
    VoucherModule() {
        this(h2(), "blob");
    }

    VoucherModule(DataSource database, String binary) {
        Flyway.configure().dataSource(database).placeholders(Map.of("binary", binary)).load().migrate();
        var transactions = new DataSourceTransactionManager(database);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", Map.ofEntries(
                Map.entry("customer.rebind-exclusion-months", "6"), Map.entry("voucher.payout-quota-months", "12"), Map.entry("voucher.page-batch", "10"),
                Map.entry("voucher.api-batch", "100"), Map.entry("voucher.max-per-customer", "100"), Map.entry("voucher.max-face-per-customer", "1000000.00"),
                Map.entry("voucher.quota-lock-seconds", "3"), Map.entry("voucher.own-list-months", "12"), Map.entry("voucher.issued-list-months", "24"))));
        context.registerBean(DataSourceTransactionManager.class, () -> transactions);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
        context.registerBean(MovableClock.class, () -> clock);
        context.registerBean(Notices.class, () -> notices);
        context.registerBean(VerificationCodes.class, () -> codes);
        context.registerBean(RecallInstances.class, () -> instances);
        context.register(Transactions.class, Journal.class, RecordKeys.class, PartnerFixture.configuration(), AccountFixture.configuration(),
                QuotaRepository.class, QuotaLocks.class, WhitelistRepository.class, VoucherRepository.class, OperationRepository.class,
                RecallRepository.class, UsageRepository.class, CustomerEligibility.class, VoucherReturns.class, VoucherQuotas.class,
                ResellerQuotas.class, Vouchers.class, VoucherExpiry.class, VoucherRecalls.class, VoucherUsages.class, QuotaRecords.class,
                VoucherRecords.class, OperationRecords.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        transaction = new TransactionTemplate(transactions);
        bonds = context.getBean(Bonds.class);
        accounts = context.getBean(CustomerAccounts.class);
        quotas = context.getBean(VoucherQuotas.class);
        resellerQuotas = context.getBean(ResellerQuotas.class);
        vouchers = context.getBean(Vouchers.class);
        expiry = context.getBean(VoucherExpiry.class);
        recalls = context.getBean(VoucherRecalls.class);
        usages = context.getBean(VoucherUsages.class);
        quotaRecords = context.getBean(QuotaRecords.class);
        voucherRecords = context.getBean(VoucherRecords.class);
        operations = context.getBean(OperationRecords.class);
        locks = context.getBean(QuotaLocks.class);
        PartnerFixture.register(jdbc, "cloudstar", "杭州云启科技有限公司");
        PartnerFixture.register(jdbc, "bluewave", "深圳蓝潮信息有限公司");
        PartnerFixture.register(jdbc, "starbridge", "上海星桥数科有限公司");
        PartnerFixture.register(jdbc, "rivertech", "苏州江川科技有限公司");
        jdbc.sql("update partner set identity = 'distributor' where id = 'starbridge'").update();
        jdbc.sql("update partner set identity = 'reseller', distributor_id = 'starbridge' where id = 'rivertech'").update();
    }

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {
    }

    /** What the engine is asked for. */
    static final class Instances implements RecallInstances {

        final List<String> begun = new ArrayList<>();
        final List<String> woken = new ArrayList<>();

        @Override
        public void begin(String recallKey, String partnerId) {
            begun.add(recallKey);
        }

        @Override
        public void goOn(String recallKey) {
            woken.add(recallKey);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private static DataSource h2() {
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        return h2;
    }

    private static Actor partner(String id, String role) {
        return new Actor(id + "-" + role, Set.of("partner-" + role), Set.of(id));
    }

    private static Actor vendor(String id) {
        return new Actor(id, Set.of("operations"), Set.of("vendor", "cloudstar", "bluewave", "starbridge", "rivertech"));
    }

    /** Does something as that user. */
    static <T> T as(Actor actor, Supplier<T> work) {
        record User(Actor actor) implements Actor.SignedIn {
        }
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(new User(actor), null));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    static void as(Actor actor, Runnable work) {
        as(actor, () -> {
            work.run();
            return null;
        });
    }

    Instant now() {
        return clock.instant();
    }

    /** Lets so much time pass. */
    void pass(Duration time) {
        clock.set(now().plus(time).atZone(clock.getZone()).toLocalDateTime().toString());
    }

    /** A customer of this partner that no other test has. */
    String customer(String partnerId, String type) {
        int number = NUMBER.incrementAndGet();
        String id = "customer-" + number;
        as(OPERATIONS, () -> AccountFixture.register(accounts, id, "客户公司" + number));
        AccountFixture.bind(bonds, id, partnerId, type, "ASC-" + number);
        return id;
    }

    QuotaGrant grant(String partnerId, String value) {
        return new QuotaGrant(partnerId, QuotaKind.VOUCHER, new BigDecimal(value), now(), now().plus(Duration.ofDays(90)), UseLimits.NONE, null, null, false, "季度额度");
    }

    /** A quota that two members of operations have granted. */
    String granted(QuotaGrant grant) {
        String key = as(OPERATIONS, () -> quotas.grant(grant, OPERATIONS));
        as(OPERATIONS2, () -> quotas.confirm(key, new Decision(true, null), OPERATIONS2));
        return key;
    }

    String granted(String partnerId, String value) {
        return granted(grant(partnerId, value));
    }

    static VoucherOrder order(String quotaKey, String faceValue, String... customers) {
        return new VoucherOrder(quotaKey, List.of(customers), new BigDecimal(faceValue), null, null, null, UseLimits.NONE, "老客户回馈");
    }

    IssueResult issue(Actor actor, VoucherOrder order) {
        return as(actor, () -> vouchers.issue(order, null, actor));
    }

    /** A voucher of cloudstar's; answers its key. */
    String issued(String quotaKey, String faceValue, String customer) {
        return issue(FINANCE, order(quotaKey, faceValue, customer)).issued().get(0).voucherKey();
    }

    ReclaimResult reclaim(String... voucherKeys) {
        return as(FINANCE, () -> vouchers.reclaim(List.of(voucherKeys), "发错了", null, FINANCE));
    }

    QuotaView quota(String key) {
        return quotaRecords.item(key, OPERATIONS);
    }

    VoucherView voucher(String key) {
        return voucherRecords.item(key, OPERATIONS);
    }

    /** Tells usage events, written as {@code id kind amount minutes-from-now order}. */
    void use(String voucherKey, String... events) {
        List<UsageEvent> told = new ArrayList<>();
        for (String event : events) {
            String[] e = event.split(" ");
            UsageEvent.Kind kind = UsageEvent.Kind.of(e[1]);
            told.add(new UsageEvent(voucherKey + e[0], voucherKey, kind, e.length > 4 ? e[4] : "order-1",
                    kind.hasAmount() ? new BigDecimal(e[2]) : null, now().plus(Duration.ofMinutes(Long.parseLong(e[3])))));
        }
        as(OPERATIONS, () -> transaction.executeWithoutResult(status -> usages.take(told)));
    }

    /** Works a recall off until it is done or waits. */
    RecallStep work(String recallKey) {
        RecallStep step;
        do {
            step = recalls.work(recallKey);
        } while (step == RecallStep.MORE);
        return step;
    }

    /** Causes a recall; answers its key. */
    String cause(String partnerId, OperationType type, String causeKey, Recall.Target target) {
        transaction.executeWithoutResult(status -> recalls.cause(partnerId, type, causeKey, target));
        return instances.begun.get(instances.begun.size() - 1);
    }

    /** The lines of 操作记录 about a voucher, as its issuer reads them. */
    List<OperationView> operations(String voucherKey) {
        return operations.list(new ListQuery(List.of(), null, 0, 100, "key"), OperationFilter.of(Map.of("voucherKey", voucherKey)), FINANCE).items();
    }
}
