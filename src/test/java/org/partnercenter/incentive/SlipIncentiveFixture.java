package org.partnercenter.incentive;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What payout slips stand on, for tests of other modules. */
public final class SlipIncentiveFixture {

    private SlipIncentiveFixture() {
    }

    /** The beans of this module that slips ask. */
    public static Class<?> configuration() {
        return Beans.class;
    }

    @Configuration
    @Import({SlipIncentives.class, IncentiveRepository.class, LockRows.class})
    static class Beans {
    }
}
