package org.partnercenter.nre.process;

import org.partnercenter.nre.NreApplications;
import org.partnercenter.platform.process.StartUpStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Instances of models from before payouts ask for none: what they had approved is asked for when the product starts (NRE-14). Each
 * application by itself; one that fails is told in the log and tried again with the next start, and never keeps the product from starting.
 * May be deleted once no instance of a version of {@code nre-benefit} without {@code request-payout} runs any more.
 */
@Component
@Order(45)
class RequestMissedPayouts implements StartUpStep {

    private static final Logger LOG = LoggerFactory.getLogger(RequestMissedPayouts.class);

    private final NreApplications applications;

    RequestMissedPayouts(NreApplications applications) {
        this.applications = applications;
    }

    @Override
    public void run() {
        for (String key : applications.withoutPayout()) {
            try {
                applications.requestPayouts(key);
            } catch (RuntimeException e) {
                LOG.error("no payout could be asked for {}; it is tried again with the next start", key, e);
            }
        }
    }
}
