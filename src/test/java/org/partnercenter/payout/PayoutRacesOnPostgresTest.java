package org.partnercenter.payout;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PayoutRacesOnPostgresTest extends PayoutRaces {

    private static EmbeddedPostgres postgres;
    private static PayoutModule module;

    PayoutRacesOnPostgresTest() {
        super(module);
    }

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        module = new PayoutModule(postgres.getPostgresDatabase(), "bytea");
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        module.close();
        postgres.close();
    }
}
