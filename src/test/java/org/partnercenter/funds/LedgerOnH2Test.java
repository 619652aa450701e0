package org.partnercenter.funds;

import org.junit.jupiter.api.AfterAll;

class LedgerOnH2Test extends LedgerTests {

    private static final LedgerModule MODULE = new LedgerModule();

    LedgerOnH2Test() {
        super(MODULE);
    }

    @AfterAll
    static void close() {
        MODULE.close();
    }
}
