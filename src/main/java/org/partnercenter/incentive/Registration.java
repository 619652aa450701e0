package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.partnercenter.platform.Refusal;

/**
 * What a partner registers of a delivery project, its files aside. In a revision a field that was left out is null.
 *
 * @param scene             {@code poc}, {@code migration-check} or {@code implementation}
 * @param annualCloudVolume the new cloud resources a year, in CNY
 */
public record Registration(String customerName, String customerAccount, String scene, LocalDate deliveryStart, LocalDate deliveryEnd,
                           BigDecimal annualCloudVolume, Integer workloadPersonDays) {

    /** From this volume a year on, a project needs a partner with a capability label (INC-11). */
    private static final BigDecimal LARGE = new BigDecimal("1000000");

    /** This revision over what was registered before: a field that was left out keeps its value. */
    Registration over(Registration before) {
        return new Registration(customerName == null ? before.customerName : customerName,
                customerAccount == null ? before.customerAccount : customerAccount, scene == null ? before.scene : scene,
                deliveryStart == null ? before.deliveryStart : deliveryStart, deliveryEnd == null ? before.deliveryEnd : deliveryEnd,
                annualCloudVolume == null ? before.annualCloudVolume : annualCloudVolume,
                workloadPersonDays == null ? before.workloadPersonDays : workloadPersonDays);
    }

    /**
     * Refuses dates that do not fit (INC-09).
     *
     * @param registrationDay the local day of this submission: a revision registers anew
     */
    void check(LocalDate registrationDay) {
        if (!deliveryStart.isAfter(registrationDay)) {
            throw Refusal.field("deliveryStart", "must be after the day of registration, " + registrationDay);
        }
        if (deliveryEnd.isBefore(deliveryStart)) {
            throw Refusal.field("deliveryEnd", "must not be before the delivery start, " + deliveryStart);
        }
        if (annualCloudVolume.signum() < 0) {
            throw Refusal.field("annualCloudVolume", "must not be negative");
        }
    }

    /** What makes two projects' customers the same (INC-10); an account is the same however it is capitalised. */
    String customer() {
        return customerAccount.toLowerCase(Locale.ROOT);
    }

    /** Whether the partner needs a capability label to be paid for it (INC-11). */
    boolean isLarge() {
        return annualCloudVolume.compareTo(LARGE) >= 0;
    }
}
