package org.partnercenter.incentive;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partner;
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

    /** The partners whose time to redeem is over, that have no identity again and still have something payable, by id. */
    @Transactional(readOnly = true)
    public List<String> unredeemed() {
        Set<String> withPayables = incentives.partnersWithPayables();
        List<String> over = memberships.redemptionsOver(WorkingCalendar.today(clock)).stream().filter(withPayables::contains).toList();
        Map<String, Partner> found = over.isEmpty() ? Map.of() : partners.byId(over);
        return over.stream().filter(id -> found.get(id).identity() == Identity.NONE).toList();
    }

    /**
     * Lets all payable positives of the partner lapse, the oldest first; open negatives are paid off before (PAY-04). Asked late, a partner
     * that has an identity or time again keeps what it earned.
     */
    @Transactional
    public void lapseUnredeemed(String partnerId) {
        incentives.lockPartner(partnerId);
        if (partners.get(partnerId).identity() == Identity.NONE && memberships.isRedemptionOver(partnerId, WorkingCalendar.today(clock))) {
            incentives.payable(partnerId).stream().filter(i -> i.amount.signum() > 0).forEach(i -> lapses.lapse(i.key, IncentiveStatus.PAYABLE));
        }
    }
}
