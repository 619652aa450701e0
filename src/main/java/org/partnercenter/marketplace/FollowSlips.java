package org.partnercenter.marketplace;

import org.partnercenter.payout.SlipChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Bills follow the slips that pay them, in the transaction that changes the slip (MKT-01). */
@Component
class FollowSlips {

    private final Bills bills;

    FollowSlips(Bills bills) {
        this.bills = bills;
    }

    @EventListener
    void on(SlipChanged slip) {
        if (Bills.ORIGIN.equals(slip.origin())) {
            bills.slipChanged(slip.recordKey(), slip.status());
        }
    }
}
