package org.partnercenter.incentive;

import java.time.Clock;
import java.util.List;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partners;
import org.partnercenter.programme.Memberships;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a partner whose identity has ended did not redeem in time lapses (INC-21). */
@Service
public class Redemption {

    private final IncentiveRepository incentives;
    private final Lapses lapses;
    private final Memberships memberships;
    private final Partners partners;
    private final Clock clock;

    Redemption(IncentiveRepository incentives, Lapses lapses, Memberships memberships, Partners partners, Clock clock) {
        this.incentives = incentives;
        this.lapses = lapses;
        this.memberships = memberships;
        this.partners = partners;
        this.clock = clock;
    }

    /**
     * Lets all payable positives of partners lapse whose {@code redeemUntil} is past and that have no identity again, the oldest first;
     * open negatives are paid off before (PAY-04).
     *
     * @return how many have lapsed
     */
    @Transactional
    public int lapseUnredeemed() {
        int lapsed = 0;
        for (String partnerId : memberships.redemptionsOver(WorkingCalendar.today(clock))) {
            if (partners.get(partnerId).identity() == Identity.NONE) {
                List<String> keys = incentives.payable(partnerId).stream().filter(i -> i.amount.signum() > 0).map(i -> i.key).toList();
                keys.forEach(key -> lapses.lapse(key, IncentiveStatus.PAYABLE));
                lapsed += keys.size();
            }
        }
        return lapsed;
    }
}
