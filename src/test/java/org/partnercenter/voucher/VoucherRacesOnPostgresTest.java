package org.partnercenter.voucher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class VoucherRacesOnPostgresTest extends VoucherRaces {

    private static EmbeddedPostgres postgres;
    private static VoucherModule module;

    VoucherRacesOnPostgresTest() {
        super(module);
    }

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        module = new VoucherModule(postgres.getPostgresDatabase(), "bytea");
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        module.close();
        postgres.close();
    }
}
