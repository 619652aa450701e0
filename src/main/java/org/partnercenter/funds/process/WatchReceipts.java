package org.partnercenter.funds.process;

import org.partnercenter.funds.Receipts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks once a day for receipts that nobody claims (FND-17). Each is a transaction of its own and remembers that finance was told: two
 * nodes that look at once tell it once, and what fails today is looked for tomorrow again.
 */
@Component
class WatchReceipts {

    private static final Logger LOG = LoggerFactory.getLogger(WatchReceipts.class);

    private final Receipts receipts;

    WatchReceipts(Receipts receipts) {
        this.receipts = receipts;
    }

    @Scheduled(cron = "${funds.unclaimed-notice-cron}", zone = "Asia/Shanghai")
    void watch() {
        for (String key : receipts.longUnclaimed()) {
            try {
                receipts.remindUnclaimed(key);
            } catch (RuntimeException e) {
                LOG.error("finance could not be told of receipt {}", key, e);
            }
        }
    }

    @Configuration
    @EnableScheduling
    static class Scheduling {
    }
}
