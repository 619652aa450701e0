package org.partnercenter.funds;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class LedgerOnPostgresTest extends LedgerTests {

    private static EmbeddedPostgres postgres;
    private static LedgerModule module;

    LedgerOnPostgresTest() {
        super(module);
    }

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        module = new LedgerModule(postgres.getPostgresDatabase(), "bytea");
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        module.close();
        postgres.close();
    }
}
