package org.partnercenter.payout;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.certification.Certifications;
import org.partnercenter.incentive.SlipIncentives;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.EngineClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The automatic requests (PAY-11). A release is the day on which incentives of a class became payable; from the 5th calendar day after it
 * the run decides once what becomes of it: a slip of all that is payable in that class, or, where a way has a minimum that is not reached,
 * none, and the amounts wait for the next release.
 */
@Service
@Transactional
public class PayoutRuns {

    private final PayoutSettings settings;
    private final Payouts payouts;
    private final SlipIncentives incentives;
    private final Certifications certifications;
    private final Partners partners;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final int waitDays;
    private final BigDecimal minimum;

    PayoutRuns(PayoutSettings settings, Payouts payouts, SlipIncentives incentives, Certifications certifications, Partners partners,
               JdbcClient jdbc, Clock clock, @Value("${payout.run-wait-days}") int waitDays, @Value("${payout.run-minimum}") BigDecimal minimum) {
        this.settings = settings;
        this.payouts = payouts;
        this.incentives = incentives;
        this.certifications = certifications;
        this.partners = partners;
        this.jdbc = jdbc;
        this.clock = clock;
        this.waitDays = waitDays;
        this.minimum = minimum;
    }

    /** The partners that chose the run and have something to be paid, by id. */
    @Transactional(readOnly = true)
    public List<String> candidates() {
        Set<String> withPayables = incentives.partnersWithPayables();
        return settings.automatic().stream().filter(withPayables::contains).toList();
    }

    /**
     * Decides for both classes of one partner; repeated on the same day, nothing changes. A partner that is frozen or cannot settle is left
     * alone until another day.
     */
    public void run(String partnerId) {
        // of two runs at once the second sees what the first decided
        Optional<PayoutSettings.Setting> setting = settings.locked(partnerId);
        if (setting.isEmpty() || !partners.get(partnerId).isActive() || certifications.settling(partnerId).isEmpty()) {
            return;
        }
        for (String incentiveClass : List.of("other", "resale")) {
            setting.get().wayFor(incentiveClass).ifPresent(way -> decide(partnerId, incentiveClass, way));
        }
    }

    private void decide(String partnerId, String incentiveClass, PayoutWay way) {
        List<SlipIncentives.Payable> payable = incentives.payable(partnerId).stream()
                .filter(p -> p.incentiveClass().equals(incentiveClass)).toList();
        Optional<LocalDate> release = payable.stream().filter(p -> p.amount().signum() > 0)
                .map(p -> LocalDate.ofInstant(p.payableSince(), EngineClock.ZONE))
                .filter(day -> !day.plusDays(waitDays).isAfter(WorkingCalendar.today(clock))).max(Comparator.naturalOrder());
        if (release.isEmpty() || isDecided(partnerId, incentiveClass, release.get())) {
            return;
        }
        BigDecimal sum = payable.stream().map(SlipIncentives.Payable::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean enough = way == PayoutWay.VOUCHER_QUOTA ? sum.signum() >= 0 : sum.compareTo(minimum) >= 0;
        String slipKey = enough ? payouts.requestByRun(partnerId, payable.stream().map(SlipIncentives.Payable::key).toList(), way) : null;
        jdbc.sql("insert into payout_run_decision (partner_id, incentive_class, released_on, slip_key, decided_at) values (?, ?, ?, ?, ?)")
                .params(partnerId, incentiveClass, release.get(), slipKey, Timestamp.from(clock.instant())).update();
    }

    private boolean isDecided(String partnerId, String incentiveClass, LocalDate release) {
        return jdbc.sql("select count(*) from payout_run_decision where partner_id = ? and incentive_class = ? and released_on = ?")
                .params(partnerId, incentiveClass, release).query(Integer.class).single() > 0;
    }
}
