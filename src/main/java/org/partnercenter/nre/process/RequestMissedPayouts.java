package org.partnercenter.nre.process;

import org.partnercenter.nre.NreApplications;
import org.partnercenter.platform.process.StartUpStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Instances of models from before payouts ask for none: what they had approved is asked for when the product starts (NRE-14). */
@Component
@Order(45)
class RequestMissedPayouts implements StartUpStep {

    private final NreApplications applications;

    RequestMissedPayouts(NreApplications applications) {
        this.applications = applications;
    }

    @Override
    public void run() {
        applications.requestMissedPayouts();
    }
}
