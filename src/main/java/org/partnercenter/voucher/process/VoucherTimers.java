package org.partnercenter.voucher.process;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the models ask for their timers. */
@Component
public class VoucherTimers {

    private final String expiry;

    VoucherTimers(@Value("${voucher.expiry-cron}") String expiry) {
        this.expiry = expiry;
    }

    /** When the rests of expired vouchers go back, as a cron expression (VCH-14). */
    public String expiry() {
        return expiry;
    }
}
