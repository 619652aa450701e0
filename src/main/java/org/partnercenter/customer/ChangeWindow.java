package org.partnercenter.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.platform.EngineClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How often a side may ask (CUS-23): so many requests in so many calendar months, counted to the end of the last day. */
@Component
class ChangeWindow {

    private final int months;
    private final int maxByPartner;
    private final int maxByCustomer;

    ChangeWindow(@Value("${customer.change.window-months}") int months, @Value("${customer.change.max-by-partner}") int maxByPartner,
                 @Value("${customer.change.max-by-customer}") int maxByCustomer) {
        this.months = months;
        this.maxByPartner = maxByPartner;
        this.maxByCustomer = maxByCustomer;
    }

    int maxByPartner() {
        return maxByPartner;
    }

    int maxByCustomer() {
        return maxByCustomer;
    }

    /** No filing before this instant counts today; some after it may count no longer either. */
    Instant earliest(LocalDate today) {
        // months have up to three days more or less
        return today.minusMonths(months).minusDays(3).atStartOfDay(EngineClock.ZONE).toInstant();
    }

    /** Whether what was filed then still counts today. */
    boolean counts(Instant filedAt, LocalDate today) {
        return !lastDay(filedAt).isBefore(today);
    }

    /** The first local day on which fewer than {@code most} of these filings count; the latest comes first. */
    LocalDate possibleFrom(List<Instant> filings, int most) {
        return lastDay(filings.get(most - 1)).plusDays(1);
    }

    private LocalDate lastDay(Instant filedAt) {
        return LocalDate.ofInstant(filedAt, EngineClock.ZONE).plusMonths(months);
    }
}
