package org.partnercenter.payout;

import java.math.BigDecimal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The payout slips (申付单). */
@Service
@Transactional
public class Payouts {

    /**
     * What nre and marketplace ask to be paid (PAY-13): its own amount alone, by bank transfer.
     *
     * @param origin    {@code nre} or {@code marketplace}
     * @param recordKey the record whose instance hears {@code payout-finished}
     * @param sourceKey what is paid; one slip for each (origin, sourceKey)
     * @param kind      of the slip's one line
     * @param amount    CNY; 0 completes by itself, below 0 is settled offline (PAY-09)
     */
    public record SlipRequest(String partnerId, String origin, String recordKey, String sourceKey, String kind, BigDecimal amount,
                              String title) {
    }

    /** Makes the slip once and starts its instance; repeated, answers the first slip's key. */
    public String request(SlipRequest request) {
        throw new IllegalStateException("no payout of " + request.sourceKey() + " yet: the module's process comes with the next commit");
    }
}
