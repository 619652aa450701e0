package org.partnercenter.calendar;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** The calendar module on a database with nothing but its own tables, without Spring's context. */
public final class CalendarModule {

    public final MovableClock clock = new MovableClock("2026-01-20T10:00");
    public final DataSource dataSource;
    public final DataSourceTransactionManager transactions;
    public final JdbcClient jdbc;
    public final Calendars calendars;
    public final Deadlines deadlines;
    private final AtomicInteger connections = new AtomicInteger();

    /** On a new H2 database in memory. */
    public CalendarModule() {
        this(h2());
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__calendar.sql")).execute(dataSource);
        calendars.load();
    }

    /** On a database that has the tables; nothing is loaded yet. */
    CalendarModule(DataSource database) {
        dataSource = new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                connections.incrementAndGet();
                return super.getConnection();
            }
        };
        transactions = new DataSourceTransactionManager(dataSource);
        jdbc = JdbcClient.create(dataSource);
        calendars = new Calendars(jdbc, new TransactionTemplate(transactions), clock);
        deadlines = new Deadlines(jdbc, calendars, clock);
    }

    /** How often the database has been asked for a connection. */
    int connectionsTaken() {
        return connections.get();
    }

    private static DataSource h2() {
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }
}
