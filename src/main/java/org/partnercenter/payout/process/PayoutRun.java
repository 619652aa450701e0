package org.partnercenter.payout.process;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When {@code payout-run} runs: its model asks {@code ${payoutRun.cron}}. */
@Component("payoutRun")
public class PayoutRun {

    private final String cron;

    PayoutRun(@Value("${payout.run-cron}") String cron) {
        this.cron = cron;
    }

    /** A cron expression, in the time of the machine. */
    public String getCron() {
        return cron;
    }
}
