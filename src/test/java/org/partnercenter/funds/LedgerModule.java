package org.partnercenter.funds;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.partnercenter.calendar.MovableClock;
import org.partnercenter.partner.PartnerFixture;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The ledger on a database of its own, without the engine. */
final class LedgerModule implements AutoCloseable {

    final MovableClock clock = new MovableClock("2026-03-10T10:00");
    final JdbcClient jdbc;
    final Ledger ledger;
    final OwedInvoices owedInvoices;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** On a new H2 database in memory. */
    LedgerModule() {
        this(h2(), "blob");
    }

    LedgerModule(DataSource database, String binary) {
        Flyway.configure().dataSource(database).placeholders(java.util.Map.of("binary", binary)).load().migrate();
        context.registerBean(DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
        context.registerBean(MovableClock.class, () -> clock);
        context.register(Transactions.class, PartnerFixture.configuration(), LedgerRepository.class, Ledger.class, OwedInvoices.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        ledger = context.getBean(Ledger.class);
        owedInvoices = context.getBean(OwedInvoices.class);
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
}
