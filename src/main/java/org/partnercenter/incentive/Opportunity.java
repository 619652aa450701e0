package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.platform.Refusal;

/**
 * A sales opportunity (机会点) of a partner, as the vendor's sales system knows it.
 *
 * @param opportunityId     its number in that system
 * @param source            {@code PO}, found by the partner, or {@code HO}, handed over by the vendor
 * @param annualCloudVolume what the customer is expected to consume a year, in CNY
 * @param offerings         the codes of the offerings that it is about
 * @param core              whether it bears the core tag
 */
public record Opportunity(String opportunityId, String partnerId, String name, String source, String customerName,
                          String customerAccount, OpportunityStatus status, LocalDate verifiedOn, LocalDate deliveryStart,
                          LocalDate deliveryEnd, BigDecimal annualCloudVolume, List<String> offerings, boolean core,
                          boolean marketplace, boolean newCustomer, String managerId) {

    /** Refuses a claim of its incentive before it bears the core tag, is delivered and its delivery period is over (INC-13). */
    void requireClaimable(LocalDate today) {
        if (!core || status != OpportunityStatus.DELIVERED) {
            throw Refusal.field("opportunityKey", "must bear the core tag and be delivered");
        }
        if (deliveryEnd == null || !today.isAfter(deliveryEnd)) {
            throw Refusal.field("opportunityKey", "can be claimed from the day after its delivery period ends");
        }
    }
}
