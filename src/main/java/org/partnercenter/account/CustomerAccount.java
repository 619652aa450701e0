package org.partnercenter.account;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The facts about one customer's cloud account, as the vendor's own systems know them.
 *
 * @param site                  {@code china} or {@code international}
 * @param realName              -1 none, 0 in review, 1 failed, 2 passed
 * @param available             false while nothing can be said about the account ({@code SYSTEM_BUSY})
 * @param partnerState          {@code none}, {@code applying}, {@code partner}
 * @param salesTeam             {@code none}, {@code online}, {@code support-centre}
 * @param membership            {@code none}, {@code master}, {@code trusteeship}, {@code independent}
 * @param cashConsumed          in CNY, as all amounts
 * @param graceDays             days of grace for pay-per-use resources
 * @param performanceExcludedUntil until when its consumption earns no performance incentive (CUS-20), or null
 */
public record CustomerAccount(String customerId, String accountName, String customerName, String mobile, String email, String site,
                              Instant registeredAt, Instant closedAt, int realName, boolean available, boolean internal,
                              boolean consumerCloud, boolean directSales, boolean vendorReported, boolean signedWithVendor,
                              boolean specialContract, boolean rewardProgramme, boolean creditAccount, String partnerState, String salesTeam,
                              String membership, String masterId, int independentMembers, int reservedInstances, int pickupVouchers,
                              int ordersAwaitingPayment, int openResources, BigDecimal cashConsumed, BigDecimal arrears,
                              BigDecimal invoiceDebt, BigDecimal ownCash, BigDecimal storedValue, BigDecimal bonusBalance, int graceDays,
                              Instant createdAt, Instant updatedAt) {

    /** Whether the customer has given the account up. */
    public boolean isClosed() {
        return closedAt != null;
    }
}
