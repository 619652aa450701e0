package org.partnercenter.incentive;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.partnercenter.account.Bonds;
import org.partnercenter.calendar.Calendars;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.calendar.MovableClock;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.PartnerFixture;
import org.partnercenter.partner.SalesScope;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.files.ImportRow;
import org.partnercenter.platform.files.ImportRun;
import org.partnercenter.platform.files.RowTaker;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.notice.Notices;
import org.partnercenter.platform.process.OpenTasks;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.programme.Memberships;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The incentive module on a database of its own, with the modules that it stands on and without the engine. */
final class IncentiveModule implements AutoCloseable {

    static final Actor DELIVERY = partner("cloudstar", "delivery");
    static final Actor SALES = partner("cloudstar", "sales");
    static final Actor FINANCE = partner("cloudstar", "finance");
    static final Actor STRANGER = partner("bluewave", "delivery");
    static final Actor REVIEWER = vendor("reviewer", "project-reviewer");
    static final Actor OPERATIONS = vendor("operations", "operations");
    static final Actor ADMIN = vendor("admin", "camunda-admin");
    static final Decision APPROVE = new Decision(true, null);
    static final Upload FILE = new Upload("file.pdf", "%PDF-1.4".getBytes());

    /** A Tuesday: 40 working days end with 2026-03-23. */
    final MovableClock clock = new MovableClock("2026-01-20T10:00");
    final Notices notices = mock(Notices.class);
    final JdbcClient jdbc;
    final Opportunities opportunities;
    final DeliveryProjects projects;
    final DeliveryProjectRecords projectRecords;
    final Incentives incentives;
    final SlipIncentives slips;
    final OpportunityClaims claims;
    final ClawBacks clawBacks;
    final Statements statements;
    final PerformanceLineRepository lines;
    final IncentiveRecords incentiveRecords;
    final Deadlines deadlines;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final AtomicInteger connections = new AtomicInteger();

    /** On a new H2 database in memory. */
    IncentiveModule() {
        this(h2(), "blob");
    }

    IncentiveModule(DataSource database, String binary) {
        Flyway.configure().dataSource(database).placeholders(Map.of("binary", binary)).load().migrate();
        DataSource counted = counted(database);
        var transactions = new DataSourceTransactionManager(counted);
        context.getEnvironment().getPropertySources().addFirst(
                new MapPropertySource("settings", Map.of("incentive.dispute-min-working-days", "5", "incentive.clawback-months", "6")));
        context.registerBean(DataSourceTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(counted));
        context.registerBean(MovableClock.class, () -> clock);
        context.registerBean(Notices.class, () -> notices);
        context.registerBean(OpenTasks.class, () -> mock(OpenTasks.class));
        Members members = mock(Members.class);
        when(members.scope(any())).thenReturn(SalesScope.ALL);
        context.registerBean(Members.class, () -> members);
        Memberships memberships = mock(Memberships.class);
        when(memberships.isMember(any(), any(), any())).thenReturn(true);
        context.registerBean(Memberships.class, () -> memberships);
        Bonds bonds = mock(Bonds.class);
        context.registerBean(Bonds.class, () -> bonds);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(counted));
        context.registerBean(ClaimCap.class, () -> (kind, newCustomer, volume) -> new BigDecimal("50000.00"));
        context.register(Transactions.class, Withdrawals.class, Calendars.class, Deadlines.class, Journal.class, RecordKeys.class,
                Attachments.class, PartnerFixture.configuration(), Opportunities.class, DeliveryProjectRepository.class, DeliveryProjects.class,
                DeliveryProjectRecords.class, LockRows.class, OpportunityClaimRepository.class, OpportunityClaims.class, ClaimAmounts.class,
                Periods.class, StatementRepository.class, Statements.class, PerformanceLineRepository.class, PerformanceLineImport.class, IncentiveRepository.class, Lapses.class, SlipIncentives.class,
                Incentives.class, ClawBacks.class, IncentiveRecords.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        opportunities = context.getBean(Opportunities.class);
        projects = context.getBean(DeliveryProjects.class);
        projectRecords = context.getBean(DeliveryProjectRecords.class);
        incentives = context.getBean(Incentives.class);
        slips = context.getBean(SlipIncentives.class);
        clawBacks = context.getBean(ClawBacks.class);
        claims = context.getBean(OpportunityClaims.class);
        statements = context.getBean(Statements.class);
        lines = context.getBean(PerformanceLineRepository.class);
        incentiveRecords = context.getBean(IncentiveRecords.class);
        deadlines = context.getBean(Deadlines.class);
        PartnerFixture.register(jdbc, "cloudstar", "杭州云启科技有限公司", "cloud-migration");
        PartnerFixture.register(jdbc, "bluewave", "深圳蓝潮信息有限公司");
    }

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {
    }

    /** What the module announced. */
    static class Withdrawals {

        private final List<String> keys = new ArrayList<>();

        @EventListener
        void on(ProjectWithdrawn event) {
            keys.add(event.projectKey());
        }
    }

    List<String> withdrawn() {
        return context.getBean(Withdrawals.class).keys;
    }

    int connectionsTaken() {
        return connections.get();
    }

    @Override
    public void close() {
        context.close();
    }

    private DataSource counted(DataSource database) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                connections.incrementAndGet();
                return super.getConnection();
            }
        };
    }

    private static DataSource h2() {
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        return h2;
    }

    private static Actor partner(String id, String role) {
        return new Actor(id + "-" + role, Set.of("partner-" + role), Set.of(id));
    }

    private static Actor vendor(String id, String group) {
        return new Actor(id, Set.of(group), Set.of("vendor", "cloudstar", "bluewave"));
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

    String opportunity(String partner, OpportunityStatus status) {
        return opportunities.add(new Opportunity(UUID.randomUUID().toString(), partner, "机会", "PO", "客户", "acct", status,
                LocalDate.parse("2026-01-02"), null, null, null, List.of("ecs", "rds"), true, false, false, null));
    }

    /** Ten days of delivery, from the day after today. */
    Registration registration(String account) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return registration(account, today.plusDays(1), today.plusDays(10));
    }

    static Registration registration(String account, LocalDate start, LocalDate end) {
        return new Registration("客户公司", account, "poc", start, end, new BigDecimal("500000.00"), 30);
    }

    String register(String partner, Registration registration) {
        String opportunity = opportunity(partner, OpportunityStatus.PROGRESSING);
        return as(partner.equals("cloudstar") ? DELIVERY : STRANGER,
                () -> projects.register(partner, opportunity, registration, FILE, FILE));
    }

    /** A project of cloudstar's whose acceptance was approved; two days pass. */
    String accepted(String account) {
        return accepted("cloudstar", registration(account));
    }

    String accepted(String partner, Registration registration) {
        String key = register(partner, registration);
        approveRegistration(key);
        clock.set(registration.deliveryStart() + "T09:00");
        requestAcceptance(key, registration.deliveryStart());
        as(REVIEWER, () -> {
            projects.reviewAcceptance(key, APPROVE, 90);
            return key;
        });
        return key;
    }

    void approveRegistration(String key) {
        as(REVIEWER, () -> {
            projects.reviewRegistration(key, APPROVE);
            return key;
        });
    }

    void requestAcceptance(String key, LocalDate completedOn) {
        as(DELIVERY, () -> {
            projects.requestAcceptance(key, new Acceptance(completedOn, FILE, FILE, FILE));
            return key;
        });
    }

    /** A core opportunity of that partner's whose delivery ended the day before. */
    String claimable(String partner, String offering) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return opportunities.add(new Opportunity(UUID.randomUUID().toString(), partner, "机会", "PO", "客户", "acct", OpportunityStatus.DELIVERED,
                today.minusDays(60), today.minusDays(50), today.minusDays(1), null, List.of(offering), true, false, false, null));
    }

    String claim(String partner, String opportunity, String account) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return as(partner.equals("cloudstar") ? SALES : STRANGER,
                () -> claims.claim(partner, new Claim(opportunity, account, "sustained", today.minusDays(40)), FILE));
    }

    /** A line of 10.00 in that period. */
    void line(String partner, String period) {
        lines.insert(List.of(new PerformanceLine(UUID.randomUUID().toString(), partner, period, period, "P1", "计划", "1", "c", "o",
                LocalDate.parse(period + "-03"), new BigDecimal("100.00"), new BigDecimal("0.1000"), new BigDecimal("10.00"), false, "IMP")), OPERATIONS);
    }

    /** Imports a line of 10.00 of cloudstar's in that period; answers {@code imported} or the code of what it was refused with. */
    String importLine(String lineId, String period, boolean frozen) {
        PerformanceLineImport lineImport = context.getBean(PerformanceLineImport.class);
        ImportRun run = mock(ImportRun.class);
        when(run.importId()).thenReturn("IMP-" + UUID.randomUUID().toString().substring(0, 8));
        AtomicReference<String> outcome = new AtomicReference<>("imported");
        doAnswer(call -> {
            outcome.set(call.getArgument(2));
            return null;
        }).when(run).refuse(any(ImportRow.class), any(), any(), any());
        Map<String, Object> row = new HashMap<>(Map.of("lineId", lineId, "partnerId", "cloudstar", "period", period, "planCode", "P1", "planName",
                "计划", "associationType", "1", "customerId", "c", "orderId", "o", "consumedOn", period + "-03"));
        row.putAll(Map.of("baseAmount", "100.00", "rate", "0.1000", "amount", "10.00", "frozen", String.valueOf(frozen)));
        inTransaction(() -> as(OPERATIONS, () -> {
            RowTaker taker = lineImport.begin(run);
            taker.take(List.of(new ImportRow(2, lineImport.columns().check(row))));
            taker.finish();
            return lineId;
        }));
        return outcome.get();
    }

    /** Releases statements, whose tasks are these. */
    StatementReleases releases(ReleaseTasks tasks) {
        return new StatementReleases(context.getBean(StatementRepository.class), tasks, context.getBean(DataSourceTransactionManager.class));
    }

    void inTransaction(Runnable work) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    /** An incentive that operations generated for a project of cloudstar's and that is published, 40 working days from today. */
    String published(String amount) {
        return published(amount, OPERATIONS);
    }

    String published(String amount, Actor enteredBy) {
        return as(enteredBy, () -> {
            String key = incentives.generate("cloudstar", IncentiveKind.DELIVERY, "客户公司", "PRJ-2026-000001", new BigDecimal(amount),
                    "30 人天", enteredBy);
            incentives.publish(key, 40);
            return key;
        });
    }

    /** A delivery incentive of cloudstar's that can be paid. */
    String payable(String amount) {
        return payable(new BigDecimal(amount).signum() < 0 ? IncentiveKind.CLAW_BACK : IncentiveKind.DELIVERY, null, amount);
    }

    /** An incentive for the partner's 代售 customers (association type 2) that can be paid. */
    String payableResale(String amount) {
        return payable(IncentiveKind.PERFORMANCE, "2", amount);
    }

    private String payable(IncentiveKind kind, String associationType, String amount) {
        String key = incentives.generate(new Entitlement("cloudstar", kind, associationType, "客户公司", "PRJ-2026-000001", null,
                new BigDecimal(amount), "30 人天"), OPERATIONS);
        incentives.publish(key, 10);
        incentives.confirmByDeadline(key);
        if (kind == IncentiveKind.PERFORMANCE) {
            incentives.release(key);
        }
        return key;
    }

    /** All incentives of cloudstar's, the oldest first. */
    List<IncentiveView> all() {
        return incentiveRecords.list(new ListQuery(List.of(), null, 0, 100, "key"), FINANCE).items();
    }

    IncentiveView incentive(String key) {
        return incentiveRecords.item(key, FINANCE);
    }

    DeliveryProjectView project(String key) {
        return projectRecords.item(key, REVIEWER);
    }
}
