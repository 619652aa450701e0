package org.partnercenter.calendar;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class DeadlinesOnPostgresTest extends DeadlinesContract {

    private static EmbeddedPostgres postgres;

    DeadlinesOnPostgresTest() {
        super(new CalendarModule(postgres.getPostgresDatabase()));
    }

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__calendar.sql"))
                .execute(postgres.getPostgresDatabase());
    }

    @BeforeEach
    void loadCalendars() {
        module.jdbc.sql("delete from deadline").update();
        module.calendars.load();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }
}
