package org.partnercenter.incentive;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class IncentiveRacesOnPostgresTest extends IncentiveRaces {

    private static EmbeddedPostgres postgres;
    private static IncentiveModule module;

    IncentiveRacesOnPostgresTest() {
        super(module);
    }

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        module = new IncentiveModule(postgres.getPostgresDatabase(), "bytea");
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        module.close();
        postgres.close();
    }
}
