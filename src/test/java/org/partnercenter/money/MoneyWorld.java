package org.partnercenter.money;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.partnercenter.account.Bonds;
import org.partnercenter.calendar.MovableClock;
import org.partnercenter.certification.BusinessInformation;
import org.partnercenter.certification.Certifications;
import org.partnercenter.certification.CertifiedBusiness;
import org.partnercenter.incentive.ClaimCap;
import org.partnercenter.marketplace.Bills;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.PartnerFixture;
import org.partnercenter.partner.SalesScope;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.files.ImportKind;
import org.partnercenter.platform.files.Rows;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.notice.Notices;
import org.partnercenter.platform.notice.Outbox;
import org.partnercenter.platform.process.OpenTasks;
import org.partnercenter.voucher.RecallInstances;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All modules that move money, with their rules and tables, on a database in memory and without the engine: what the models would do next
 * a test does. Thousands of histories pass in the time in which the engine passes a few.
 */
final class MoneyWorld implements AutoCloseable {

    /** A Tuesday. */
    static final String START = "2026-01-20T10:00";
    static final Actor OPERATIONS = vendor("operations", "operations");
    static final Actor OPERATIONS2 = vendor("operations2", "operations");
    static final Actor FINANCE = vendor("finance", "finance");
    static final Actor FINANCE2 = vendor("finance2", "finance");

    final MovableClock clock = new MovableClock(START);
    final JdbcClient jdbc;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private int partners;
    private int bills;

    MoneyWorld() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        Flyway.configure().dataSource(h2).placeholders(Map.of("binary", "blob")).load().migrate();
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(h2);
        settings();
        // lists in settings are read as the product reads them
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        scan();
        context.registerBean(DataSourceTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(h2));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(h2));
        context.registerBean(MovableClock.class, () -> clock);
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper().registerModule(new JavaTimeModule()));
        context.registerBean(ClaimCap.class, () -> (kind, newCustomer, volume) -> new BigDecimal("50000.00"));
        context.registerBean(Notices.class, () -> mock(Notices.class, withSettings().stubOnly()));
        context.registerBean(Outbox.class, () -> mock(Outbox.class, withSettings().stubOnly()));
        context.registerBean(RecallInstances.class, () -> mock(RecallInstances.class, withSettings().stubOnly()));
        context.registerBean(OpenTasks.class, () -> mock(OpenTasks.class));
        context.registerBean("members", Members.class, MoneyWorld::members);
        context.registerBean("certifications", Certifications.class, MoneyWorld::certifications);
        context.register(Transactions.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
    }

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {
    }

    /** The real settings: the numbers of the rules are those of the product. */
    private void settings() {
        try {
            new YamlPropertySourceLoader().load("settings", new ClassPathResource("application.yaml"))
                    .forEach(context.getEnvironment().getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every module's beans, each made when it is first asked for: what needs the engine or the web is never asked for. */
    private void scan() {
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.getBeanDefinitionDefaults().setLazyInit(true);
        scanner.addExcludeFilter((metadata, factory) -> metadata.getResource().getURL().getPath().contains("/test-classes/"));
        scanner.addExcludeFilter(new AnnotationTypeFilter(Configuration.class));
        scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(
                ".*\\.(process|security|portal|notice|tenancy)\\..*|.*(Controller|Application|Configuration|\\.Members|\\.Certifications)")));
        scanner.scan("org.partnercenter");
    }

    private static Members members() {
        Members members = mock(Members.class);
        when(members.scope(any())).thenReturn(SalesScope.ALL);
        return members;
    }

    /** Every partner is certified. */
    private static Certifications certifications() {
        Certifications certifications = mock(Certifications.class);
        when(certifications.isValid(anyString())).thenReturn(true);
        when(certifications.settling(anyString())).thenReturn(Optional.of(new CertifiedBusiness("CRT-2026-000001", "云启", "91330108MA0DEM0130",
                new BusinessInformation("general", "杭州", "0571-1234567", "王", "13800000000", "a@example.com", "icbc", "中国工商银行", "杭州支行", "云启",
                        "6222000011112222", null))));
        return certifications;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** The partner's company name. */
    String company(String partner) {
        return "公司" + partner.substring(1);
    }

    /** A bill that all groups have countersigned; answers its key. */
    String countersignedBill(String partner, BigDecimal amount) {
        String billId = "MKT-" + ++bills;
        Rows.take(bean("billImport", ImportKind.class), "operations", List.of(Map.of("billId", billId, "partnerId", partner, "period", "2025-12",
                "transactionId", "T-1", "customerAccount", "acct", "productName", "产品", "amount", amount.toPlainString())));
        String key = jdbc.sql("select bill_key from marketplace_bill where bill_id = ?").param(billId).query(String.class).single();
        Bills door = bean(Bills.class);
        door.startCountersign(key, null);
        door.asked(key).forEach(group -> door.countersign(key, group, new Decision(true, null), vendor(group, group)));
        return key;
    }

    String createSlip(String billKey) {
        return bean(Bills.class).createSlip(billKey);
    }

    /** A partner that no other history has, with one 代售 customer, {@code c-} and its id. */
    String newPartner() {
        String id = "p" + ++partners;
        PartnerFixture.register(jdbc, id, "公司" + partners);
        jdbc.sql("insert into customer_account (customer_id, account_name, account_key, registered_at, created_at, updated_at) values (?, ?, ?, now(), now(), now())")
                .params("c-" + id, "c-" + id, "c-" + id).update();
        bean(Bonds.class).bind("c-" + id, id, new Bonds.Terms("2", "ASC-2026-000001", null, null, null));
        return id;
    }

    static Actor finance(String partner) {
        return new Actor(partner + "-finance", Set.of("partner-finance"), Set.of(partner));
    }

    private static Actor vendor(String id, String group) {
        return new Actor(id, Set.of(group), Set.of(Actor.VENDOR_TENANT));
    }

    /** Does something as that person. */
    static <T> T as(Actor actor, Supplier<T> work) {
        record User(Actor actor) implements Actor.SignedIn {
        }
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(new User(actor), null, List.of()));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
