package org.partnercenter.funds;

import static org.mockito.Mockito.mock;


import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.partnercenter.account.Bonds;
import org.partnercenter.calendar.MovableClock;
import org.partnercenter.consumption.FeeRecords;
import org.partnercenter.partner.PartnerFixture;
import org.partnercenter.partner.VerificationCodes;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.notice.Notices;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The module on a database of its own, without the engine. */
final class LedgerModule implements AutoCloseable {

    final MovableClock clock = new MovableClock("2026-03-10T10:00");
    final JdbcClient jdbc;
    final Ledger ledger;
    final OwedInvoices owedInvoices;
    final RemittanceClaims claims;
    final Agreements agreements;
    final Allocations allocations;
    final Bonds bonds;
    final TransactionTemplate transaction;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** On a new H2 database in memory. */
    LedgerModule() {
        this(h2(), "blob");
    }

    LedgerModule(DataSource database, String binary) {
        Flyway.configure().dataSource(database).placeholders(Map.of("binary", binary)).load().migrate();
        context.registerBean(DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
        context.registerBean(MovableClock.class, () -> clock);
        context.registerBean(Notices.class, () -> mock(Notices.class));
        context.registerBean(VerificationCodes.class, () -> mock(VerificationCodes.class));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", Map.of("funds.search-misses-per-hour", "30",
                "funds.claim-earliest-days", "1", "funds.four-eyes", "true", "funds.agreements-max", "5", "customer.rebind-exclusion-months", "6")));
        context.register(Transactions.class, PartnerFixture.configuration(), LedgerRepository.class, Ledger.class, OwedInvoices.class, Journal.class,
                RecordKeys.class, Attachments.class, Bonds.class, FeeRecords.class, AgreementRepository.class, Agreements.class, ReceiptRepository.class,
                ReceiptSearch.class, RemittanceClaimRepository.class, RemittanceClaims.class, AllocationRepository.class, Allocations.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        ledger = context.getBean(Ledger.class);
        owedInvoices = context.getBean(OwedInvoices.class);
        claims = context.getBean(RemittanceClaims.class);
        agreements = context.getBean(Agreements.class);
        allocations = context.getBean(Allocations.class);
        bonds = context.getBean(Bonds.class);
        transaction = new TransactionTemplate(context.getBean(DataSourceTransactionManager.class));
    }

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {
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

    /** An organisation that nobody else uses; answers its id. */
    String partner() {
        String id = "p" + UUID.randomUUID().toString().substring(0, 8);
        PartnerFixture.register(jdbc, id, "测试公司" + id);
        return id;
    }

    /** The finance member of an organisation. */
    static Actor finance(String partner) {
        return new Actor(partner + "-finance", Set.of("partner-finance"), Set.of(partner));
    }

    /** A receipt of that remitter, two days old; answers its key. */
    String receipt(String remitterName, String amount) {
        String key = "RCP-" + UUID.randomUUID().toString().substring(0, 20);
        jdbc.sql("""
                        insert into remittance_receipt (receipt_key, bank_reference, received_on, remitter_name, remitter_bank, remitter_account, amount,
                          name_key, account_key, status, reserved, credited, imported_by, import_key, created_at, updated_at)
                        values (?, ?, date '2026-03-08', ?, '银行', '622200001111', ?, ?, '622200001111', 'unclaimed', 0, 0, 'finance', 'IMP', ?, ?)""")
                .params(key, key, remitterName, new BigDecimal(amount), RemitterText.name(remitterName), now(),
                        now()).update();
        return key;
    }

    /** Claims a part of what that remitter sent. */
    String claim(String partner, String remitterName, String amount, String claimAmount) {
        return claims.claim(partner, new NewClaim(new RemitterFields(remitterName, "622200001111", new BigDecimal(amount)), null,
                new BigDecimal(claimAmount), new Upload("a.pdf", "%PDF-1.4".getBytes()), null), finance(partner));
    }

    /** A customer account bound to the partner as 代售; answers its id. */
    String customer(String partner) {
        String id = "c" + UUID.randomUUID();
        jdbc.sql("insert into customer_account (customer_id, account_name, account_key, registered_at, created_at, updated_at) values (?, ?, ?, ?, ?, ?)")
                .params(id, id, id, now(), now(),
                        now()).update();
        bonds.bind(id, partner, new Bonds.Terms("2", "ASC-2026-000001", null, null, null));
        return id;
    }

    String allocate(String partner, String kind, String field, String id, String amount) {
        return allocations.allocate(NewAllocation.of(Map.of("kind", kind, field, id, "amount", amount)), finance(partner));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
