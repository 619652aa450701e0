package org.partnercenter.payout;

import org.junit.jupiter.api.AfterAll;

class PayoutRacesOnH2Test extends PayoutRaces {

    private static final PayoutModule MODULE = new PayoutModule();

    PayoutRacesOnH2Test() {
        super(MODULE);
    }

    @AfterAll
    static void close() {
        MODULE.close();
    }
}
