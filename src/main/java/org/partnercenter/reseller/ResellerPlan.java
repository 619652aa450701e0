package org.partnercenter.reseller;

import java.time.Clock;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.programme.Memberships;
import org.springframework.stereotype.Component;

/** The programme of the second tier, 分销计划(云经销商): who is in it, and how a first cooperation begins a membership (PRG-11). */
@Component
class ResellerPlan {

    static final String PROGRAMME = "reseller";

    private final Memberships memberships;
    private final Clock clock;

    ResellerPlan(Memberships memberships, Clock clock) {
        this.memberships = memberships;
        this.clock = clock;
    }

    boolean isMember(String partnerId) {
        return memberships.isMember(partnerId, PROGRAMME, WorkingCalendar.today(clock));
    }

    /** Begins the membership, unless there is one. */
    void join(String partnerId) {
        if (!isMember(partnerId)) {
            memberships.begin(partnerId, PROGRAMME);
        }
    }
}
